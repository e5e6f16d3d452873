"""Serve a folder on this machine: ``serve.py FOLDER PORT``."""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class Handler(SimpleHTTPRequestHandler):
    """Files as they are now, so that a browser asks again after each build."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_request(self, *_: object) -> None:
        """Keep quiet about what went well."""


def main(folder: str, port: str) -> str | None:
    """Serve until interrupted; give back what went wrong."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", int(port)), partial(Handler, directory=folder))
    except (OSError, OverflowError, ValueError) as error:
        return (
            f"ポート {port} は使えません（{error}）。make serve PORT=8001 のように変えてください。"
        )
    with server:
        print(
            f"http://127.0.0.1:{server.server_port}/ で開けます。Ctrl+C で止まります。", flush=True
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
