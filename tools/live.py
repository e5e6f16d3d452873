"""Build the guide on every save and reload the open pages: ``live.py PORT [SETTING=VALUE…]``."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from time import monotonic
from typing import Any

import uvicorn
from sphinx.cmd.build import build_main
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
OUT = Path("build/live/html")
WATCHED = ("conf.py", "docs", "quiz", "ext")
NOT_WATCHED = (r"/__pycache__/", r"\.mo$", r"/\.[^/]*$", r"~$")
"""What builds and editors write beside the files that they work on."""

USED_BY_EVERY_BUILD = (
    "sphinx.application",
    "sphinx.builders.html",
    "sphinx.ext.autosummary",
    "sphinx.ext.doctest",
    "sphinx.search.ja",
    "sphinx_book_theme",
    "sphinx_design",
    "myst_parser.sphinx_ext.main",
    "notfound.extension",
    "pydantic",
    "requests",
    "tinycss2",
    "yaml",
)
"""Libraries that take a second to load. The guide's own code is loaded anew for each build."""


@dataclass(frozen=True)
class Build:
    """Builds what has changed. The server calls it in a process of its own each time."""

    address: str
    settings: tuple[str, ...]

    def __call__(self, *, changed_paths: Sequence[Path]) -> None:
        started = monotonic()
        definitions = [argument for setting in self.settings for argument in ("-D", setting)]
        options = ["-q", "-n", "--keep-going", "-c", ".", "-d", "build/live/doctrees"]
        status = build_main([*options, *definitions, "docs", str(OUT)])
        seconds = f"{monotonic() - started:.1f}秒"
        if status:
            print("作れませんでした。上のメッセージのところを直して保存してください。", flush=True)
        else:
            print(f"作りました（{seconds}）。{self.address} で見られます。", flush=True)


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


def application(build: Callable[..., None], authority: str) -> Starlette:
    """The site, with a script in its pages that reloads them after a build."""
    ignored: Any = IgnoreFilter
    watcher = RebuildServer([Path(path) for path in WATCHED], ignored([], NOT_WATCHED), build)
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
    for name in USED_BY_EVERY_BUILD:
        import_module(name)
    with ProcessPoolExecutor(1) as processes:
        processes.submit(build, changed_paths=()).result()
    print("保存すると作り直し、開いているページを新しくします。Ctrl+C で止まります。", flush=True)
    config = uvicorn.Config(application(build, authority), log_level="error")
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
