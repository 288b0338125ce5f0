"""A page of a browser that notes what it asks of others and complains of."""

from __future__ import annotations

from playwright.sync_api import Page


class Watched:
    """A page, with all that it asked of others and complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> None:
        """Go to a path, and wait until all is there."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")

    def tab_to(self, name: str, *, most: int = 120) -> None:
        """Press the tabulator until what has the focus begins with a name, as who has no mouse must."""
        focused = "(document.activeElement.innerText || document.activeElement.value || '').trim()"
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if str(self.page.evaluate(focused)).startswith(name):
                return
        raise AssertionError(f"{name!r} is not within {most} steps of the tabulator")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)
