"""What the tests of whole pages have in common."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page

SECONDS = 60_000


def rest(page: Page) -> None:
    """Wait until the page is there and its script has come to an end."""
    page.locator('[data-testid="stMainBlockContainer"]').wait_for(timeout=SECONDS)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(
        timeout=SECONDS
    )


def ready_map(page: Page) -> None:
    """Wait until the first map is drawn."""
    page.locator(".netra-map[data-ready]").first.wait_for()


def complaint(message: ConsoleMessage) -> list[str]:
    """An error on the console, but for Streamlit's own question whether it is served below a path.

    On /map it asks for /map/_stcore/health before /_stcore/health and is told that there is none.
    """
    address = message.location["url"]
    if message.type != "error" or ("404" in message.text and "/_stcore/" in address):
        return []
    return [f"{message.text} {address}"]
