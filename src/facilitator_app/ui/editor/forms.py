"""What can be changed on each page of the editor, as plain values: fields, a list of rows, and the fields of one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import _, n_
from facilitator_app.instruments.draft import Draft
from facilitator_app.ui.list_editor import YES, Input, Spec

ABOUT, ANSWERS, SIDES, BANDS, END = "about", "answers", "sides", "bands", "end"


@dataclass(frozen=True, slots=True)
class Rows:
    """The list on a page. ``location``: the list in the file; ``can_*``: what may be done with its rows."""

    location: str
    name: str
    heads: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    add: str = ""
    remove: str = ""
    moves: bool = True
    opens: str = ""


@dataclass(frozen=True, slots=True)
class PartForm:
    """One page of the editor. ``row``: the fields of the open row of its list, under ``row_title``."""

    part: str
    fields: tuple[Spec, ...]
    rows: Rows | None = None
    row_title: str = ""
    row: tuple[Spec, ...] = ()


def parts(draft: Draft) -> tuple[tuple[str, str], ...]:
    """The pages of the editor in their order, as (key, words)."""
    pages = [(ABOUT, _("The whole questionnaire"))]
    for n in range(1, len(draft.rows("sections")) + 1):
        title = draft.words(f"sections[{n}].title") or _("No title yet")
        pages.append((f"sections[{n}]", _("Part {n}: {title}", n=n, title=title)))
    pages.append((ANSWERS, _("Answers")))
    pages += [(f"scales.{name}", _("Answers: {name}", name=name)) for name in draft.get("scales", {})]
    if draft.rows("aspects"):
        pages.append((SIDES, _("What is asked about each row")))
    if draft.may_have_bands:
        pages.append((BANDS, _("Bands")))
    pages.append((END, _("In their own words")))
    return tuple(pages)


def form_of(draft: Draft, part: str, row: int) -> PartForm:
    """The page of one part. ``row``: the row of its list that is open, from 1; 0 for none."""
    if part.startswith("sections"):
        return _section(draft, part, row)
    if part == ANSWERS or part.startswith("scales."):
        return _scale(draft, part, row)
    makers = {SIDES: _sides, BANDS: _bands, END: _end}
    return makers[part](draft, row) if part in makers else _about(draft)


def _words(draft: Draft, location: str, label: str, kind: Input = Input.LINE, hint: str = "") -> Spec:
    return Spec(location, label, draft.words(location), kind, hint)


def _tick(draft: Draft, location: str, label: str, usual: bool, hint: str = "") -> Spec:
    on = draft.get(location, usual)
    return Spec(location, label, YES if on else "", Input.TICK, hint)


def _plain(draft: Draft, location: str, label: str, kind: Input = Input.LINE, hint: str = "") -> Spec:
    return Spec(location, label, str(draft.get(location, "")), kind, hint)


def _part(
    part: str,
    fields: Iterable[Spec],
    rows: Rows,
    title: str = "",
    row: int = 0,
    opened: Callable[[str], Iterable[Spec]] = lambda _location: (),
) -> PartForm:
    """A page with a list; ``opened``: the fields of its open row, which lies at this location in the file."""
    open_row = tuple(opened(f"{rows.location}[{row}]")) if 1 <= row <= len(rows.cells) else ()
    return PartForm(part, tuple(fields), rows, title, open_row)


def _cells(draft: Draft, location: str, *keys: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a list in the file; for "" their number."""

    def cell(n: int, key: str) -> str:
        at = f"{location}[{n}].{key}"
        if key in ("value", "code"):
            return str(draft.get(at, ""))
        return draft.words(at) or (_("No words yet") if key == "text" else "") if key else str(n)

    return tuple(tuple(cell(n, key) for key in keys) for n in range(1, len(draft.rows(location)) + 1))


def _about(draft: Draft) -> PartForm:
    counts = (n_("{n} statement", "{n} statements", len(row.get("items", []))) for row in draft.rows("sections"))
    cells = tuple((*cell, count) for cell, count in zip(_cells(draft, "sections", "title"), counts, strict=True))
    fields = (
        _words(draft, "title", _("Title")),
        _words(draft, "purpose", _("What it is for"), Input.AREA),
        _plain(draft, "minutes", _("Minutes for one person"), hint=_("1 to 240")),
        _plain(draft, "source.citation", _("Where it comes from"), Input.AREA, _("Name the source. It is printed.")),
        _plain(draft, "source.changed", _("Who changed it")),
    )
    heads = (_("Part"), _("How many"))
    add, remove, opens = _("Add a part"), _("Remove this part"), _("Open this part")
    return _part(ABOUT, fields, Rows("sections", _("Parts"), heads, cells, add, remove, opens=opens))


def _section(draft: Draft, location: str, row: int) -> PartForm:
    items = f"{location}.items"
    fields = [
        _words(draft, f"{location}.title", _("Title of this part")),
        _words(draft, f"{location}.about", _("About this part"), Input.AREA),
    ]
    if draft.get(f"{location}.easy_title") or _has_easy(draft):
        fields.insert(1, _words(draft, f"{location}.easy_title", _("Title in easy words")))
    heads, cells = ("", _("Statement"), _("Short name")), _cells(draft, items, "", "text", "short")
    rows = Rows(items, _("Statements"), heads, cells, _("Add a statement"), _("Remove this statement"))
    return _part(location, fields, rows, _("Statement {n}", n=row), row, partial(_item, draft))


def _has_easy(draft: Draft) -> bool:
    return any("easy" in item for section in draft.rows("sections") for item in section.get("items", []))


def _item(draft: Draft, location: str) -> Iterator[Spec]:
    yield _words(draft, f"{location}.text", _("Statement"), Input.AREA, _("One idea. 20 words at most."))
    yield _words(draft, f"{location}.easy", _("Easy words"), Input.AREA, _("12 words at most."))
    if draft.kind is Kind.MULTI_RATER:
        yield _words(
            draft,
            f"{location}.self",
            _("What the person is asked"),
            Input.AREA,
            _("The same statement in the first person: I. Change both together."),
        )
    yield _words(draft, f"{location}.short", _("Short name"), hint=_("Stands in results. 6 words at most."))
    levels = draft.get(f"{location}.levels", [])
    easy = draft.get(f"{location}.easy_levels", [])
    for n in range(1, len(levels) + 1):
        yield _words(draft, f"{location}.levels[{n}]", _("What answer {n} looks like", n=n))
        if n <= len(easy):
            yield _words(draft, f"{location}.easy_levels[{n}]", _("Answer {n} in easy words", n=n))
    yield _tick(draft, f"{location}.reverse", _("Agreeing is bad news here"), False)


def _scale(draft: Draft, part: str, row: int) -> PartForm:
    location = "scale" if part == ANSWERS else part
    points = _cells(draft, f"{location}.points", "value", "label", "easy")
    free = part == ANSWERS and not draft.scale_is_fixed
    fields = (
        _words(draft, f"{location}.count_high", _("How the upper half is told"), hint=_("With {n} and {total}.", n="{n}", total="{total}")),
        _words(draft, f"{location}.count_low", _("How the lower half is told"), hint=_("With {n} and {total}.", n="{n}", total="{total}")),
        _tick(draft, f"{location}.dont_know", _("Offer: I do not know"), True),
        _tick(draft, f"{location}.not_applicable", _("Offer: This is not about me"), True),
    )  # fmt: skip
    add = _("Add an answer on top") if free else ""
    remove = _("Remove this answer") if free and len(points) > 2 else ""
    heads = (_("Value"), _("Answer"), _("Easy words"))
    rows = Rows(f"{location}.points", _("Answers, lowest first"), heads, points, add, remove, moves=False)
    return _part(part, fields, rows, _("Answer {n}", n=row), row, partial(_point, draft))


def _point(draft: Draft, location: str) -> Iterator[Spec]:
    yield _words(draft, f"{location}.label", _("Answer"))
    yield _words(draft, f"{location}.easy", _("Easy words"))
    yield _words(draft, f"{location}.description", _("What it looks like"), Input.AREA, _("May be left empty."))
    if draft.get(f"{location}.description"):
        yield _words(draft, f"{location}.easy_description", _("What it looks like, in easy words"), Input.AREA)


def _sides(draft: Draft, row: int) -> PartForm:
    def fields(location: str) -> Iterator[Spec]:
        yield _words(draft, f"{location}.label", _("Word in tables"))
        yield _words(draft, f"{location}.question", _("Question above the answers"), hint=_("12 words at most."))
        yield _words(draft, f"{location}.easy", _("Question in easy words"))

    heads, cells = (_("In tables"), _("Question")), _cells(draft, "aspects", "label", "question")
    rows = Rows("aspects", _("What is asked about each row"), heads, cells, moves=False)
    return _part(SIDES, (), rows, _("Side {n}", n=row), row, fields)


def _bands(draft: Draft, row: int) -> PartForm:
    edges = map(edges_words, draft.rows("bands"))
    cells = tuple((*cell, edge) for cell, edge in zip(_cells(draft, "bands", "code", "title"), edges, strict=True))
    heads = (_("Letter"), _("Title"), _("Scores"))
    rows = Rows("bands", _("Bands"), heads, cells, _("Add a band"), _("Remove this band"))
    return _part(BANDS, (), rows, _("Band {n}", n=row), row, partial(_band, draft))


LOWER, UPPER = ("from", "above"), ("up_to", "below")
"""The two ways to write each edge of a band: with the number itself, and without."""


def edge_of(band: dict[str, Any], keys: tuple[str, str]) -> tuple[str, bool]:
    """An edge as typed, and whether the number itself belongs to the band."""
    inside, outside = keys
    key = outside if outside in band and inside not in band else inside
    return str(band.get(key, "")), key == inside


def number_of(words: str) -> Decimal | str:
    """What was typed as a number; as it is where it is none, so that the check can say so."""
    tidy = words.strip().replace(",", ".")
    try:
        number = Decimal(tidy)
    except ArithmeticError:
        return words
    return number if number.is_finite() and abs(number) < 10**6 else words


def edges_words(band: dict[str, Any]) -> str:
    """ "more than 2.0, up to 3.0"."""
    (low, with_low), (high, with_high) = edge_of(band, LOWER), edge_of(band, UPPER)
    first = _("from {n}", n=low) if with_low else _("more than {n}", n=low)
    last = _("up to {n}", n=high) if with_high else _("less than {n}", n=high)
    return ", ".join(words for words, number in ((first, low), (last, high)) if number)


def _band(draft: Draft, location: str) -> Iterator[Spec]:
    (low, with_low), (high, with_high) = (edge_of(draft.get(location), keys) for keys in (LOWER, UPPER))
    yield _plain(draft, f"{location}.code", _("Letter"))
    yield _words(draft, f"{location}.title", _("Title"))
    yield _words(draft, f"{location}.meaning", _("What it means"), Input.AREA)
    yield Spec(f"{location}.lower", _("Lowest score"), low)
    yield Spec(f"{location}.lower_in", _("The lowest score itself counts"), YES if with_low else "", Input.TICK)
    yield Spec(f"{location}.upper", _("Highest score"), high)
    yield Spec(f"{location}.upper_in", _("The highest score itself counts"), YES if with_high else "", Input.TICK)  # fmt: skip


def _end(draft: Draft, row: int) -> PartForm:
    def fields(location: str) -> Iterator[Spec]:
        yield _words(draft, f"{location}.text", _("Question"), Input.AREA)
        yield _words(draft, f"{location}.easy", _("Easy words"), Input.AREA)

    heads, cells = ("", _("Question")), _cells(draft, "open_questions", "", "text")
    name, add, remove = _("Questions to answer in own words"), _("Add a question"), _("Remove this question")
    rows = Rows("open_questions", name, heads, cells, add, remove)
    return _part(END, (), rows, _("Question {n}", n=row), row, fields)
