"""One kind of digits on every screen, and those of all scripts when they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator_app.domain.words import plain_digits
from facilitator_app.ui.widgets.fields import NumberBox
from ui.respondent import samples

REGIONS = [
    QLocale(QLocale.Language.Arabic, QLocale.Country.Egypt),
    QLocale(QLocale.Language.Persian, QLocale.Country.Iran),
    QLocale(QLocale.Language.Burmese, QLocale.Country.Myanmar),
    QLocale(QLocale.Language.German, QLocale.Country.Germany),
]


@pytest.fixture
def region() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("locale", REGIONS, ids=lambda locale: locale.name())
@pytest.mark.usefixtures("region")
def test_a_number_box_shows_the_digits_of_the_program_and_reads_all(qtbot: QtBot, locale: QLocale) -> None:
    QLocale.setDefault(locale)
    box = NumberBox("People", 12, 0, 5000)
    qtbot.addWidget(box)
    assert box.text() == "12"
    for typed, value in (("34", 34), ("٤٢", 42), ("۱۷", 17), ("४", 4)):
        box.lineEdit().selectAll()
        box.lineEdit().insert(typed)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert (box.value(), box.text()) == (value, str(value))


def test_what_only_looks_like_a_digit_stays() -> None:
    assert plain_digits("٢٠ and ²①Ⅳ") == "20 and ²①Ⅳ"


def test_a_pin_is_the_same_in_the_digits_of_every_script(tmp_path: Path) -> None:
    workspace = samples.workspace(tmp_path / "store")
    try:
        workspace.preferences.set_pin("٢٤٦٨")
        assert workspace.preferences.pin_matches("2468")
        assert workspace.preferences.pin_matches("۲۴۶۸")
        assert not workspace.preferences.pin_matches("²⁴⁶⁸")
    finally:
        workspace.close()
