"""R4, where views differ, and one statement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.desk import Where
from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter
from ui.home.recording_desk import a_workspace
from ui.results.closed_rounds import a_closed_round
from ui.results.test_words import shown


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def apart(workspace: Workspace) -> Round:
    """Five who agree a lot with all, and five of another group who disagree a lot."""
    return a_closed_round(workspace, 5, 5)


def test_each_theme_stands_in_its_box_and_we_can_be_the_other_group(workspace: Workspace, apart: Round) -> None:
    presenter, view, _desk = shown(OthersPresenter, workspace, apart)
    boxes = {box.title: box.themes for box in view.shown["show_boxes"][0]}
    titles = tuple(s.title.text() for s in apart.instrument.sections)
    assert boxes["We see it more than others do"] == titles
    assert len(view.shown["show_gaps"][0]) == len(titles)
    assert "No flag does not mean no difference." in view.shown["show_gaps"][1]
    presenter.choose(presenter.others, presenter.own)
    boxes = {box.title: box.themes for box in view.shown["show_boxes"][0]}
    assert boxes["Others see it more than we do"] == titles
    rows = presenter.table(presenter.results).rows
    assert {row[3] for row in rows} == {"Others see it more than we do"}
    presenter.choose(presenter.own, presenter.own)
    assert presenter.own != presenter.others


def test_without_two_groups_it_says_so(workspace: Workspace) -> None:
    one = a_closed_round(workspace, 6, 0)
    _presenter, view, _desk = shown(OthersPresenter, workspace, one)
    assert view.said("show_none").startswith("Fewer than 2 groups")


def test_split_statements_come_with_the_differences_between_groups(workspace: Workspace, apart: Round) -> None:
    presenter, view, desk = shown(DifferPresenter, workspace, apart)
    _results, items, _empty = view.shown["show_split"]
    assert len(items) == 6
    found, note = view.shown["show_differences"]
    assert found
    assert note.endswith("No flag does not mean no difference.")
    presenter.open_item(items[0].item_id)
    assert desk.gone[-1] == ("results_statement", Where(apart.partnership_id, apart.id, items[0].item_id))
    agreed = a_closed_round(workspace, 6, 4)
    assert "show_split" in shown(DifferPresenter, workspace, agreed)[1].shown


def test_one_statement_with_the_groups_side_by_side(workspace: Workspace, apart: Round) -> None:
    ids = [item.id for item in apart.instrument.items]
    presenter, view, desk = shown(StatementPresenter, workspace, apart, ids[1])
    _results, item, lines = view.shown["show_statement"]
    assert (item.item_id, item.counts) == (ids[1], (5, 0, 0, 5))
    assert "Spread: Split." in lines
    rows, _why = view.shown["show_groups"]
    assert [words for _name, words in rows] == [
        "All or nearly all of 5 mostly or clearly see this",
        "None or almost none of 5 mostly or clearly see this",
    ]
    table = presenter.table(presenter.results)
    assert [row[1] for row in table.rows] == ["5", "0", "0", "5", "0", "0"]
    presenter.step(1)
    assert desk.gone[-1][1].page == ids[2]
    presenter.to_theme()
    assert desk.gone[-1][0] == "results_theme"
