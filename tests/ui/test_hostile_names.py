"""Names with markup in them are shown as they were typed, on every screen that shows a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget

from facilitator_app.domain.aims import OutcomeFigure
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member, Organisation
from facilitator_app.domain.plan import Owner
from facilitator_app.domain.support_plan import SupportRow
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.routes import (
    AimsRoute,
    GetReadyRoute,
    GroupsRoute,
    HomeRoute,
    OutcomeFiguresRoute,
    PartnershipDetailsRoute,
    PartnershipRoute,
    PeopleRoute,
    PortfolioRoute,
    RoundRoute,
    SetupGroupsRoute,
    SupportPlanRoute,
    TickListRoute,
    TimelineRoute,
)
from facilitator_app.ui.screens import RoundBound, Route
from facilitator_app.ui.window import Window
from packs.test_hostile_words import HOSTILE as COMMENTS

HOSTILE = (
    '<img src="file:///etc/hostname">',
    "<b>bold</b> & <i>not</i>",
    '<a href="javascript:alert(1)">press</a>',
    "{name} %s %(x)s $(rm) `x`",
    "&Mnemonic && two",
    "$\\frac{1}{0}$",
    "‮right to left‬",
)
SHOWING = (
    HomeRoute,
    PartnershipRoute,
    PartnershipDetailsRoute,
    PeopleRoute,
    GroupsRoute,
    RoundRoute,
    GetReadyRoute,
    SetupGroupsRoute,
    TickListRoute,
    TimelineRoute,
    PortfolioRoute,
    AimsRoute,
    OutcomeFiguresRoute,
    SupportPlanRoute,
)
ALL_OF_THEM = (HomeRoute, PortfolioRoute)
"""They show the names of all partnerships."""
OF_ONE = (PartnershipRoute, TimelineRoute)
"""They show the names of the partnership and its round; all others show lists."""
AS_NAMES = (*HOSTILE, *dict.fromkeys(tidy for one in COMMENTS if 0 < len(tidy := " ".join(one.split())) <= 300))
"""The hostile comments as well, as they can be typed for a name: in one line, single spaces."""
AT_ONCE = 12
"""As many stand in each list of one partnership: a page of all of them says no less of each than a page of one."""
BATCHES = [AS_NAMES[start : start + AT_ONCE] for start in range(0, len(AS_NAMES), AT_ONCE)]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", "words for a test", lambda: date(2026, 11, 24), Cost.quick())
    yield made
    made.close()


def everything_said(page: QWidget) -> list[str]:
    """All words on a page and all names a screen reader hears."""
    found = []
    for widget in page.findChildren(QWidget):
        text = getattr(widget, "text", None)
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        found += [str(text())] if callable(text) else []
    for table in page.findChildren(QTableWidget):
        cells = [table.item(row, column) for row in range(table.rowCount()) for column in range(table.columnCount())]
        found += [said for cell in cells for said in (cell.text(), str(cell.data(Qt.ItemDataRole.AccessibleTextRole)))]
    return found


def route_of(kind: Any, partnership_id: str, round_id: str) -> Route:
    about = () if kind in ALL_OF_THEM else (partnership_id,)
    in_round = issubclass(kind, RoundBound) and kind not in (PeopleRoute, GroupsRoute)
    route: Route = kind(*about, round_id) if in_round else kind(*about)
    return route


def unsaid(window: Window, names: Sequence[str]) -> list[str]:
    """Which of them the page does not show. Nothing in the window is markup."""
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert window.page is not None
    said = everything_said(window.page)
    plain = [words.replace("&&", "&") for words in said]
    return [one for one in names if not any(one in words for words in (*said, *plain))]


@pytest.mark.slow
@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("names", BATCHES, ids=range(len(BATCHES)))
def test_typed_names_are_never_markup(workspace: Workspace, names: tuple[str, ...], tmp_path: Path) -> None:
    made, *others = [workspace.partnerships.create(one) for one in names]
    organisations = tuple(Organisation(new_id(), one) for one in names)
    workspace.partnerships.set_organisations(made.id, organisations)
    kinds = [made.groups[n % len(made.groups)] for n in range(len(names))]
    groups = tuple(
        replace(g, id=new_id(), name=f"{one} {n}", plain_name=f"{one} {n}", asked=3)
        for n, (one, g) in enumerate(zip(names, kinds))
    )
    workspace.partnerships.set_groups(made.id, groups)
    members = tuple(Member(new_id(), one, o.id, g.id) for one, o, g in zip(names, organisations, groups))
    workspace.partnerships.set_members(made.id, members)
    figures = [OutcomeFigure(new_id(), one[:200], one[:200], Decimal(1), date(2026, 1, 1), one[:200]) for one in names]
    workspace.aims.set_figures(made.id, figures)
    workspace.support_plan.set_rows(made.id, [SupportRow(new_id(), one, one, one, Owner(one)) for one in names])
    rounds = [workspace.rounds.new(one.id, "quick-check") for one in (made, *others)]
    for one, draft in zip(names, rounds):
        workspace.rounds.rename(draft.id, one)
    workspace.rounds.start(rounds[0].id)
    window = Window(tmp_path / "settings.json", full_screen=False)
    window.opened(workspace)
    window.show()
    for kind in SHOWING:
        for one, of, draft in zip(names, (made, *others), rounds):
            window.go(route_of(kind, of.id, draft.id))
            assert unsaid(window, [one] if kind in OF_ONE else names) == [], kind
            if kind not in OF_ONE:
                break  # all names are on it
    window.close()
