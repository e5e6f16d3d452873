"""Make of a built guide what a host serves: ``python -m tools.hosting HTML SITE SETTINGS``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tools.hosting.fingerprints import fingerprint
from tools.hosting.headers import as_netlify, as_nginx_map, as_nginx_server
from tools.hosting.precompression import precompress

_NGINX = Path(__file__).with_name("nginx.conf")


def make_site(html: Path, site: Path, settings: Path) -> None:
    """Write the files to serve into ``site``, and nginx's settings for them into ``settings``."""
    for folder in (site, settings):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(html, site)
    fingerprint(site)
    (site / "_headers").write_text(as_netlify(), "utf-8")
    precompress(site)
    settings.mkdir(parents=True)
    shutil.copyfile(_NGINX, settings / "nginx.conf")
    (settings / "headers.conf").write_text(as_nginx_server(), "utf-8")
    (settings / "keeping.conf").write_text(as_nginx_map(), "utf-8")


if __name__ == "__main__":
    make_site(*map(Path, sys.argv[1:]))
