"""R1 and R3 of each kind in the window: its charts with their words, its sentences, statements with their own answers."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.domain.instrument import Kind
from facilitator_app.ui.results.charts import ChartPicture
from facilitator_app.ui.results.view import MainPointsPage, ThemePage
from facilitator_app.ui.widgets import TextLabel
from kind_results import made_up


class Nobody:
    """Stands where the presenter stands; no button is pressed here."""

    def __getattr__(self, name: str) -> object:
        return lambda *_args: None


@pytest.mark.parametrize("kind", list(Kind))
def test_the_charts_of_each_kind_stand_on_the_first_page(qtbot: QtBot, kind: Kind) -> None:
    results = made_up(kind)
    page = MainPointsPage()
    qtbot.addWidget(page)
    page._presenter = Nobody()  # type: ignore[assignment]
    page.show_points(())
    page.show_sections(results.headline, results)
    page.resize(1366, 768)
    page.show()
    said = [label.text() for label in page.findChildren(TextLabel)]
    spoken = [picture.accessibleName() for picture in page.findChildren(ChartPicture)]
    assert results.headline in said
    assert set(results.findings.sentences) <= set(said)
    for chart in kind_charts(results):
        assert chart.title in said
        assert chart.words in spoken
        assert set(chart.notes) <= set(said)


@pytest.mark.parametrize("kind", list(Kind))
def test_each_statement_stands_over_the_answers_of_its_own_scale(qtbot: QtBot, kind: Kind) -> None:
    results = made_up(kind)
    for section in results.sections:
        page = ThemePage()
        qtbot.addWidget(page)
        page._presenter = Nobody()  # type: ignore[assignment]
        page._theme = Nobody()  # type: ignore[assignment]
        page.show_theme(results, section, "")
        page.resize(1366, 768)
        page.show()
        spoken = [picture.accessibleName() for picture in page.findChildren(ChartPicture)]
        for item in section.items:
            words = next(words for words in spoken if item.statement in words)
            scale = item.scale or results.instrument.scale
            assert all(point.label.text() in words for point in scale.points)
