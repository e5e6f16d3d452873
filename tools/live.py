"""Build the guide on every save and reload the open pages: ``live.py PORT [SETTING=VALUE…]``."""

import gc
import signal
import sys
from asyncio import Future, ensure_future, to_thread
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from time import monotonic
from typing import Any

import uvicorn
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from watchfiles import Change, awatch

HOST = "127.0.0.1"
OUT = Path("build/live/html")
CODE = Path("ext")
EXTENSIONS = ("selfcheck", "guide")
WATCHED = ("conf.py", "docs", "quiz", str(CODE))
NOT_WATCHED = (r"/__pycache__/", r"\.mo$", r"/\.[^/]*$", r"~$")
"""What builds and editors write beside the files that they work on."""

PROCESSES = get_context("forkserver")
"""Its processes begin with the libraries, which take a second to load, and with nothing else."""


@dataclass(frozen=True)
class Build:
    """Builds what has changed. Each build has a process of its own."""

    address: str
    settings: tuple[str, ...]

    def __call__(self) -> None:
        from sphinx.cmd.build import build_main

        gc.disable()  # The process ends soon. The search for garbage would be a tenth of its work.
        started = monotonic()
        definitions = [argument for setting in self.settings for argument in ("-D", setting)]
        options = ["-q", "-n", "--keep-going", "-c", ".", "-d", "build/live/doctrees"]
        status = build_main([*options, *definitions, "docs", str(OUT)])
        seconds = f"{monotonic() - started:.1f}秒"
        if status:
            print("作れませんでした。上のメッセージのところを直して保存してください。", flush=True)
        else:
            print(f"作りました（{seconds}）。{self.address} で見られます。", flush=True)


def first_build(build: Build) -> list[str]:
    """Build, and give back the names of the libraries that builds use."""
    build()
    return [name for name in sys.modules if name.partition(".")[0] not in (*EXTENSIONS, "__main__")]


def await_order(build: Build, orders: Connection) -> None:
    """Load the guide's own code as it is now, and build with it when told to."""
    sys.path.insert(0, str(CODE))
    for name in EXTENSIONS:
        with suppress(Exception):  # a mistake in the code is told by the build
            import_module(name)
    with suppress(EOFError):  # the server has ended
        orders.recv()
        build()


class ReadyBuild:
    """A build whose process has loaded what it needs, so that only the work itself is left."""

    def __init__(self, build: Build) -> None:
        orders, self._order = PROCESSES.Pipe(duplex=False)
        self._process = PROCESSES.Process(target=await_order, args=(build, orders), daemon=True)
        self._process.start()
        orders.close()

    def run(self) -> None:
        """Build, and wait for the end."""
        self._order.send(None)
        self._process.join()

    def drop(self) -> None:
        """End without building."""
        self._order.close()


class Rebuilds(RebuildServer):
    """Builds on every save, and tells the open pages; the next build is made ready meanwhile."""

    def __init__(self, build: Build) -> None:
        filtering: Any = IgnoreFilter
        building: Any = build
        super().__init__([Path(path) for path in WATCHED], filtering([], NOT_WATCHED), building)
        self._build = build

    async def watch(self) -> None:
        """Go on until the server ends. What changes during a build is seen after it."""
        ready = self._make_ready()
        print(
            "保存すると作り直し、開いているページを新しくします。Ctrl+C で止まります。", flush=True
        )
        async for changes in awatch(*self.paths, watch_filter=self._is_watched):
            if any(Path(path).suffix == ".py" for _, path in changes):
                (await ready).drop()
                ready = self._make_ready()
            await to_thread((await ready).run)
            self.flag.set()
            ready = self._make_ready()

    def _make_ready(self) -> Future[ReadyBuild]:
        return ensure_future(to_thread(ReadyBuild, self._build))

    def _is_watched(self, change: Change, path: str) -> bool:
        return not self.ignore(path)


class AlwaysAskedFor:
    """Middleware: a browser keeps no file without asking whether it has changed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_header(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-cache"
            await send(message)

        await self._app(scope, receive, send_with_header)


def application(build: Build, authority: str) -> Starlette:
    """The site, with a script in its pages that reloads them after a build."""
    watcher = Rebuilds(build)
    return Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", watcher),
            Mount("/", app=StaticFiles(directory=OUT, html=True)),
        ],
        middleware=[
            Middleware(AlwaysAskedFor),
            Middleware(JavascriptInjectorMiddleware, ws_url=authority),
        ],
        lifespan=watcher.lifespan,
    )


def main(port: str, *settings: str) -> str | None:
    """Build once, then serve until interrupted; give back what went wrong."""
    listening = socket()
    listening.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, int(port)))
        listening.listen()  # a browser that comes now waits for the first build
    except (OSError, OverflowError, ValueError) as error:
        return (
            f"ポート {port} は使えません（{error}）。make live PORT=8001 のように変えてください。"
        )
    authority = f"{HOST}:{listening.getsockname()[1]}"
    build = Build(f"http://{authority}/", settings)
    OUT.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(1, get_context("spawn")) as processes:
        PROCESSES.set_forkserver_preload(processes.submit(first_build, build).result())
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server alone
    ensure_running()
    signal.signal(signal.SIGINT, interrupt)
    config = uvicorn.Config(application(build, authority), log_level="error")
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
