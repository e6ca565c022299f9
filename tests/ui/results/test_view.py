from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.results.chart_links import ChartRow, LinkedChart
from facilitator_app.ui.results.charts import ChartPicture
from facilitator_app.ui.results.presenter import (
    MainPointsPresenter,
    ResultGroupsPresenter,
    ThemePresenter,
)
from facilitator_app.ui.routes import (
    AgendaRoute,
    GroupResultsRoute,
    MainPointsRoute,
    ResultsTabRoute,
    SetupQuestionnaireRoute,
    ThemeRoute,
)
from facilitator_app.ui.theme import Look, apply, load_themes, look_of
from facilitator_app.ui.widgets import Button, DataTable
from person import settle
from ui.checks import assert_sound
from ui.home.page_checks import button, check_looks, said
from ui.home.recording_shell import RecordingShell, a_workspace
from ui.results.closed_rounds import a_closed_round, two_minds
from ui.setup.bench import beside_the_rail

WORDS = ("We listen.", "The papers are long.", "I can ring anyone here.", "Dates change.")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path_factory.mktemp("results") / "store")
    yield made
    made.close()


@pytest.fixture(scope="module")
def closed(workspace: Workspace) -> Round:
    return a_closed_round(workspace, 5, 5, WORDS)


def place(closed: Round, kind: type[ResultsTabRoute] = MainPointsRoute, **more: Any) -> Any:
    return kind(closed.partnership_id, closed.id, **more)


def built(build: Callable[..., Any], workspace: Workspace, closed: Round) -> tuple[RecordingShell, QWidget]:
    shell = RecordingShell(workspace)
    return shell, build(shell, place(closed))


BUILDERS = (MainPointsPresenter.build, ResultGroupsPresenter.build, ThemePresenter.build)


@pytest.mark.parametrize("build", BUILDERS)
def test_chart_and_table_by_key_and_by_click(
    build: Callable[..., Any], workspace: Workspace, closed: Round, show: Callable[..., Any]
) -> None:
    _shell, page = built(build, workspace, closed)
    show(page)
    charts = [chart for chart in page.findChildren(ChartPicture) if chart.isVisibleTo(page)]
    assert charts
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T)
    (table,) = page.findChildren(DataTable)
    assert table.isVisibleTo(page)
    assert not any(chart.isVisibleTo(page) for chart in charts)
    QTest.mouseClick(button(page, "As a chart"), Qt.MouseButton.LeftButton)
    assert not table.isVisibleTo(page)
    assert charts[0].isVisibleTo(page)


def test_every_chart_says_its_figures(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    _shell, page = built(ThemePresenter.build, workspace, closed)
    show(page)
    names = [chart.accessibleName() for chart in page.findChildren(ChartPicture) if chart.accessibleName()]
    assert len(names) == len(closed.instrument.sections[0].items)
    assert all("No: 5." in name and "Yes, anyone can see it: 5." in name for name in names)
    face = QAccessible.queryAccessibleInterface(page.findChildren(ChartPicture)[-1])
    assert face is not None
    assert face.role() == QAccessible.Role.Graphic


def test_a_point_opens_its_statement(workspace: Workspace, show: Callable[..., Any]) -> None:
    agreed = a_closed_round(workspace, 6, 1)
    shell, page = built(MainPointsPresenter.build, workspace, agreed)
    show(page)
    statements = {item.text.text() for item in agreed.instrument.items}
    point = next(one for one in page.findChildren(QAbstractButton) if one.text() in statements)
    QTest.mouseClick(point, Qt.MouseButton.LeftButton)
    assert shell.screens[-1] == "statement"


def test_a_theme_in_the_chart_opens_its_page_by_click_and_by_key(
    workspace: Workspace, show: Callable[..., Any]
) -> None:
    round_ = two_minds(workspace)
    shell, page = built(ResultGroupsPresenter.build, workspace, round_)
    show(page)
    (chart,) = page.findChildren(LinkedChart)
    rows = chart.stops
    assert [row.accessibleName() for row in rows] == [section.title.text() for section in round_.instrument.sections]
    assert {row.accessibleDescription() for row in rows} == {"Look at this theme"}
    for row, after in pairwise(rows):
        assert 0 <= after.geometry().top() - row.geometry().bottom() <= 2, "no gap and nothing over another"
    assert abs(rows[-1].geometry().bottom() - chart.height()) <= 2
    colours = [_inks(chart, row) for row in rows]
    assert all(colours), "each lies over a title that looks like a link"
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert shell.gone[-1] == place(round_, ThemeRoute, place_id=round_.instrument.sections[1].id)
    QTest.keyClick(rows[2], Qt.Key.Key_Return)
    assert shell.gone[-1] == place(round_, ThemeRoute, place_id=round_.instrument.sections[2].id)
    page.order_tabs()  # type: ignore[attr-defined]
    assert rows[0].nextInFocusChain() is rows[1]


def _inks(chart: LinkedChart, row: ChartRow) -> bool:
    """True if letters of the accent's colour lie under the first third of this row."""
    accent = look_of(chart).colour("accent")
    image, place_ = chart.pixmap().toImage(), row.geometry()
    return any(
        image.pixelColor(x, y).rgb() == accent.rgb()
        for x in range(place_.left(), place_.left() + place_.width() // 4)
        for y in range(place_.top() + 2, place_.bottom() - 2)
    )


def test_a_kind_without_points_says_so(workspace: Workspace, show: Callable[..., Any]) -> None:
    _shell, page = built(MainPointsPresenter.build, workspace, a_closed_round(workspace, 6, 0))
    words = said(show(page))
    assert words.count("No statement stands out yet.") == 1
    assert words.index("What works") < words.index("What to talk about") < words.index("No statement stands out yet.")


def test_themes_step_and_stop_at_both_ends(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    themes = [section.id for section in closed.instrument.sections]
    for theme, key, there in ((0, Qt.Key.Key_Left, ""), (0, Qt.Key.Key_Right, themes[1]), (-1, Qt.Key.Key_Right, "")):
        shell = RecordingShell(workspace)
        page = show(ThemePresenter.build(shell, place(closed, ThemeRoute, place_id=themes[theme])))
        assert button(page, "Theme before").isEnabled() is (theme != 0)
        assert button(page, "Next theme").isEnabled() is (theme == 0)
        button(page, "Print packs").setFocus()
        QTest.keyClick(QApplication.focusWidget(), key)
        assert [route.place_id for route in shell.gone] == ([there] if there else [])


def test_arrows_belong_to_the_tabs_while_they_have_the_focus(
    workspace: Workspace, closed: Round, show: Callable[..., Any]
) -> None:
    shell = RecordingShell(workspace)
    page = show(ResultGroupsPresenter.build(shell, place(closed, GroupResultsRoute, by_tab=True)))
    tab = QApplication.focusWidget()
    assert tab is button(page, "Groups")
    QTest.keyClick(tab, Qt.Key.Key_Right)
    assert shell.screens == ["theme"]


def test_comments_are_shown_or_the_reason(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    _shell, page = built(ThemePresenter.build, workspace, closed)
    show(page)
    assert all(words in said(page) for words in WORDS)
    silent = a_closed_round(workspace, 5, 0, WORDS[:1])
    _shell, page = built(ThemePresenter.build, workspace, silent)
    show(page)
    assert WORDS[0] not in said(page)
    assert "We promised not to show" in said(page)


def test_nothing_to_show_has_one_way_on(workspace: Workspace, show: Callable[..., Any]) -> None:
    shell = RecordingShell(workspace)
    page = show(MainPointsPresenter.build(shell, MainPointsRoute("p")))
    assert "There are no results yet." in said(page)
    assert QApplication.focusWidget() is button(page, "Set up a round")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T)
    assert not page.table.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shell.gone == [SetupQuestionnaireRoute("p")]


@pytest.mark.slow
@pytest.mark.parametrize("build", BUILDERS)
def test_it_is_sound(build: Callable[..., Any], workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    check_looks(show, lambda: built(build, workspace, closed)[1])


@pytest.mark.slow
def test_it_is_sound_as_a_table(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    def make() -> QWidget:
        page = built(ThemePresenter.build, workspace, closed)[1]
        page.turn()
        return page

    check_looks(show, make)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_gap_is_a_card_with_ways_to_the_library(
    workspace: Workspace, closed: Round, show: Callable[..., Any]
) -> None:
    shell, page = built(ThemePresenter.build, workspace, closed)
    show(page)
    assert "If this is your gap" in said(page)
    assert "Try this first:" in said(page)
    button(page, "Four questions").click()
    assert shell.gone == [AgendaRoute("four-questions")]


@pytest.mark.parametrize("build", BUILDERS)
def test_large_text_leaves_the_first_screen_to_the_figures(
    build: Callable[..., Any], workspace: Workspace, closed: Round, show: Callable[..., Any]
) -> None:
    """One line of buttons stands above what the page is about; the others come after it, and come back."""
    look = Look(load_themes()["light"], 2.0)
    page = show(built(build, workspace, closed)[1], 1366 - 316, 768, look)
    first = page.body.parentWidget().mapTo(page, QPoint(0, 0)).y()
    assert first < 0.61 * 768, first
    buttons = [one for one in page.findChildren(Button) if one.isVisibleTo(page) and not one.isHidden()]
    above = [one for one in buttons if page.buttons.isAncestorOf(one)]
    later = [one for one in buttons if page.later.isAncestorOf(one)]
    assert len(above) == 3
    assert later
    assert page.later.mapTo(page.area.widget(), QPoint(0, 0)).y() > page.figures.geometry().bottom()
    apply(page, Look(load_themes()["light"], 1.0))
    assert page.later.isHidden()
    assert all(page.buttons.isAncestorOf(one) for one in buttons if one in (*above, *later))


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_table_of_a_theme_with_answers_of_its_own(
    workspace: Workspace, show: Callable[..., Any], scale: float
) -> None:
    round_ = two_minds(workspace, questionnaire="synergy-check")
    section = next(one for one in round_.instrument.sections if all(item.scale for item in one.items))
    shell = RecordingShell(workspace)
    page = ThemePresenter.build(shell, place(round_, ThemeRoute, place_id=section.id))
    show(page, width=beside_the_rail(scale), look=Look(load_themes()["light"], scale))
    QTest.mouseClick(button(page, "As a table"), Qt.MouseButton.LeftButton)
    settle()
    (table,) = page.findChildren(DataTable)
    assert table.isVisible()
    (data,) = page.presenter.tables_of_now()
    assert data.heads[1:-2] == tuple(point.label.text() for point in section.items[0].scale.points)
    assert_sound(page, width=beside_the_rail(scale))
