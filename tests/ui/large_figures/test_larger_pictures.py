"""Large figures on the screen: drawn in a job, in the colours of the page; saved whole, and noted first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from facilitator_app.charts.figures import FigureKind, figures_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.large_figures.presenter import LargeFiguresPresenter
from facilitator_app.ui.routes import LargeFiguresRoute
from facilitator_app.ui.theme import Look, apply, load_themes
from facilitator_app.ui.widgets import FitPicture
from person import settle
from ui.checks import assert_sound
from ui.home.page_checks import button, check_looks, said
from ui.home.recording_shell import RecordingShell, a_workspace
from ui.results.closed_rounds import a_closed_round
from ui.setup.bench import beside_the_rail


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path_factory.mktemp("large") / "store")
    yield made
    made.close()


@pytest.fixture(scope="module")
def closed(workspace: Workspace) -> Round:
    return a_closed_round(workspace, 5, 5)


def opened(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> tuple[Any, RecordingShell]:
    shell = RecordingShell(workspace)
    return show(LargeFiguresPresenter.build(shell, LargeFiguresRoute(closed.partnership_id, closed.id))), shell


def picture(page: Any) -> FitPicture:
    found: FitPicture = page.findChild(FitPicture)
    return found


def noted(workspace: Workspace, closed: Round) -> int:
    with workspace.store.transaction() as t:
        return sum(issue.kind == "picture" for issue in t.issues.of_round(closed.id))


def test_the_figure_fills_the_page_and_says_itself(
    workspace: Workspace, closed: Round, show: Callable[..., Any]
) -> None:
    page, _shell = opened(workspace, closed, show)
    results = workspace.results.of_round(closed.id)
    assert isinstance(results, RoundResults)
    (figure,) = figures_of(results)
    assert picture(page).pixmap().width() >= 800
    assert picture(page).accessibleName() == figure.words
    assert noted(workspace, closed) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("words", "ending"), [("Save as PNG", "png"), ("Save as SVG", "svg"), ("Save as PDF", "pdf")])
def test_it_is_saved_and_noted(
    workspace: Workspace, closed: Round, show: Callable[..., Any], tmp_path: Path, words: str, ending: str
) -> None:
    page, shell = opened(workspace, closed, show)
    before = noted(workspace, closed)
    shell.paths = [tmp_path / "themes"]
    QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)
    (made,) = tmp_path.iterdir()
    assert made.name == f"themes.{ending}"
    assert made.stat().st_size > 5000
    assert noted(workspace, closed) == before + 1
    assert "Saved: themes" in said(page)
    assert f", {closed.name}, " in shell.offered[0]


def test_nothing_is_noted_where_the_person_cancels(
    workspace: Workspace, closed: Round, show: Callable[..., Any]
) -> None:
    page, shell = opened(workspace, closed, show)
    before = noted(workspace, closed)
    shell.paths = [None]
    QTest.mouseClick(button(page, "Save as PNG"), Qt.MouseButton.LeftButton)
    assert noted(workspace, closed) == before


@pytest.mark.slow
def test_another_theme_draws_it_again(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    page, _shell = opened(workspace, closed, show)
    light = picture(page).pixmap().toImage().pixelColor(2, 2)
    apply(page, Look(load_themes()["dark"], 1.0))
    page.look_changed()
    assert picture(page).pixmap().toImage().pixelColor(2, 2).lightness() < light.lightness()


def test_a_failure_is_told(workspace: Workspace, closed: Round, show: Callable[..., Any], tmp_path: Path) -> None:
    page, shell = opened(workspace, closed, show)
    shell.paths = [tmp_path / "nowhere" / "themes.png"]
    QTest.mouseClick(button(page, "Save as PNG"), Qt.MouseButton.LeftButton)
    assert "Nothing can be saved in the folder" in page.errors.accessibleName()


def test_too_few_answers_have_no_figure(workspace: Workspace, show: Callable[..., Any]) -> None:
    few = a_closed_round(workspace, 2, 1)
    page, _shell = opened(workspace, few, show)
    assert picture(page) is None or not picture(page).isVisible()


@pytest.mark.slow
def test_the_page_looks_right(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    route = LargeFiguresRoute(closed.partnership_id, closed.id)
    check_looks(show, lambda: LargeFiguresPresenter.build(RecordingShell(workspace), route))


def test_results_change_between_looking_and_saving(workspace: Workspace, closed: Round) -> None:
    """What leaves is what may be shown when it leaves, not what was on the page."""
    with pytest.raises((AppError, KeyError)):
        workspace.exports.publish_figure("gone")
    results, foot = workspace.exports.publish_figure(closed.id)
    assert FigureKind.THEMES in {figure.kind for figure in figures_of(results)}
    assert "Issue" in foot
    assert not figures_of(replace(results, sections=()))


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_another_figure_is_chosen_and_it_is_the_one_that_is_saved(
    demonstration_open: Workspace, show: Callable[..., Any], tmp_path: Path, scale: float
) -> None:
    partnership = demonstration_open.partnerships.rows()[0].partnership
    before = demonstration_open.rounds.of_partnership(partnership.id)
    closed = next(one for one in before if one.state == "closed" and one.about is None)
    results = demonstration_open.results.of_round(closed.id)
    since = demonstration_open.over_time.since_last(closed.id)
    assert isinstance(results, RoundResults)
    assert not isinstance(since, Withheld)
    themes, change = figures_of(results, since)
    shell = RecordingShell(demonstration_open)
    page = LargeFiguresPresenter.build(shell, LargeFiguresRoute(partnership.id, closed.id))
    show(page, width=beside_the_rail(scale), look=Look(load_themes()["light"], scale))
    assert picture(page).accessibleName() == themes.words
    field = page.findChild(QComboBox)
    field.setCurrentIndex(field.findData(FigureKind.CHANGE.value))
    field.activated.emit(field.currentIndex())
    settle()
    assert picture(page).accessibleName() == change.words
    assert picture(page).pixmap().width() >= 800
    assert_sound(page, width=beside_the_rail(scale))
    shell.paths = [tmp_path / "what changed"]
    QTest.mouseClick(button(page, "Save as PNG"), Qt.MouseButton.LeftButton)
    assert (tmp_path / "what changed.png").stat().st_size > 5000
    assert change.title.casefold().split()[0] in shell.offered[-1].casefold()
    assert "Saved: what changed" in said(page)
