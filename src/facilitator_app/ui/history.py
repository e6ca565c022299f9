"""Where the facilitator was in this sitting, and how each page looked then. Routes only: nothing secret stands in one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from facilitator_app.ui import routes as to
from facilitator_app.ui.kept_view import ViewState
from facilitator_app.ui.screens import PartnershipBound, Route

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace
    from facilitator_app.ui.page import FacilitatorPage

VIEWS, TYPED = "views", "typed"


class History:
    """What is chosen on pages may name people: while the file is locked it waits inside the file."""

    def __init__(self) -> None:
        self._trail: list[Route] = []
        self._views: dict[str, ViewState] = {}
        self._left: tuple[str, Route, list[Route], str] | None = None

    def leave(self, route: Route, page: FacilitatorPage | None, *, remember: bool) -> None:
        """This page goes. ``remember``: the way back leads to it."""
        if page is None or route.once:
            return
        self._views[repr(route)] = page.kept_view.state()
        if remember:
            self._trail.append(route)

    def view_of(self, route: Route, workspace: Workspace | None) -> ViewState:
        """How the page looked, and what was typed on it and not used."""
        typed = workspace.unfinished.of(*_unfinished_key(route)) if workspace is not None else {}
        return {**self._views.get(repr(route), {}), **typed}

    def save_typed(self, workspace: Workspace, route: Route, page: FacilitatorPage) -> None:
        """Keep what is typed on this page and not used yet, in the file itself."""
        if not page.kept_view.may_be_typed:
            return
        typed = page.kept_view.typed()
        if typed != workspace.unfinished.of(*_unfinished_key(route)):
            workspace.unfinished.keep(typed, *_unfinished_key(route))

    def back(self) -> Route | None:
        """The place before this one, once."""
        return self._trail.pop() if self._trail else None

    def lock(self, workspace: Workspace, route: Route, page: FacilitatorPage | None, partnership_id: str) -> None:
        """Remember the place for whoever opens this file again, and put what was chosen into it.

        ``partnership_id``: the one the rail leads into, also from a page that is about none.
        """
        self.leave(route, page, remember=False)
        last_route: Route = to.HomeRoute() if route.once else route
        self._left = (workspace.store.id, last_route, list(self._trail), partnership_id if last_route == route else "")
        views = {route: json.dumps(state) for route, state in self._views.items() if state}
        self._trail, self._views = [], {}
        workspace.unfinished.keep(views, VIEWS)

    def open(self, workspace: Workspace) -> tuple[Route, str]:
        """Where to go in this file, and the partnership of the rail: as one left it in this sitting, else Home and none."""
        left, self._left = self._left, None
        self._trail, self._views = [], {}
        views = workspace.unfinished.of(VIEWS)
        if views:
            workspace.unfinished.keep({}, VIEWS)
        if left is None or left[0] != workspace.store.id:
            return to.HomeRoute(), ""
        self._views = {route: json.loads(state) for route, state in views.items()}
        _store, route, self._trail, partnership_id = left
        return route, partnership_id


def _unfinished_key(route: Route) -> tuple[str, ...]:
    """It goes with its partnership, if it has one."""
    partnership_id = route.partnership_id if isinstance(route, PartnershipBound) else ""
    return (partnership_id, TYPED, repr(route))
