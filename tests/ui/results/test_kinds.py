"""The whole, and one theme, of each kind in the window: its charts with their words, its sentences, statements with their own answers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.listed_names import ListedNames
from facilitator_app.ui.results.charts import AnswerHeads, ChartPicture, ItemChart, own_labels
from facilitator_app.ui.results.others_view import StatementPage
from facilitator_app.ui.results.view import MainPointsPage, ThemePage, item_charts, tab_words
from facilitator_app.ui.widgets import TextLabel
from kind_results import made_up


class Nobody:
    """Stands where the presenter stands; no button is pressed here."""

    tabs = tab_words()

    def __getattr__(self, name: str) -> object:
        return lambda *_args: None


@pytest.mark.parametrize("kind", list(Kind))
def test_the_charts_of_each_kind_stand_on_the_first_page(qtbot: QtBot, kind: Kind) -> None:
    results = made_up(kind)
    page = MainPointsPage()
    qtbot.addWidget(page)
    page.presenter = Nobody()  # type: ignore[assignment]
    page.show_points((), {})
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
        page.presenter = Nobody()  # type: ignore[assignment]
        page.show_theme(results, section, "", ListedNames())
        page.resize(1366, 768)
        page.show()
        spoken = [picture.accessibleName() for picture in page.findChildren(ChartPicture)]
        for item in section.items:
            words = next(words for words in spoken if item.statement in words)
            scale = item.scale or results.instrument.scale
            assert all(point.label.text() in words for point in scale.points)


@pytest.mark.parametrize("kind", list(Kind))
def test_no_words_of_one_scale_stand_over_answers_on_another(qtbot: QtBot, kind: Kind) -> None:
    """Walking down the page, the heads last met are those of the statement that follows, or it brings its own."""
    results = made_up(kind)
    for section in results.sections:
        under = False
        for part in item_charts(results, section.items, lambda _item_id: None):
            qtbot.addWidget(part)
            if isinstance(part, AnswerHeads):
                under = True
            elif isinstance(part, ItemChart):
                item = next(i for i in section.items if i.statement in words_in(part))
                assert under is not bool(own_labels(results, item)), item.statement
                under = under and not any(own_labels(results, one) for one in section.items)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_statement_alone_has_one_row_of_heads(qtbot: QtBot, kind: Kind) -> None:
    results = made_up(kind)
    for item in (section.items[0] for section in results.sections):
        page = StatementPage()
        qtbot.addWidget(page)
        page.presenter = Nobody()  # type: ignore[assignment]
        page._statement = Nobody()  # type: ignore[assignment]
        page.show_statement(results, item, ())
        assert bool(page.findChildren(AnswerHeads)) is not bool(own_labels(results, item))


def words_in(chart: ItemChart) -> str:
    return " ".join(label.text().replace("&&", "&") for label in chart.findChildren(TextLabel)) + " ".join(
        button.text().replace("&&", "&") for button in chart.findChildren(QAbstractButton)
    )
