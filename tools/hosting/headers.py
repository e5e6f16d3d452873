"""The headers that the site is to be served with, as each kind of host wants them."""

from __future__ import annotations

from dataclasses import dataclass

from tools.hosting.fingerprints import ASSETS


@dataclass(frozen=True, slots=True)
class Header:
    """A header of every answer."""

    name: str
    value: str
    reason: str


POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")),
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = (
    Header(
        "Content-Security-Policy", POLICY, "自分のファイルだけを使い、ほかのサイトに埋め込ませない"
    ),
    Header("X-Content-Type-Options", "nosniff", "ファイルの種類を推測させない"),
    Header(
        "Referrer-Policy", "strict-origin-when-cross-origin", "読んだページを、よそに知らせない"
    ),
    Header(
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "使わない機能を閉じる",
    ),
    Header("Cross-Origin-Opener-Policy", "same-origin", "ほかのサイトの窓から切り離す"),
)

KEEP = "public, max-age=31536000, immutable"
"""For what has its checksum in its name: a change gives it another name."""

ASK = "no-cache"
"""For everything else: kept, but used only after asking whether it is still the same."""


def as_netlify() -> str:
    """The file ``_headers``, as Netlify, Cloudflare Pages and others read it.

    No address gets a header from two rules: Cloudflare Pages would join both values with a comma,
    Netlify take one of them. So there is none for pages: these hosts have them asked for each time.
    """
    lines = [
        "# make site が作ったファイルです。直すときは tools/hosting/headers.py を直します。",
        "/*",
    ]
    for header in HEADERS:
        lines += [f"  # {header.reason}", f"  {header.name}: {header.value}"]
    lines += [f"/{ASSETS}/*", f"  Cache-Control: {KEEP}"]
    return "\n".join(lines) + "\n"


def as_nginx_server() -> str:
    """Lines of an nginx ``server`` block; ``always`` sends them with an error's page too."""
    lines = [f'add_header {header.name} "{header.value}" always;' for header in HEADERS]
    return "\n".join([*lines, "add_header Cache-Control $keeping always;"]) + "\n"


def as_nginx_map() -> str:
    """Lines of an nginx ``http`` block: how long an answer may be kept, by status and address."""
    return (
        'map "$status $uri" $keeping {\n'
        f'    default "{ASK}";\n'
        f'    "~^(?:200|206|304) /{ASSETS}/" "{KEEP}";\n'
        "}\n"
    )
