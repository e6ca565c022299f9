"""Names with markup in them are shown as they were typed, on every screen that shows a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

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
from facilitator_app.ui.screens import RoundBound
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


AS_NAMES = (*HOSTILE, *dict.fromkeys(tidy for one in COMMENTS if 0 < len(tidy := " ".join(one.split())) <= 300))
"""The hostile comments as well, as they can be typed for a name: in one line, single spaces."""


@pytest.fixture(params=AS_NAMES, ids=range(len(AS_NAMES)))
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


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
    return found


@pytest.mark.slow
@pytest.mark.usefixtures("qtbot")
def test_typed_names_are_never_markup(workspace: Workspace, hostile: str, tmp_path: Path) -> None:
    made = workspace.partnerships.create(hostile)
    organisation = Organisation(new_id(), hostile)
    workspace.partnerships.set_organisations(made.id, (organisation,))
    groups = tuple(
        replace(g, name=f"{hostile} {n}", plain_name=f"{hostile} {n}", asked=3) for n, g in enumerate(made.groups)
    )
    workspace.partnerships.set_groups(made.id, groups)
    workspace.partnerships.set_members(made.id, (Member(new_id(), hostile, organisation.id, groups[0].id),))
    figure = OutcomeFigure(new_id(), hostile[:200], hostile[:200], Decimal(1), date(2026, 1, 1), hostile[:200])
    workspace.aims.set_figures(made.id, (figure,))
    workspace.support_plan.set_rows(made.id, (SupportRow(new_id(), hostile, hostile, hostile, Owner(hostile)),))
    draft = workspace.rounds.new(made.id, "quick-check")
    window = Window(tmp_path / "settings.json", full_screen=False)
    window.opened(workspace)
    window.show()
    for kind in SHOWING:
        if kind is RoundRoute:
            workspace.rounds.rename(draft.id, hostile)
            workspace.rounds.start(draft.id)
        about = (
            (made.id, draft.id)
            if issubclass(kind, RoundBound) and kind not in (PeopleRoute, GroupsRoute)
            else (made.id,)
        )
        window.go(kind() if kind in (HomeRoute, PortfolioRoute) else kind(*about))
        page = window.page
        assert page is not None
        for label in window.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText
        tidy = " ".join(hostile.split())
        said = [words.replace("&&", "&") for words in everything_said(window)]
        assert any(tidy in words for words in said) or any(tidy.replace("&&", "&") in words for words in said), kind
    window.close()
