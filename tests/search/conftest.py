"""The built guide in a real browser, as in ``tests/browser``; a phone's screen is mostly enough."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import (
    PHONE,
    base_url,
    browser_context_args,
    browser_type_launch_args,
    page,
)

__all__ = ["base_url", "browser_context_args", "browser_type_launch_args", "page"]


@pytest.fixture
def viewport(request: pytest.FixtureRequest) -> ViewportSize:
    """A phone's screen, unless a test asks for another."""
    size: ViewportSize = getattr(request, "param", PHONE)
    return size
