"""The ways to divide people on their page, in the set-up, on the groups' page, and what a round says of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.services.workspace import Workspace
from facilitator_app.ui import routes as to
from facilitator_app.ui.window import Window
from ui.checks import assert_sound, clipped, small_targets, unnamed
from ui.home.page_checks import button, said
from ui.home.recording_shell import TODAY, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path / "store")[0]


@pytest.fixture
def window(tmp_path: Path, workspace: Workspace, qtbot: Any) -> Iterator[Window]:
    made = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.opened(workspace)
    yield made
    made.close()


def test_a_way_is_put_to_use_added_removed_and_brought_back(window: Window, workspace: Workspace) -> None:
    made = workspace.partnerships.create("River Valley")
    window.go(to.GroupsRoute(made.id))
    assert "Divided by: Kind of partner." in said(window.page)
    button(window.page, "Other ways to divide people").click()
    page: Any = window.page
    assert page.title == "Ways to divide people"
    page.presenter.list.choose(3)
    button(page, "Use this way").click()
    assert "People are divided by “Sector” now." in said(page)
    assert workspace.partnerships.get(made.id).breakdown_name == "Sector"
    button(page, "Remove this way").click()
    assert "Error: Ways to divide people" in said(page)
    assert len(page.presenter.items()) == 4
    button(page, "Add a way").click()
    QTest.keyClicks(page.list.form.fields["name"].editor, "Town")
    page.save_pending()
    assert [one.name for one in page.presenter.items()][-1] == "Town"
    assert [*clipped(page), *unnamed(page), *small_targets(page, 44)] == []
    button(page, "Remove this way").click()
    assert [one.name for one in page.presenter.items()][-1] == "Sector"
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.name for one in page.presenter.items()][-1] == "Town"
    button(page, "Done").click()
    assert window.screen_name == "groups"
    assert "Divided by: Sector." in said(window.page)


def test_the_set_up_divides_the_round_and_the_round_says_how(window: Window, workspace: Workspace) -> None:
    made = workspace.partnerships.create("River Valley")
    draft = workspace.rounds.new(made.id, "quick-check")
    window.go(to.SetupGroupsRoute(made.id, draft.id))
    page: Any = window.page
    assert list(page.numbers) == [group.id for group in made.groups]
    assert page.ways.editor.currentText() == "Kind of partner"
    page.ways.editor.setCurrentIndex(1)
    page.ways.editor.activated.emit(1)
    changed = workspace.rounds.get(draft.id)
    assert [group.name for group in changed.groups] == ["Core group", "Wider partnership"]
    assert list(page.numbers) == [group.id for group in changed.groups]
    workspace.rounds.set_groups(draft.id, tuple(replace(group, asked=6) for group in changed.groups))
    window.go(to.SetupCheckRoute(made.id, draft.id))
    assert "Divided by: Core or wider partnership" in said(window.page)
    workspace.rounds.start(draft.id)
    window.go(to.RoundRoute(made.id, draft.id))
    assert "Divided by: Core or wider partnership." in said(window.page)


def test_a_partnership_of_an_older_program_has_one_way_until_another_is_added(
    window: Window, workspace: Workspace
) -> None:
    made = workspace.partnerships.create("River Valley")
    with workspace.store.transaction() as t:
        t.partnerships.save(replace(made, breakdowns=(), divided_by=""))
        t.commit()
    draft = workspace.rounds.new(made.id, "quick-check")
    window.go(to.SetupGroupsRoute(made.id, draft.id))
    page: Any = window.page
    assert not page.ways.isVisibleTo(page)
    button(page, "Other ways to divide people").click()
    page = window.page
    assert "Groups so far" in [cell.words for row in page.list.table._cells for cell in row]
    button(page, "Use this way").click()
    assert workspace.partnerships.get(made.id).breakdown_name == "Groups so far"
    button(page, "Add a way").click()
    QTest.keyClicks(page.list.form.fields["name"].editor, "Town")
    page.save_pending()
    button(page, "Use this way").click()
    assert workspace.rounds.get(draft.id).divided_by == "Town"
    button(page, "Done").click()
    assert window.screen_name == "setup_groups"
    assert "Group 1" in said(window.page)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_there_is_an_end_to_ways_and_it_is_said(
    window: Window, workspace: Workspace, settle: Any, scale: float
) -> None:
    made = workspace.partnerships.create("River Valley")
    first = made.breakdowns[-1]
    more = (replace(first, id=f"way {n}", name=f"Way {n}") for n in range(12 - len(made.breakdowns)))
    workspace.partnerships.set_breakdowns(made.id, (*made.breakdowns, *more))
    window.change_settings(replace(window.settings, scale=scale))
    window.go(to.BreakdownsRoute(made.id))
    page: Any = window.page
    button(page, "Add a way").click()
    settle()
    assert "There are 12 ways, which is the most. Remove one first." in page.errors.accessibleName()
    assert len(page.presenter.items()) == 12
    assert_sound(window)
