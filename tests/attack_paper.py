"""What a pack tells of groups, read back from the PDF itself: words that are read out, and marks measured with a ruler.

Nothing here asks the program where it put a mark: the line of the scale is what is drawn under the marks, lanes and arrows
are told by their shapes, and a theme is known by the words at the left of its row. What is read is turned into the totals
that it leaves open, for ``attack_values``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from attack_values import Theme, a_round_about_one, themes_shown
from facilitator_app.analysis import release
from facilitator_app.analysis.people import subject_results
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import BlockScore, OpenEnd, RoundResults
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.domain.steps import finish
from facilitator_app.packs import render_pack
from facilitator_app.packs.person.facts import NO_NOTES, PersonPart
from facilitator_app.packs.person.pack import render_person
from packs.paper import Element, Paper, Piece, read, squeezed
from packs.samples import an_instrument, facts

RULER = 0.0001
"""Steps of a scale: how exactly a place in the file can be measured."""
THIN = 4.0
"""Points: a line is thinner, and a mark is no further from its lane."""
EXAMPLE = ("Example theme: ", "Example behaviour: ")
"""Begin the words of the grid that explains how to read one."""
GRID = ("Everyone nearest to ", "The others together nearest to ")
"""In the words of a grid of all themes: its first lane."""
APART = re.compile("The theme “(.+?)”: “(.+?)” see this theme as stronger than “(.+?)” do[.]")
LOWEST = re.compile(
    r"“(.+?)” have the lowest average in (?:all )?(\d+) (?:of (?:the )?\d+ )?themes(?: that we show by group)?[.]"
)
CLEARLY = re.compile("Youseethisclearly(more|less)than(.+?)(?=Yousee|Groupsdiffer|$)")
"""Under the title of a behaviour, without blanks."""
ENDS = {" or more": OpenEnd.OR_MORE, " or less": OpenEnd.OR_LESS, "": None}


@dataclass(frozen=True, slots=True)
class Reading:
    """What paper tells of one group and theme: ``place`` of its mark on the scale (0: the first answer, 1: the last), with
    which way an arrow points, or ``answer``, by its number from 0, with the words after it."""

    end: OpenEnd | None
    place: float | None = None
    answer: int | None = None


Readings = dict[tuple[str, str], list[Reading]]
"""By the title of a theme and the name of a group."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a grid. ``marks``: by lane from above, from left to right, the place on the scale and the arrow."""

    words: str
    marks: tuple[tuple[tuple[float, OpenEnd | None], ...], ...]


def pack_of(results: RoundResults, large: bool = False) -> Paper:
    return read(finish(render_pack(results, facts(large_print=large))))


def pack_about(found: SubjectResults, large: bool = False) -> Paper:
    """The pack of one person, with all its parts."""
    return read(finish(render_person(found, facts(large_print=large), frozenset(PersonPart), NO_NOTES)))


def told_on(paper: Paper, results: RoundResults, alone: int = 0) -> Readings:
    """Everything that the pack tells of a group's score, with words and with marks. ``alone``: how many people have a lane
    of their own, below those of the groups."""
    titles = [section.title for section in results.sections]
    names, labels = [block.name for block in results.blocks], [p.label.text() for p in results.instrument.scale.points]
    found: Readings = {}
    for figure in _figures(paper):
        grid = any(first in figure.alt for first in GRID)
        parts = _parts(figure.alt, titles)
        for title, words in parts.items():
            for name in names:
                for answer, end in _answers(words, name, labels):
                    found.setdefault((title, name), []).append(Reading(end, answer=answer))
        if grid:
            for row in _rows(figure.pieces):
                title = max((t for t in titles if row.words.startswith(squeezed(t))), key=len)
                for name, marks in zip(names, row.marks[1 : len(row.marks) - alone], strict=True):
                    found.setdefault((title, name), []).extend(Reading(end, round(place, 5)) for place, end in marks)
        else:
            (title,) = parts
            pairs = _pairs(parts[title], names)
            for (one, other), row in zip(pairs, _rows(figure.pieces), strict=True):
                (marks,) = row.marks
                for name, (place, end) in zip((one, other), marks, strict=True):
                    found.setdefault((title, name), []).append(Reading(end, round(place, 5)))
    return {key: readings for key, readings in found.items() if readings}


def unread(paper: Paper, results: RoundResults, told: Readings) -> set[str]:
    """What else names a group, but how many people are in it: sentences that marks and words do not tell already."""
    figures, names = set(map(id, _figures(paper))), [block.name for block in results.blocks]
    words = {one.words for one in paper.leaves() if id(one) not in figures and any(n in one.words for n in names)}
    known = {*names, *results.joined, " ".join(results.joined)}
    return {
        one
        for one in words - known
        if not one.startswith(EXAMPLE)
        and not one.endswith("filled: they answered.")
        and any(name in _without_told(one, told) for name in names)
    }


def unread_notes(paper: Paper, results: RoundResults, told: Readings) -> list[str]:
    """What stands below the title of a behaviour, names a group and does not follow from the places of marks: the lowest
    mark of its row is the person's own."""
    titles, found = [section.title for section in results.sections], []
    names = {block.name: squeezed(block.name) for block in results.blocks}
    for figure in _figures(paper):
        for row in _rows(figure.pieces):
            title = max((t for t in titles if row.words.startswith(squeezed(t))), key=len)
            note = row.words.removeprefix(squeezed(title))
            for said in CLEARLY.finditer(note):
                (own, _end) = row.marks[-1][0]
                sides = [_side(told, title, name, own) for name, short in names.items() if f"“{short}”" in said[2]]
                if sides and set(sides) == {said[1]}:
                    note = note.replace(said[0], "")
            if any(short in note for short in names.values()):
                found.append(note)
    return found


def _side(told: Readings, title: str, name: str, own: float) -> str:
    """Whether the own mark lies above ("more") or below a group for certain."""
    (there,) = {r for r in told[title, name] if r.answer is None}
    assert there.place is not None
    if own > there.place:
        return "" if there.end is OpenEnd.OR_MORE else "more"
    return "" if there.end is OpenEnd.OR_LESS else "less"


def _without_told(words: str, told: Readings) -> str:
    """A sentence without what follows from the places of marks and their arrows."""
    words = APART.sub(lambda m: "" if _above(told, m[1], m[2], m[3]) else m[0], words)
    return LOWEST.sub(lambda m: "" if _lowest_in(told, m[1]) == int(m[2]) else m[0], words)


def _lowest_in(told: Readings, name: str) -> int:
    """In how many themes a group lies below all others for certain."""
    of = {title: [other for t, other in told if t == title and other != name] for title, _name in told}
    return sum(all(_above(told, title, other, name) for other in others) for title, others in of.items())


def _above(told: Readings, title: str, one: str, other: str) -> bool:
    """True if what is measured says for certain that one group lies above the other."""
    (high,), (low,) = ({r for r in told[title, name] if r.answer is None} for name in (one, other))
    assert high.place is not None
    assert low.place is not None
    return high.place > low.place and high.end is not OpenEnd.OR_LESS and low.end is not OpenEnd.OR_MORE


def _figures(paper: Paper) -> list[Element]:
    """Grids of themes, and of two groups."""
    figures = [one for one in paper.leaves() if one.tag == "Figure" and " nearest to " in one.alt]
    return [one for one in figures if not one.alt.startswith(EXAMPLE)]


def _parts(alt: str, titles: Iterable[str]) -> dict[str, str]:
    """What is read out of each theme."""
    starts = sorted((alt.index(f"{title}: "), title) for title in titles if _begins(alt, title))
    edges = [*(start for start, _title in starts), len(alt)]
    return {title: alt[a + len(title) + 2 : b] for (_start, title), (a, b) in zip(starts, pairwise(edges))}


def _begins(alt: str, title: str) -> bool:
    return alt.startswith(f"{title}: ") or f". {title}: " in alt


def _answers(words: str, name: str, labels: Sequence[str]) -> Iterator[tuple[int, OpenEnd | None]]:
    """Each answer that a group is said to be nearest to."""
    for verb in (" nearest to ", " stands nearest to "):
        for after in words.split(name + verb)[1:]:
            said = [(label, end) for label in labels for end in ENDS if after.startswith((f"{label}{end};", f"{label}{end}.", f"{label}{end},"))]  # fmt: skip
            label, end = max(said, key=lambda one: len(one[0] + one[1]))
            yield labels.index(label), ENDS[end]


def _pairs(words: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """The two groups of each sentence about a difference."""
    found = []
    for sentence in words.split(" stands nearest to ")[1:]:
        before = words[: words.index(sentence)].removesuffix(" stands nearest to ")
        one = max((name for name in names if before.endswith(name)), key=len)
        other = max((name for name in names if f", {name} nearest to " in sentence.split(".")[0]), key=len)
        found.append((one, other))
    return found


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    """Rows with a scale in them, from above. The answers of a scale are upright lines of one height."""
    upright = [one for one in pieces if len(one.corners) == 2 and _wide(one) < THIN]
    upright.sort(key=lambda one: (-one.top, one.left))
    found = []
    for _top, ticks in groupby(upright, key=lambda one: round(one.top, 1)):
        scale = list(ticks)
        inside = [one for one in pieces if scale[0].bottom < _y(one) < scale[0].top and one not in scale]
        found.append(_row(inside, _x(scale[0]), _x(scale[-1])))
    return found


def _row(pieces: Sequence[Piece], left: float, right: float) -> _Row:
    """Lanes are level lines from end to end; marks have more than two corners; what is shorter on a lane is an arrow."""
    words = [one for one in pieces if one.text.strip() and one.right < left]
    level = [one for one in pieces if len(one.corners) == 2 and _high(one) < THIN]
    lines = [one for one in level if abs(_wide(one) - (right - left)) < THIN]
    shapes = [one for one in pieces if len(one.corners) > 2 and left - THIN < _x(one) < right + THIN]
    lanes = []
    for lane in sorted(lines, key=_y, reverse=True):
        marks = sorted((one for one in shapes if abs(_y(one) - _y(lane)) < THIN), key=_x)
        shafts = [one for one in level if one not in lines and abs(_y(one) - _y(lane)) < THIN / 4]
        lanes.append(tuple(((_x(one) - left) / (right - left), _arrow(one, shafts)) for one in marks))
    text = "".join(squeezed(one.text) for one in sorted(words, key=lambda one: (-round(one.top), one.left)))
    return _Row(text, tuple(lanes))


def _arrow(mark: Piece, shafts: Sequence[Piece]) -> OpenEnd | None:
    """Which way the line goes that begins beside a mark, nearer than it is long."""
    for shaft in shafts:
        left, right = sorted(x for x, _y in shaft.corners)
        if 0 < left - _x(mark) < right - left:
            return OpenEnd.OR_MORE
        if 0 < _x(mark) - right < right - left:
            return OpenEnd.OR_LESS
    return None


def _x(one: Piece) -> float:
    """The middle of a shape, whatever pen it was drawn with."""
    across = [x for x, _y in one.corners]
    return (min(across) + max(across)) / 2


def _y(one: Piece) -> float:
    return (one.bottom + one.top) / 2


def _wide(one: Piece) -> float:
    return one.right - one.left


def _high(one: Piece) -> float:
    return one.top - one.bottom


# --- what it leaves open


def as_read(theme: Theme, title: str, names: Sequence[str], told: Readings) -> Theme:
    """The same theme with what paper leaves open for each group, whatever stands there."""
    steps = theme.questions[0].points - 1

    def fits(name: str, people: int) -> Callable[[int], bool]:
        most, readings = people * len(theme.questions) * steps, told.get((title, name), [])
        return lambda total: all(_fits(one, total / most, steps) for one in readings)

    return replace(theme, fits=tuple(fits(name, len(group)) for name, group in zip(names, theme.groups)))


def _fits(one: Reading, mean: float, steps: int) -> bool:
    """True if a group whose mean lies at this share of the scale could be told so. A place without an arrow has one
    decimal, on either side; an answer is the one that the place is nearest to."""
    if one.place is not None:
        beyond, slack = mean - one.place, (RULER if one.end else 0.1 + RULER) / steps
    else:
        assert one.answer is not None
        beyond, slack = mean - one.answer / steps, (0.5 + (0 if one.end else 0.1) + RULER) / steps
    if one.end is None:
        return abs(beyond) <= slack
    return beyond >= -slack if one.end is OpenEnd.OR_MORE else beyond <= slack


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A theme as paper tells it, and ``closed``: what the attack takes to be open and paper does not leave open, by group
    and total. ``readings``: for each group."""

    title: str
    theme: Theme
    closed: tuple[tuple[str, int], ...]
    readings: tuple[tuple[Reading, ...], ...]


def on_paper(round_: Round, responses: Sequence[Response], results: RoundResults, told: Readings) -> Iterator[OnPaper]:
    """Each theme that is shown by group. ``results``: of which the pack was made."""
    titles = {section.section_id: section.title for section in results.sections}
    for figures, theme in themes_shown(round_, responses):
        names = [results.block(block.block_id).name for block in figures.blocks]
        title = titles[figures.section_id]
        read_ = as_read(theme, title, names, told)
        closed = tuple(
            (name, total)
            for name, group, known, open_ in zip(names, theme.groups, theme.fits, read_.fits)
            for total in range(len(group) * sum(q.points - 1 for q in theme.questions) + 1)
            if known(total) and not open_(total)
        )
        yield OnPaper(title, read_, closed, tuple(tuple(told.get((title, name), ())) for name in names))


def asked_about_one(seed: int) -> tuple[Round, list[Response], SubjectResults]:
    """A round about one person, its answers without those that are shown alone, and what their pack is made of: with a view of
    their own in two of three, and a chair who agreed in every second."""
    chance = random.Random(seed)
    round_, others = a_round_about_one(chance)
    alone = []
    for group_id, name, role, there in (
        ("self", "Self", GroupRole.SELF, seed % 3 > 0),
        ("named", "Chair", GroupRole.NAMED, seed % 2 > 0),
    ):
        group = RaterGroup(group_id, name, name, int(there), role=role, agreed=role is GroupRole.NAMED)
        round_ = replace(round_, groups=(group, *round_.groups))
        if there:
            answers = {item.id: chance.choice(round_.instrument.scale.values) for item in round_.instrument.items}
            alone.append(Response(group_id, group_id, answers))
    results = release(round_, "", False, [*others, *alone])
    assert isinstance(results, RoundResults)
    return round_, others, subject_results("Sam", results, round_, [*others, *alone])


def marked_at_the_score(round_: Round, responses: Sequence[Response], results: RoundResults) -> RoundResults:
    """The same results with each mark where the score is, while arrows and words still say "or more" or "or less": what
    reading paper must find."""
    exact: Mapping[tuple[str, str], float] = {
        (figures.section_id, block.block_id): total / (len(group) * len(theme.questions))
        for figures, theme in themes_shown(round_, responses)
        for block, group, total in zip(figures.blocks, theme.groups, theme.totals())
    }
    low = results.instrument.scale.low

    def moved(section_id: str, block: BlockScore) -> BlockScore:
        return replace(block, score=low + exact[section_id, block.block_id]) if block.open_end else block

    sections = tuple(
        replace(one, blocks=tuple(moved(one.section_id, block) for block in one.blocks)) for one in results.sections
    )
    return replace(results, sections=sections)


def two_that_differ() -> tuple[Round, list[Response]]:
    """Two large groups that see one theme in different ways, so that a pack shows them beside each other."""
    chance, instrument = random.Random(3), an_instrument(4, 3, 5)
    groups = tuple(RaterGroup(f"g{n}", f"Group {n}", f"group {n}", 24) for n in (1, 2))
    responses = []
    for group in groups:
        for person in range(group.asked):
            answers = {}
            for item in instrument.items:
                low = item.id.startswith("s1") and group.id == "g1"
                value = chance.choice((1, 1, 2, 2, 3) if low else (2, 3, 3, 4, 4))
                answers[item.id] = 5 - value if item.reverse else value
            responses.append(Response(f"{group.id}-{person}", group.id, answers))
    round_ = Round("r", "p", "Round", RoundState.CLOSED, instrument, groups, Promise(), True)
    return round_, responses
