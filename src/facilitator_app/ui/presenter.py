"""What stands behind a page of the facilitator: it decides, and knows no Qt."""

from __future__ import annotations

from typing import Generic, TypeVar

from facilitator_app.ui.shell import Shell

PageT = TypeVar("PageT")
RouteT = TypeVar("RouteT")


class Presenter(Generic[PageT, RouteT]):
    """Begins with the page, the window that the page is in, and where this is. The page's ``bind`` calls ``show``."""

    def __init__(self, view: PageT, shell: Shell, route: RouteT) -> None:
        self.view = view
        self.shell = shell
        self.route = route

    def show(self) -> None:
        """Fill the page with what there is now."""
        raise NotImplementedError

    def leave(self) -> None:
        """The way back was pressed: to the screen before this one, unless a presenter knows better."""
        self.shell.back()
