"""Who answers about whom as a picture: what is painted, for the words that say the same are only for those who listen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt

from facilitator_app.ui.setup.load_picture import LoadPicture
from facilitator_app.ui.setup.raters_presenter import LoadLine, RatersPresenter
from facilitator_app.ui.setup.raters_view import RatersPage
from facilitator_app.ui.theme import Look
from ui.checks import assert_sound, pixels
from ui.setup.bench import RecordingShell, beside_the_rail
from ui.setup.test_people import with_subjects

MARKS = ("", "self", "named", "other")
WIDE = 900


@pytest.fixture
def painted(show: Callable[..., LoadPicture], looks: Callable[..., Look]) -> Callable[..., Any]:
    """The pixels of one row of the picture."""

    def paint(name: str, words: str, marks: tuple[str, ...], scale: float = 1.0, *, mirrored: bool = False) -> Any:
        picture = LoadPicture()
        picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        picture.show_rows((LoadLine(name, marks, words),))
        return pixels(show(picture, width=WIDE, height=200, look=looks("light", scale)).grab().toImage())

    return paint


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_all_the_words_of_a_row_can_be_read(painted: Callable[..., Any], scale: float) -> None:
    """Large text had "answers about 2 an…" below the name, with the rest of the row empty."""
    marks = ("self", "other", "other")
    one = painted("Ana", "answers about 2 and themself", marks, scale)
    assert not np.array_equal(one, painted("Ana", "answers about 2 and themselv", marks, scale))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_name_is_not_cut_where_there_is_room(painted: Callable[..., Any], scale: float) -> None:
    """Two people whose names begin alike are told apart by what comes last."""
    long = "Ana Nowak of Northfield Homes, North" if scale == 1.0 else "Ana Nowak of Northfield, North"
    row = painted(long, "answers about 1", ("other",), scale)
    assert not np.array_equal(row, painted(long.replace(", North", ", South"), "answers about 1", ("other",), scale))


@pytest.mark.parametrize("columns", [3, 40])
def test_each_kind_of_dot_looks_different(painted: Callable[..., Any], columns: int) -> None:
    rows = [painted("Ana", "", (mark,) * columns) for mark in MARKS]
    for n, row in enumerate(rows):
        assert not any(np.array_equal(row, other) for other in rows[n + 1 :]), MARKS[n]


def test_it_is_mirrored_where_one_reads_from_the_right(painted: Callable[..., Any]) -> None:
    plain, mirrored = (
        painted("", "", ("other",), mirrored=to_the_left) ^ painted("", "", ("",), mirrored=to_the_left)
        for to_the_left in (False, True)
    )
    assert plain[:, : WIDE // 2].any()
    assert not plain[:, WIDE // 2 :].any()
    assert mirrored[:, WIDE // 2 :].any()
    assert not mirrored[:, : WIDE // 2].any()


def test_before_anybody_answers_there_is_nothing(show: Callable[..., LoadPicture], looks: Callable[..., Look]) -> None:
    picture = show(LoadPicture(), width=WIDE, height=200, look=looks("light", 1.0))
    assert len(np.unique(pixels(picture.grab().toImage()))) == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_with_it_is_sound(
    shell: RecordingShell,
    show: Callable[..., RatersPage],
    settle: Callable[[], None],
    looks: Callable[..., Look],
    scale: float,
) -> None:
    _partnership, where = with_subjects(shell, 3)
    page = RatersPresenter.build(shell, where)
    width = beside_the_rail(scale)
    shown = show(page, width=width, look=looks("light", scale))
    assert not shown.loads.isVisible()
    shown.presenter.propose()
    settle()
    assert shown.loads.isVisible()
    assert "Ana answers about 2 and themself" in shown.picture.accessibleName()
    assert_sound(shown, width=width)
