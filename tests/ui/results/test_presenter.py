from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator_app.analysis.main_points import groups_headline
from facilitator_app.charts.words import no_groups_words
from facilitator_app.domain.results import PointKind, RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.results.presenter import MainPointsPresenter, ResultGroupsPresenter, ThemePresenter
from facilitator_app.ui.routes import (
    AgendaRoute,
    GroupResultsRoute,
    MainPointsRoute,
    RoundRoute,
    SetupCheckRoute,
    SetupQuestionnaireRoute,
    ThemeRoute,
)
from ui.home.recording_shell import RecordingShell, RecordingView, a_workspace
from ui.results.closed_rounds import a_closed_round, a_draft, two_minds


class View(RecordingView):
    """Notes that the tabs were given the focus as well."""

    focused = 0

    def show_head(self, title: str, lead: str, *, practice: bool) -> None:
        self.shown["show_head"] = (title, lead, practice)

    def focus_tabs(self) -> None:
        self.focused += 1


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def shell(workspace: Workspace) -> RecordingShell:
    return RecordingShell(workspace)


ROUTES = {MainPointsPresenter: MainPointsRoute, ResultGroupsPresenter: GroupResultsRoute, ThemePresenter: ThemeRoute}


def shown(kind: type, shell: RecordingShell, round_: Round | None, place_id: str = "", **more: Any) -> tuple[Any, View]:
    view = View()
    route = ROUTES[kind]
    where = route(round_.partnership_id, round_.id, place_id, **more) if round_ else route("p")
    presenter = kind(view, shell, where)
    presenter.show()
    return presenter, view


@pytest.mark.parametrize("kind", [MainPointsPresenter, ResultGroupsPresenter, ThemePresenter])
def test_without_a_round_it_says_what_to_do(shell: RecordingShell, kind: type) -> None:
    presenter, view = shown(kind, shell, None)
    assert view.shown["show_withheld"][0] == "There are no results yet."
    assert "show_points" not in view.shown
    assert "show_groups" not in view.shown
    assert "show_theme" not in view.shown
    presenter.go_round()
    assert shell.gone == [SetupQuestionnaireRoute("p")]


def test_a_draft_leads_to_its_check(shell: RecordingShell, workspace: Workspace) -> None:
    draft = a_draft(workspace)
    presenter, view = shown(MainPointsPresenter, shell, draft)
    assert view.shown["show_withheld"][0] == "This round has not started."
    presenter.go_round()
    assert shell.gone == [SetupCheckRoute(draft.partnership_id, draft.id)]


def test_an_open_round_shows_nothing_and_leads_to_the_round(shell: RecordingShell, workspace: Workspace) -> None:
    running = a_closed_round(workspace, close=False)
    presenter, view = shown(MainPointsPresenter, shell, running)
    assert view.shown["show_head"][0] == f"Results: {running.name}"
    assert view.shown["show_withheld"][0] == "There are no results while people are answering."
    presenter.go_round()
    assert shell.gone == [RoundRoute(running.partnership_id, running.id)]


def test_too_few_answers_are_never_shown(shell: RecordingShell, workspace: Workspace) -> None:
    few = a_closed_round(workspace, 2, 2)
    _presenter, view = shown(ThemePresenter, shell, few)
    assert view.shown["show_withheld"][0] == "Only 4 people answered. We promised to show nothing under 5."
    assert "show_theme" not in view.shown


def test_points_are_short_and_lead_to_their_theme(shell: RecordingShell, workspace: Workspace) -> None:
    closed = a_closed_round(workspace, 6, 1)
    presenter, view = shown(MainPointsPresenter, shell, closed)
    works = [point for point in view.shown["show_points"][0] if point.kind is PointKind.WORKS]
    assert [point.sentence for point in works] == ["6 of 7 say mostly or yes."] * 3
    assert {point.headline for point in works} <= {item.text.text() for item in closed.instrument.items}
    presenter.open_theme(works[0].section_id)
    assert shell.gone == [ThemeRoute(closed.partnership_id, closed.id, works[0].section_id)]


def test_the_table_agrees_with_the_figures(shell: RecordingShell, workspace: Workspace) -> None:
    closed = two_minds(workspace)
    presenter, _view = shown(ResultGroupsPresenter, shell, closed)
    (table,) = presenter.tables_of_now()
    results = workspace.results.of_round(closed.id)
    assert isinstance(results, RoundResults)
    names = tuple(block.name for block in results.blocks)
    assert table.heads == ("Theme", "Everyone", *names, "Difference", "Spread", "People")
    assert table.sentence == "20 people answered. Agencies: 10 people; Commissioners: 10 people."
    for row, section in zip(table.rows, results.sections, strict=True):
        assert row[0] == section.title
        assert f"({section.score:.1f})" in row[1]
        assert row[2:-2] == ("Mostly (2.2)", "In part (0.8)", "Agencies above Commissioners: 1.4")
        assert row[-1] == "20"


def test_counts_of_a_theme_as_a_table(shell: RecordingShell, workspace: Workspace) -> None:
    presenter, _view = shown(ThemePresenter, shell, a_closed_round(workspace, 6, 1))
    (table,) = presenter.tables_of_now()
    assert table.sentence == "7 people answered."
    assert all(row[1:] == ("1", "0", "0", "6", "0", row[-1]) for row in table.rows)


def test_differences_are_said_once_for_each_theme(shell: RecordingShell, workspace: Workspace) -> None:
    _presenter, view = shown(ResultGroupsPresenter, shell, two_minds(workspace))
    results, title, differences, note = view.shown["show_groups"]
    assert title == groups_headline(results.sections, results.pattern) != ""
    assert differences
    assert all(
        one.sentences == ("“Agencies” see this theme as stronger than “Commissioners” do.",) for one in differences
    )
    assert note == results.chance_note


def test_no_difference_does_not_mean_none(shell: RecordingShell, workspace: Workspace) -> None:
    closed = a_closed_round(workspace, 6, 0)
    _presenter, view = shown(ResultGroupsPresenter, shell, closed)
    results, title, differences, note = view.shown["show_groups"]
    assert (title, differences) == ("All themes, everyone together", [])
    assert note == no_groups_words(results)


def test_a_tab_keeps_the_focus_and_the_theme(shell: RecordingShell, workspace: Workspace) -> None:
    closed = a_closed_round(workspace)
    theme = closed.instrument.sections[-1].id
    presenter, view = shown(ThemePresenter, shell, closed, theme)
    assert view.focused == 0
    presenter.go_tab("groups")
    assert shell.gone[-1] == GroupResultsRoute(closed.partnership_id, closed.id, theme, by_tab=True)
    again, there = shown(ResultGroupsPresenter, shell, closed, theme, by_tab=True)
    assert there.focused == 1
    again.go_tab("theme")
    assert shell.gone[-1] == ThemeRoute(closed.partnership_id, closed.id, theme, by_tab=True)


@pytest.mark.parametrize(
    ("high", "low", "words"),
    [
        (5, 5, "We see this in different ways."),
        (0, 6, "We have work to do here."),
        (6, 0, ""),
    ],
)
def test_a_gap_leads_to_the_library(
    shell: RecordingShell, workspace: Workspace, high: int, low: int, words: str
) -> None:
    round_ = a_closed_round(workspace, high, low)
    presenter, view = shown(ThemePresenter, shell, round_, "roles")
    if not words:
        assert "show_gap" not in view.shown
        return
    said, gap = view.shown["show_gap"]
    assert said == words
    assert gap.first[0].startswith("Write each job on a card.")
    assert gap.help[0].id == "seven-steps"
    for one in gap.help:
        presenter.look_at(one)
    assert shell.gone[0] == AgendaRoute("seven-steps")
    assert set(shell.screens[1:]) == {"resource"}
