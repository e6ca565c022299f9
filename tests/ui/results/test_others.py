"""Where views differ, and one statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel

from facilitator_app.charts.pieces import Piece, PieceKind
from facilitator_app.domain.bounds import Bounds
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter
from facilitator_app.ui.results.presenter import ResultGroupsPresenter
from facilitator_app.ui.routes import (
    ExportsRoute,
    GroupResultsRoute,
    OthersRoute,
    StatementRoute,
    ThemeRoute,
)
from facilitator_app.ui.shell import RoomRoute
from facilitator_app.ui.theme import Look, load_themes
from person import Person, settle
from ui.checks import assert_sound
from ui.home.page_checks import button, said
from ui.home.recording_shell import RecordingShell, a_workspace
from ui.results.closed_rounds import a_closed_round, two_minds
from ui.results.test_words import ROUTES, shown
from ui.setup.bench import beside_the_rail


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def apart(workspace: Workspace) -> Round:
    """Ten of whom most agree, and ten of another group of whom most disagree."""
    return two_minds(workspace)


def test_each_theme_stands_in_its_box_and_we_can_be_the_other_group(workspace: Workspace, apart: Round) -> None:
    presenter, view, _shell = shown(OthersPresenter, workspace, apart)
    boxes = dict(view.shown["show_boxes"][0])
    titles = tuple((s.title.text(), s.id) for s in apart.instrument.sections)
    assert boxes["We see it more than others do"] == titles
    assert len(view.shown["show_gaps"][0]) == len(titles)
    assert "Where no difference is named, there can still be one." in view.shown["show_gaps"][1]
    presenter.choose(presenter.others, presenter.own)
    boxes = dict(view.shown["show_boxes"][0])
    assert boxes["Others see it more than we do"] == titles
    rows = presenter.table(presenter.results).rows
    assert {row[4] for row in rows} == {"Others see it more than we do"}
    assert {row[3] for row in rows} == {"Agencies above Commissioners: 1.4"}
    presenter.choose(presenter.own, presenter.own)
    assert presenter.own != presenter.others


def test_without_two_groups_it_says_so(workspace: Workspace) -> None:
    one = a_closed_round(workspace, 6, 0)
    _presenter, view, _shell = shown(OthersPresenter, workspace, one)
    assert view.said("show_none").startswith("Fewer than 2 groups")
    assert view.shown["show_head"][1] == "", "there is nothing to choose"


@pytest.mark.parametrize(("people", "another"), [((5, 3), False), ((5, 3, 3), True)])
def test_the_groups_send_nobody_to_a_page_where_there_is_nothing_to_choose(
    workspace: Workspace, people: tuple[int, ...], another: bool, qtbot: Any
) -> None:
    round_ = two_minds(workspace, people)
    _presenter, view, shell = shown(OthersPresenter, workspace, round_)
    page = ResultGroupsPresenter.build(shell, GroupResultsRoute(round_.partnership_id, round_.id))
    qtbot.addWidget(page)
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Which groups we show" in said
    assert ("open We and others" in said) is another is ("show_together" in view.shown)


def test_we_can_be_several_groups_together(workspace: Workspace) -> None:
    round_ = two_minds(workspace, (5, 5, 10))
    service, groups = workspace.results, round_.groups
    usual = service.of_round(round_.id)
    assert isinstance(usual, RoundResults)
    assert [block.answered for block in usual.blocks] == [10, 10]  # five are too few for a figure: the two are joined
    assert service.two_parts(round_.id, [groups[0].id, groups[1].id])
    presenter, view, shell = shown(OthersPresenter, workspace, round_)
    offered, ticked = view.shown["show_together"]
    assert ([group_id for group_id, _name in offered], ticked) == ([g.id for g in round_.groups[:3]], ())
    presenter.put_together([round_.groups[0].id, round_.groups[1].id])
    assert "show_refused" not in view.shown
    sides, own, others = view.shown["show_sides"]
    assert [name for _id, name in sides] == [
        f"{round_.groups[0].name} and {round_.groups[1].name}",
        round_.groups[2].name,
    ]
    assert (own, others) == ("own", "others")
    presenter.visit(ExportsRoute, presenter.piece)
    piece = shell.gone[-1].piece
    assert piece.together == (round_.groups[0].id, round_.groups[1].id)
    assert workspace.exports.table_csv(round_.id, piece)
    presenter.put_together(())
    assert presenter.own == usual.blocks[0].id, "the usual groups again"


def test_groups_that_would_give_somebody_away_are_refused_with_the_reason(workspace: Workspace) -> None:
    round_ = two_minds(workspace, (5, 5, 10))
    presenter, view, _shell = shown(OthersPresenter, workspace, round_)
    usual = workspace.results.of_round(round_.id)
    assert isinstance(usual, RoundResults)
    presenter.put_together([round_.groups[0].id, round_.groups[2].id])  # it could be set against the usual groups
    what, _why, do = view.shown["show_refused"]
    assert "only ever shown by one set of groups" in what
    assert do == "You can show the usual groups. You can show everyone together."
    assert presenter.own in {block.id for block in usual.blocks}, "what was there before stays"
    presenter.put_together([g.id for g in round_.groups])
    assert view.shown["show_refused"][0] == "Then nobody is left to be the others."


def test_split_statements_come_with_the_differences_between_groups(workspace: Workspace, apart: Round) -> None:
    presenter, view, shell = shown(DifferPresenter, workspace, apart)
    _results, items, _empty = view.shown["show_split"]
    assert len(items) == 6
    by_group, (title, chance), found, note = view.shown["show_differences"]
    assert [one.section_id for one in found] == [one.section_id for one in by_group.sections]
    assert title == "“Commissioners” have the lowest average in all 10 themes."
    assert chance == "Chance alone makes so great a gap in 1 of 20 rounds at most."
    assert note.endswith("Where no difference is named, there can still be one.")
    presenter.open_item(items[0].item_id)
    assert shell.gone[-1] == StatementRoute(apart.partnership_id, apart.id, item_id=items[0].item_id)
    agreed = a_closed_round(workspace, 6, 4)
    assert "show_split" in shown(DifferPresenter, workspace, agreed)[1].shown


def test_who_did_not_know_is_not_called_missing(workspace: Workspace) -> None:
    """All were there; three of them did not know."""
    round_ = a_closed_round(workspace, 6, 4)
    results = workspace.results.of_round(round_.id)
    assert isinstance(results, RoundResults)
    section = results.sections[0]
    unsure = replace(section.items[0], counts=(2, 0, 0, 5), dont_know=3, withheld="", reach=Bounds(10, 5, 8, 3.0, 4.0))
    presenter, view, _shell = shown(StatementPresenter, workspace, round_, item_id=unsure.item_id)
    presenter.results = replace(results, sections=(replace(section, items=(unsure, *section.items[1:])),))
    presenter.fill(presenter.results)
    last = view.shown["show_statement"][2][-1]
    assert last.startswith("5 to 8 of 10 ")
    assert last.endswith(", whatever those think who did not know or did not answer.")


def test_one_statement_with_the_groups_side_by_side(workspace: Workspace, apart: Round) -> None:
    ids = [item.id for item in apart.instrument.items]
    presenter, view, shell = shown(StatementPresenter, workspace, apart, item_id=ids[1])
    _results, item, lines = view.shown["show_statement"]
    assert (item.item_id, item.counts) == (ids[1], (4, 6, 6, 4))
    assert "Spread: Split." in lines
    rows, _why = view.shown["show_groups"]
    assert [words for _name, words in rows] == [
        "8 of 10 say mostly or yes",
        "2 of 10 say mostly or yes",
    ]
    table = presenter.table(presenter.results)
    assert [row[1] for row in table.rows] == ["4", "6", "6", "4", "0", "0", *(words for _name, words in rows)]
    assert view.shown["show_neighbours"][0][1:3] == [
        (item.id, item.text.text()) for item in apart.instrument.items[1:3]
    ]
    presenter.open_item(ids[2])
    assert shell.gone[-1].item_id == ids[2]
    presenter.leave()
    assert shell.screens[-1] == "theme"


def seen_at(
    scale: float, kind: type, workspace: Workspace, round_: Round, show: Callable[..., Any], **more: str
) -> Any:
    """The page beside the rail in letters of this size, and what it asked the window for; it is sound."""
    shell = RecordingShell(workspace)
    page = kind.build(shell, ROUTES[kind](round_.partnership_id, round_.id, **more))
    show(page, width=beside_the_rail(scale), look=Look(load_themes()["light"], scale))
    check_sound(page, scale)
    return page, shell


def check_sound(page: FacilitatorPage, scale: float) -> None:
    assert_sound(page, width=beside_the_rail(scale))
    settle()


def press(page: FacilitatorPage, *words: str) -> None:
    for one in words:
        there = button(page, one)
        there.setFocus()  # what one presses is in view
        settle(4)
        QTest.mouseClick(there, Qt.MouseButton.LeftButton)
        settle()


def in_view(page: FacilitatorPage, words: str) -> bool:
    """Whether what begins with these words is seen without scrolling."""
    label = next(one for one in page.findChildren(QLabel) if one.isVisible() and one.text().startswith(words))
    view = page.area.viewport()
    return view.rect().contains(QRect(label.mapTo(view, QPoint()), label.size()))


def sides(page: FacilitatorPage) -> list[str]:
    return [box.currentText() for box in page.findChildren(QComboBox) if box.isVisible()]


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_one_sees_what_comes_of_putting_groups_together(
    workspace: Workspace, show: Callable[..., Any], scale: float
) -> None:
    page, _shell = seen_at(scale, OthersPresenter, workspace, two_minds(workspace, (5, 5, 10)), show)
    usual = sides(page)
    press(page, "Agencies", "Volunteers", "Show them")
    assert in_view(page, "People are not shown in these parts"), "one pressed at the foot of a small window"
    assert in_view(page, "You can show the usual groups.")
    assert sides(page) == usual
    check_sound(page, scale)
    press(page, "Volunteers", "Commissioners", "Show them")
    assert sides(page) == ["Agencies and Commissioners", "Volunteers"]
    assert in_view(page, "&We are"), "the figures change far above what was pressed"
    assert "People are not shown in these parts" not in said(page)
    check_sound(page, scale)
    press(page, "Usual groups")
    assert sides(page) == usual
    assert in_view(page, "&We are")
    assert not [box for box in page.findChildren(QCheckBox) if box.isChecked()]


def test_who_we_are_is_still_chosen_when_one_comes_back(person: Person, apart: Round) -> None:
    here = OthersRoute(apart.partnership_id, apart.id)
    person.window.go(here)
    person.settle()
    usual = sides(person.window.page)
    other = next(one for one in person.window.page.presenter.results.blocks if one.name == usual[1])
    person.pick("We are", other.id)
    assert sides(person.window.page) == usual[::-1], "the same group is not both"
    person.press(apart.instrument.sections[0].title.text())
    assert isinstance(person.window._here, ThemeRoute)
    person.window.go(here)
    person.settle()
    assert sides(person.window.page) == usual[::-1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_with_one_group_the_pages_say_what_there_is_not(
    workspace: Workspace, show: Callable[..., Any], scale: float
) -> None:
    alone = a_closed_round(workspace, 6, 0)
    page, _shell = seen_at(scale, OthersPresenter, workspace, alone, show)
    assert said(page).endswith("so there is nothing to set side by side.")
    assert not [one for one in page.findChildren(QAbstractButton) if "table" in one.text() and one.isVisible()]
    page, _shell = seen_at(scale, DifferPresenter, workspace, alone, show)
    assert "No statement has split answers." in said(page)
    assert "We show no groups on their own, so we do not compare groups." in said(page)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_differs_and_one_statement_of_it(
    workspace: Workspace, apart: Round, show: Callable[..., Any], scale: float
) -> None:
    page, shell = seen_at(scale, DifferPresenter, workspace, apart, show)
    assert "Statements that split us" in said(page)
    assert "Differences to talk about" in said(page)
    press(page, "Copy or save")
    assert shell.gone[-1].piece == Piece(PieceKind.DIFFER)
    second = apart.instrument.items[1]
    page, shell = seen_at(scale, StatementPresenter, workspace, apart, show, item_id=second.id)
    assert "The groups side by side" in said(page)
    press(page, "Next statement")
    assert shell.gone[-1].item_id == apart.instrument.items[2].id
    press(page, "Show on projector")
    assert shell.rooms == [RoomRoute(apart.id, "", second.id)]
    press(page, "Copy or save")
    assert shell.gone[-1].piece == Piece(PieceKind.STATEMENT, second.id)
