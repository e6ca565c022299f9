"""Every mark lies inside its drawing, none is wholly covered, words do not collide."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest
from reportlab.graphics.shapes import Drawing, Rect, String

from charts.marks import colliding, covered, marks, outside
from facilitator_app.charts import MOST_DOTS, columns, paired_strip, people_dots, people_row, stacked_bar, strip_grid
from facilitator_app.charts.band_mark import band_mark
from facilitator_app.charts.group_marks import group_mark
from facilitator_app.charts.ink import MM, PAPER, Ink
from facilitator_app.charts.outlines import box
from facilitator_app.charts.paired_strip import PairedSide
from facilitator_app.charts.spread_mark import spread_mark
from facilitator_app.charts.strip_grid import Strip
from facilitator_app.domain.results import SHAPES, Spread
from packs.samples import LABELS

SIZES = (12.0, 14.0, 18.0)
WIDTH = 170 * MM
SCALES = sorted(LABELS)
LONG = "People who have used these services and their families and carers in the north"


def faultless(drawing: Drawing, name: object = "") -> None:
    assert not outside(drawing), (name, outside(drawing))
    assert not covered(drawing), (name, covered(drawing))
    assert not colliding(drawing), (name, colliding(drawing))


def answers(points: int, people: int, seed: int) -> Iterator[list[int]]:
    """Counts of every shape: all on one answer, and twenty drawn at random."""
    for place in range(points):
        yield [people if n == place else 0 for n in range(points)]
    rng = random.Random(seed)
    for _time in range(20):
        counts = [0] * points
        for _person in range(people):
            counts[rng.randrange(points)] += 1
        yield counts


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("points", SCALES)
def test_dots_of_one_statement(points: int, size: float) -> None:
    ink = PAPER.sized(size)
    for people in (5, MOST_DOTS):
        for counts in answers(points, people, points):
            for wide in (True, False):
                drawing = people_dots.people_dots(
                    counts, ink, WIDTH, dont_know=2, spread=Spread.MIXED, labels=LABELS[points], with_spread=wide
                )
                faultless(drawing, counts)
                assert sum(mark.kind == "Circle" for mark in marks(drawing)) == people
                said = people_dots.describe("A.", LABELS[points], counts, 2, Spread.MIXED)
                assert all(f"{label}: {n}." in said for label, n in zip(LABELS[points], counts))


@pytest.mark.parametrize("size", [*SIZES, 36.0, 60.0])
def test_the_box_of_those_who_do_not_know_has_room_beside_few_dots(size: float) -> None:
    """On the wall letters are large, and dots grow less."""
    drawing = people_dots.people_dots([1, 2, 2, 0], PAPER.sized(size), WIDTH, dont_know=1)
    (box,) = [one for one in drawing.contents if isinstance(one, Rect) and one.strokeDashArray]
    assert box.y >= 0
    assert box.y + box.height < drawing.height


@pytest.mark.parametrize("share", [1.0, 0.7, 0.6])
def test_no_word_of_a_scale_is_broken_over_narrow_columns(share: float) -> None:
    """On an old projector there is little room beside large letters: they become lighter, then smaller."""
    labels = ("Disagree a lot", "Disagree a bit", "Agree a bit", "Agree a lot")
    drawing = columns.heads(labels, WIDTH * share, PAPER.sized(24.0), with_spread=False)
    said = {word for mark in marks(drawing) for word in mark.text.split()}
    assert said <= {*" ".join(labels).split(), *"1234", "Do", "not", "know"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("points", SCALES)
def test_bar_of_one_statement(points: int, size: float) -> None:
    ink = PAPER.sized(size)
    for people in (MOST_DOTS + 1, 60, 400):
        for counts in answers(points, people, points):
            drawing = stacked_bar.stacked_bar(counts, ink, WIDTH, dont_know=12, spread=Spread.SPLIT)
            faultless(drawing, counts)
            digits = sorted(int(mark.text) for mark in marks(drawing) if mark.text.isdigit())
            assert digits == sorted([*(n for n in counts if n), 12])
        one_each = [people - points + 1, *[1] * (points - 1)]
        for turned in (one_each, one_each[::-1]):
            faultless(stacked_bar.stacked_bar(turned, ink, WIDTH, with_spread=False), turned)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("points", SCALES)
@pytest.mark.parametrize("fills", [True, False])
def test_heads_over_the_columns(points: int, size: float, fills: bool) -> None:
    for wide in (True, False):
        faultless(columns.heads(LABELS[points], WIDTH, PAPER.sized(size), wide, fills))


ASKED = (
    ("No", "In part", "Mostly", "Yes, anyone can see it"),
    ("Not at all like us", "A little", "Half", "Mostly", "All of the time, and visitors say so"),
)


@pytest.mark.parametrize("width", [80, 120, 170, 240])
@pytest.mark.parametrize("size", [10.0, *SIZES, 24.0])
@pytest.mark.parametrize("labels", ASKED)
def test_a_long_last_answer_is_whole_and_runs_into_nothing(labels: Sequence[str], size: float, width: int) -> None:
    """On paper, on the screen, in a picture that is saved and in a room: the words over the columns and over the strips."""
    ink = PAPER.sized(size)
    heads = columns.heads(labels, width * MM, ink, with_spread=False)
    assert not colliding(heads)
    said = "".join(mark.text for mark in marks(heads) if mark.kind == "String").replace(" ", "")
    assert all(label.replace(" ", "") in said for label in (labels[0], labels[-1]))
    if width >= 120:
        strips = [Strip("Trust", (2.0,), Spread.SPLIT)]
        assert not colliding(strip_grid.strip_grid(strips, labels, (1, len(labels)), ink, width * MM))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("points", SCALES)
@pytest.mark.parametrize("groups", range(5))
def test_strips_of_all_themes(points: int, size: float, groups: int) -> None:
    rng = random.Random(groups)
    values = [1.0, float(points), *(rng.uniform(1, points) for _ in range(20))]
    strips = [
        Strip("Trust", tuple(rng.choice(values) for _ in range(groups + 1)), Spread.SPLIT, "Worth talking about"),
        Strip("Commitment and ownership of what we do together", (1.0,) * (groups + 1), Spread.MIXED),
        Strip("Checking", (None,) * (groups + 1), withheld="Not shown: only a few people answered this."),
        Strip("Same place", (float(points),) * (groups + 1), None),
    ]
    for wide in (True, False):
        faultless(
            strip_grid.strip_grid(strips, LABELS[points], (1, points), PAPER.sized(size), WIDTH, with_spread=wide)
        )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("points", SCALES)
@pytest.mark.parametrize("names", [("Agencies", "Volunteers"), (LONG, f"{LONG} and the south")])
def test_pairs_of_groups(points: int, size: float, names: Sequence[str]) -> None:
    for low, high in ((1.0, float(points)), (1.4, 2.6)):
        pairs = [
            (PairedSide(1, names[0], low), PairedSide(2, names[1], high)),
            (PairedSide(3, names[0], low), PairedSide(4, names[1], high)),
        ]
        faultless(paired_strip.paired_strip(pairs, LABELS[points], (1, points), PAPER.sized(size), WIDTH))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("asked", [1, 5, 12, 16, 17, 42, 60, 61, 200])
def test_circles_of_those_who_took_part(asked: int, size: float) -> None:
    ink: Ink = PAPER.sized(size)
    for drawing in (
        people_row.people_row(asked, asked // 2, ink, WIDTH),
        people_row.people_grid(asked, asked // 2, ink, 100 * MM),
    ):
        faultless(drawing, asked)
        assert drawing.width <= WIDTH + 0.1
        assert len(marks(drawing)) == asked


@pytest.mark.parametrize("size", SIZES)
def test_small_marks(size: float) -> None:
    ink = PAPER.sized(size)
    for number in range(SHAPES + 1):
        faultless(group_mark(number, ink), number)
    for spread in Spread:
        faultless(spread_mark(spread, ink), spread)
    faultless(band_mark(("D", "C", "B", "A"), "B", ink))
    faultless(band_mark(("Not yet", "Partly", "In place"), "Partly", ink))


def test_the_checks_find_what_they_look_for() -> None:
    drawing = Drawing(100, 20)
    drawing.add(String(10, 5, "hidden", fontName=PAPER.regular, fontSize=12))
    drawing.add(String(12, 6, "words", fontName=PAPER.regular, fontSize=12))
    box(drawing, 5, 0, 80, 19, fill="#FFFFFF")
    box(drawing, 90, 0, 12, 19, fill="#FFFFFF")
    assert [mark.text for mark in covered(drawing)] == ["hidden", "words"]
    assert len(outside(drawing)) == 1
    assert colliding(drawing) == [("hidden", "words")]
