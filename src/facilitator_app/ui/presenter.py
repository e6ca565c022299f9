"""What stands behind a page of the facilitator: it decides, and knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, get_args

from facilitator_app.domain.errors import AppError, in_words
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.screens import RoundBound, Route
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace

PageT = TypeVar("PageT", bound=FacilitatorPage)
RouteT = TypeVar("RouteT")
DoneT = TypeVar("DoneT")


class Doing(Generic[PageT]):
    """Does what a person asked for; if it cannot be done, the page says why, and nothing has changed."""

    view: PageT
    shell: Shell

    @property
    def workspace(self) -> Workspace:
        """The services over the open file."""
        return self.shell.workspace

    def end(self) -> None:
        """The page is gone: what was begun for it ends, and what it knew is forgotten."""

    def tried(self, act: Callable[[], DoneT], tell: Callable[[str], object] | None = None) -> DoneT | None:
        """What came of it; None if it could not be done. ``tell``: says so instead of the top of the page."""
        try:
            return act()
        except (AppError, MemoryError) as error:
            (tell or self.view.show_error)(str(in_words(error)))
            return None

    def kept(self, act: Callable[[], object], tell: Callable[[str], object] | None = None) -> bool:
        """Whether it could be done, and is saved now."""
        done = self.tried(lambda: (act(),), tell) is not None
        if done:
            self.shell.saved()
        return done


class Presenter(Doing[PageT], Generic[PageT, RouteT]):
    """Begins with the page, the window that the page is in, and where this is. The page's ``bind`` calls ``show``.

    The page in the brackets, ``Presenter[RoomsPage, RoomsRoute]``, is the one that ``build`` makes.
    """

    page: ClassVar[type[Any]]
    leads_back: type[Route] | None = None
    """The screen of the way back, about the same; None: the one before this one."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        named = [kind for base in vars(cls).get("__orig_bases__", ()) for kind in get_args(base)]
        for kind in named:
            if isinstance(kind, type) and issubclass(kind, FacilitatorPage):
                cls.page = kind

    @classmethod
    def build(cls, shell: Shell, route: RouteT, *more: object, **facts: object) -> PageT:
        """The screen for a route: the page, joined to its presenter. ``more``, ``facts``: what else that is made with."""
        make: Any = cls
        page: PageT = cls.page()
        page.bind(make(page, shell, route, *more, **facts))
        return page

    def __init__(self, view: PageT, shell: Shell, route: RouteT) -> None:
        self.view = view
        self.shell = shell
        self.route = route
        self.begin()

    def begin(self) -> None:
        """What it knows and keeps from the start. The page is empty yet."""

    @property
    def here(self) -> tuple[str, ...]:
        """What the screen is about: the partnership, and the round, which knows its partnership."""
        route = self.route
        if isinstance(route, RoundBound) and route.round_id and not route.partnership_id:
            return self.shell.workspace.rounds.get(route.round_id).partnership_id, route.round_id
        return route.ids if isinstance(route, Route) else ()

    def visit(self, screen: Callable[..., Route], *more: object) -> None:
        """Another screen about the same; ``more``: what else says where it is."""
        self.shell.go(screen(*self.here, *more))

    def show(self) -> None:
        """Fill the page with what there is now."""
        raise NotImplementedError

    def leave(self) -> None:
        """The way back was pressed."""
        if self.leads_back is None:
            self.shell.back()
        else:
            self.shell.go(self.leads_back(*self.here), remember=False)
