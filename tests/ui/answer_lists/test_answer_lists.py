"""Answers as lists: from the switch in Settings to the file, by real clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui import settings_screen
from facilitator_app.ui.answer_lists.presenter import AnswerListsPresenter
from facilitator_app.ui.exports.presenter import ExportsPresenter
from facilitator_app.ui.routes import AnswerListsRoute, ExportsRoute, SettingsRoute, SetupPromiseRoute
from facilitator_app.ui.setup.promise_presenter import PromisePresenter
from facilitator_app.ui.widgets import TickBox
from ui.home.page_checks import button, check_looks, plain, said
from ui.home.recording_shell import WORDS, RecordingShell, a_workspace
from ui.results.closed_rounds import HIGH, LOW, a_draft, answer

MAY_SAVE_LISTS = (
    "We may save a list of the answers to each question. Each list is mixed and has no names. It is not locked."
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


def a_round(workspace: Workspace) -> Round:
    workspace.preferences.set_raw_lists(True)
    draft = a_draft(workspace)
    workspace.rounds.set_promise(draft.id, replace(draft.promise, raw_allowed=True))
    round_ = workspace.rounds.start(draft.id)
    for group, value in ((0, HIGH), (1, LOW)):
        for _person in range(6):
            answer(workspace, round_, group, value)
    return workspace.rounds.close(round_.id, WORDS)


def press(page: Any, words: str) -> None:
    QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def words_of(page: Any) -> list[str]:
    return [plain(b.text()) for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page)]


def page_of(workspace: Workspace, round_: Round, show: Callable[..., Any]) -> tuple[Any, RecordingShell]:
    shell = RecordingShell(workspace)
    return show(AnswerListsPresenter.build(shell, AnswerListsRoute(round_.partnership_id, round_.id))), shell


@pytest.mark.slow
def test_a_switch_then_a_promise_that_people_read(
    workspace: Workspace, show: Callable[..., Any], settle: Callable[[], None]
) -> None:
    draft = a_draft(workspace)
    where = SetupPromiseRoute(draft.partnership_id, draft.id)
    page = show(PromisePresenter.build(RecordingShell(workspace), where))
    lists = next(box for box in page.findChildren(TickBox) if "lists" in box.text())
    assert not lists.isVisibleTo(page)
    settings = show(settings_screen.build(RecordingShell(workspace), AnswerListsRoute()))
    QTest.mouseClick(button(settings, "Answers may be saved as lists"), Qt.MouseButton.LeftButton)
    assert workspace.preferences.raw_lists
    page = show(PromisePresenter.build(RecordingShell(workspace), where))
    assert MAY_SAVE_LISTS not in said(page)
    press(page, "I may save the answers as mixed lists")
    assert workspace.rounds.get(draft.id).promise.raw_allowed
    settle()
    assert MAY_SAVE_LISTS in said(page)
    check_looks(show, lambda: PromisePresenter.build(RecordingShell(workspace), where))


def test_only_where_it_is_switched_on(workspace: Workspace, show: Callable[..., Any]) -> None:
    closed = a_round(workspace)
    where = ExportsRoute(closed.partnership_id, closed.id)
    page = show(ExportsPresenter.build(RecordingShell(workspace), where))
    assert "Answers as lists" in words_of(page)
    workspace.preferences.set_raw_lists(False)
    page = show(ExportsPresenter.build(RecordingShell(workspace), where))
    assert "Answers as lists" not in words_of(page)
    page, shell = page_of(workspace, closed, show)
    assert "switched off" in said(page)
    press(page, "Open Settings")
    assert shell.gone == [SettingsRoute()]


def test_reason_and_name_then_the_file(workspace: Workspace, show: Callable[..., Any], tmp_path: Path) -> None:
    closed = a_round(workspace)
    page, shell = page_of(workspace, closed, show)
    shell.paths = [tmp_path / "lists.xlsx"]
    press(page, "Save as a spreadsheet")
    assert "There is no reason yet." in page.errors.accessibleName()
    assert "That is not the name of the round." in page.errors.accessibleName(), "all that is wrong is said at once"
    press(page, "For a study that people were told about")
    press(page, "Save as a spreadsheet")
    assert "That is not the name of the round." in page.errors.accessibleName()
    assert shell.paths, "no place was asked for"
    assert not list(tmp_path.glob("lists*"))
    name = next(box for box in page.findChildren(QLineEdit) if box.isVisibleTo(page))
    QTest.keyClicks(name, closed.name)
    press(page, "Save as a spreadsheet")
    assert "Saved: lists.xlsx" in said(page)
    assert (tmp_path / "lists.xlsx").read_bytes()[:2] == b"PK"
    assert "Lists that left before" in said(page)


def test_a_folder_that_is_gone(workspace: Workspace, show: Callable[..., Any], tmp_path: Path) -> None:
    closed = a_round(workspace)
    page, shell = page_of(workspace, closed, show)
    shell.paths = [tmp_path / "gone" / "lists.csv"]
    press(page, "To check the figures of this program")
    QTest.keyClicks(next(box for box in page.findChildren(QLineEdit) if box.isVisibleTo(page)), closed.name)
    press(page, "Save as CSV")
    assert "Nothing can be saved in the folder" in page.errors.accessibleName()


@pytest.mark.slow
def test_it_is_sound(workspace: Workspace, show: Callable[..., Any]) -> None:
    closed = a_round(workspace)
    where = AnswerListsRoute(closed.partnership_id, closed.id)
    check_looks(show, lambda: AnswerListsPresenter.build(RecordingShell(workspace), where))
