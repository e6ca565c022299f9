"""What stands behind a page of the facilitator: it decides, and knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.ui.screens import Route
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.ui.page import FacilitatorPage

PageT = TypeVar("PageT", bound="FacilitatorPage")
RouteT = TypeVar("RouteT")
DoneT = TypeVar("DoneT")


class Doing(Generic[PageT]):
    """Does what a person asked for; if it cannot be done, the page says why, and nothing has changed."""

    view: PageT
    shell: Shell

    def end(self) -> None:
        """The page is gone: what was begun for it ends, and what it knew is forgotten."""

    @property
    def here(self) -> tuple[str, ...]:
        """What the screen is about: the partnership, and the round."""
        return ()

    def visit(self, screen: Callable[..., Route], *more: object) -> None:
        """Another screen about the same; ``more``: what else says where it is."""
        self.shell.go(screen(*self.here, *more))

    def tried(self, act: Callable[[], DoneT], tell: Callable[[str], object] | None = None) -> DoneT | None:
        """What came of it; None if it could not be done. ``tell``: says so instead of the top of the page."""
        try:
            return act()
        except AppError as error:
            (tell or self.view.show_error)(str(error))
            return None

    def kept(self, act: Callable[[], object], tell: Callable[[str], object] | None = None) -> bool:
        """Whether it could be done, and is saved now."""
        done = self.tried(lambda: (act(),), tell) is not None
        if done:
            self.shell.saved()
        return done


class Presenter(Doing[PageT], Generic[PageT, RouteT]):
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
