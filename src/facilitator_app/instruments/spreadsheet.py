"""A questionnaire from a spreadsheet: its tables, every fault with its cell, and what was filled in for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator_app.domain.language import _
from facilitator_app.domain.sheets import ReadSheet
from facilitator_app.instruments import Fault
from facilitator_app.instruments.columns import MAIN, forms
from facilitator_app.instruments.draft import free
from facilitator_app.instruments.loader import MOST_FAULTS, read_tables
from facilitator_app.instruments.sheet_reading import Cell, Gathered, cell_words, gather, same

MOST_SLUG = 40
SHORT_WORDS = 6
LOCATION_IN_TEXT = re.compile(r"\b(?:sections|bands|open_questions|aspects|scales?)[\[.][\w.\[\]-]*\w\]?")


@dataclass(frozen=True, slots=True)
class SheetReading:
    """``tables``: the questionnaire; ``faults``: none if it can be used; ``notes``: what was not in the file."""

    tables: dict[str, Any]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def read_sheets(sheets: Sequence[ReadSheet], file: str, *, statements_only: bool = False) -> SheetReading:
    """The questionnaire in these sheets of a file with this name. ``statements_only``: a CSV file, the statements only."""
    gathered = gather(sheets, statements_only=statements_only)
    notes: list[str] = []
    if not gathered.rows.get("items"):
        cell = (_name_of("items"), 0, 0)
        if not gathered.faults:
            gathered.faults.append(
                ("no_items", cell, _("There are no questions. Write one in each row of this sheet."))
            )
        return SheetReading({}, _listed(file, gathered.faults), ())
    tables, cells = _joined(gathered, notes, file)
    own = [(code, cell, reason) for code, cell, reason in gathered.faults]
    taken = {cell for _code, cell, _reason in own}
    for fault in read_tables(tables, file)[1]:
        cell = _cell_of(fault.location, cells)
        if cell not in taken or not cell[2]:
            own.append((fault.code, cell, _reason(fault, cells)))
    return SheetReading(tables, _listed(file, own), tuple(notes))


def _listed(file: str, faults: Sequence[tuple[str, Cell, str]]) -> tuple[Fault, ...]:
    once = list(dict.fromkeys((cell_words(cell), reason, code) for code, cell, reason in faults))
    listed = [Fault(file, location, reason, str(code)) for location, reason, code in once[:MOST_FAULTS]]
    if len(once) > MOST_FAULTS:
        listed.append(Fault(file, file, _("There are more faults. Mend these first."), "more"))
    return tuple(listed)


def _joined(gathered: Gathered, notes: list[str], file: str) -> tuple[dict[str, Any], dict[str, Cell]]:
    """The tables of the file, and the cell of each of its locations."""
    cells: dict[str, Cell] = dict(gathered.head_where)
    tables: dict[str, Any] = {"format": 1}
    for key, value in gathered.head.items():
        outer, dot, inner = key.rpartition(".")
        (tables.setdefault(outer, {}) if dot else tables)[inner] = value
    _fill_head(tables, gathered, notes, file)
    code = str(next(iter(tables["languages"]), "en"))
    _scales(tables, gathered, cells, notes, code)
    sections = _sections(tables, gathered, cells, notes, code)
    _items(sections, gathered, cells, notes, code)
    for key in ("aspects", "open_questions", "bands"):
        rows = gathered.rows.get(key, [])
        if rows:
            tables[key] = rows
        _keep_cells(cells, key, gathered.where.get(key, []))
    taken = {str(item["id"]) for section in sections for item in section["items"] if "id" in item}
    _ids(tables.get("open_questions", []), "text", code, taken)
    for key, form in {form.key: form for form in forms()}.items():
        cells.setdefault(key, (form.name, 0, 0))
    cells["scale"] = cells["scale.points"] = (_name_of("points"), 0, 0)
    return tables, cells


def _fill_head(tables: dict[str, Any], gathered: Gathered, notes: list[str], file: str) -> None:
    """What every questionnaire needs and people may leave out."""
    tables.setdefault("languages", ["en"])
    tables.setdefault("version", 1)
    title = re.sub(r"\.\w+$", "", file).replace("_", " ").strip() or _("Questionnaire")
    code = str(next(iter(tables["languages"]), "en"))
    if "about" not in gathered.sheets:
        tables |= {"title": {code: title}, "purpose": {code: _("Our own questions.")}}
        notes.append(_("There is no sheet About: its name is that of the file, and it is a survey."))
    count = len(gathered.rows["items"])
    tables.setdefault("kind", "survey")
    if isinstance(tables["kind"], str):
        tables["kind"] = same(tables["kind"]).replace(" ", "_")
    tables.setdefault("minutes", min(240, max(2, (count + 1) // 2)))
    source = {
        "citation": _("Our own questions."),
        "relation": "original",
        "licence_note": _("Ask those who wrote it before you pass it on."),
        "comparability_note": _("Scores are there to start a talk. They cannot be compared with other questionnaires."),
    }
    tables["source"] = {**source, **tables.get("source", {})}
    if "id" not in tables:
        words = tables.get("title") or {}
        tables["id"] = slug(str(next(iter(words.values()), title))) or "questionnaire"


def _scales(tables: dict[str, Any], gathered: Gathered, cells: dict[str, Cell], notes: list[str], code: str) -> None:
    points, extras = gathered.rows.get("points", []), gathered.rows.get("scales", [])
    if not points:
        tables["scale"] = agreement(code)
        notes.append(_("There is no sheet Answers: people choose from five answers, from strongly disagree to strongly agree."))  # fmt: skip
    scales: dict[str, dict[str, Any]] = {}
    for rows, where, is_point in (
        (points, gathered.where.get("points", []), True),
        (extras, gathered.where.get("scales", []), False),
    ):
        for row, spots in zip(rows, where):
            name = str(row.pop("scale", MAIN))
            scale = scales.setdefault(name, {"points": []})
            start = "scale" if name == MAIN else f"scales.{name}"
            if is_point:
                scale["points"].append(row)
                start += f".points[{len(scale['points'])}]"
            else:
                scale |= row
            _cells_of(cells, start, spots)
    for name, scale in scales.items():
        if name != MAIN:
            tables.setdefault("scales", {})[name] = _with_counts(scale, code)
        elif points:
            tables["scale"] = _with_counts(scale, code)
        else:
            tables["scale"] |= {key: value for key, value in scale.items() if key != "points"}


def _with_counts(scale: dict[str, Any], code: str) -> dict[str, Any]:
    """With sentences for how many chose the upper and the lower half, where the file gives none."""
    counts = {"count_high": {code: _("{n} of {total} chose one of the higher answers", n="{n}", total="{total}")},
              "count_low": {code: _("{n} of {total} chose one of the lower answers", n="{n}", total="{total}")}}  # fmt: skip
    return {**counts, **scale} if code == "en" else scale


def agreement(code: str) -> dict[str, Any]:
    """Five answers from disagreeing to agreeing."""
    labels = (
        _("Strongly disagree"), _("Disagree"), _("Neither agree nor disagree"), _("Agree"), _("Strongly agree"),
    )  # fmt: skip
    return {
        "points": [{"value": n, "label": {code: words}} for n, words in enumerate(labels, 1)],
        "count_high": {code: _("{n} of {total} agree", n="{n}", total="{total}")},
        "count_low": {code: _("{n} of {total} disagree", n="{n}", total="{total}")},
    }


def _sections(
    tables: dict[str, Any], gathered: Gathered, cells: dict[str, Cell], notes: list[str], code: str
) -> list[dict[str, Any]]:
    """The sections of the file; where there is no sheet for them, those that the statements name."""
    rows = gathered.rows.get("sections", [])
    if "sections" not in gathered.sheets:
        names = dict.fromkeys(str(row.get("section", "")) for row in gathered.rows["items"])
        rows = [{"title": {code: name or _("All questions")}} for name in names]
        notes.append(_("There is no sheet Sections: they are those that the questions name."))
    _keep_cells(cells, "sections", gathered.where.get("sections", []))
    for row in rows:
        title = str(row.get("title", {}).get(code, ""))
        if "about" not in row and title:
            row["about"] = {code: _("These questions are about: {title}.", title=title)}
        row["items"] = []
    _ids(rows, "title", code, set())
    tables["sections"] = rows
    return rows


def _items(
    sections: list[dict[str, Any]], gathered: Gathered, cells: dict[str, Cell], notes: list[str], code: str
) -> None:
    """Each statement into the section that it names."""
    by_name = {same(str(one.get("id", ""))): n for n, one in enumerate(sections, 1)}
    by_name |= {same(str(one.get("title", {}).get(code, ""))): n for n, one in reversed([*enumerate(sections, 1)])}
    by_name.setdefault("", 1) if len(sections) == 1 else None
    short_made = False
    for row, spots in zip(gathered.rows["items"], gathered.where["items"]):
        name = str(row.pop("section", ""))
        number = by_name.get(same(name)) or (by_name.get(same(_("All questions"))) if not name else None)
        if number is None:
            known = ", ".join(str(one.get("title", {}).get(code, "")) for one in sections)
            reason = _("Write the section that this question belongs to. The sections are: {known}.", known=known)
            gathered.faults.append(("section_name", spots.get("section", spots[""]), reason))
            continue
        if "short" not in row and code in row.get("text", {}):
            row["short"] = {language: _shortened(text) for language, text in row["text"].items()}
            short_made = True
        items = sections[number - 1]["items"]
        items.append(row)
        _cells_of(cells, f"sections[{number}].items[{len(items)}]", spots)
    for number in range(1, len(sections) + 1):
        cells.setdefault(f"sections[{number}].items", cells.get(f"sections[{number}]", (_name_of("sections"), 0, 0)))
    if short_made:
        notes.append(_("Short names were made from the first words of the questions. Results show them: look at each."))
    taken = {str(row["id"]) for one in sections for row in one["items"] if "id" in row}
    _ids([row for one in sections for row in one["items"]], "short", code, taken)


def _shortened(text: str) -> str:
    words = text.split()
    return text.rstrip(" .") if len(words) <= SHORT_WORDS else " ".join(words[:SHORT_WORDS]) + "…"


def _ids(rows: Sequence[dict[str, Any]], key: str, code: str, taken: set[str]) -> None:
    """An id for each row that has none, made from its words, so that it stays the same when others come or go."""
    taken |= {str(row["id"]) for row in rows if "id" in row}
    for row in rows:
        if "id" not in row:
            words = row.get(key)
            text = str(words.get(code, "")) if isinstance(words, Mapping) else ""
            row["id"] = free(slug(text) or "row", taken)
            taken.add(row["id"])


def slug(words: str) -> str:
    """ "Papers in good time" → "papers-in-good-time"."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST_SLUG].strip("-")


def _keep_cells(cells: dict[str, Cell], key: str, where: Sequence[Mapping[str, Cell]]) -> None:
    for number, spots in enumerate(where, 1):
        _cells_of(cells, f"{key}[{number}]", spots)


def _cells_of(cells: dict[str, Cell], start: str, spots: Mapping[str, Cell]) -> None:
    for key, cell in spots.items():
        cells.setdefault(f"{start}.{key}" if key else start, cell)


def _cell_of(location: str, cells: Mapping[str, Cell]) -> Cell:
    """The cell of a location in the file, or of the nearest thing around it."""
    while location:
        if location in cells:
            return cells[location]
        location = location[: max(location.rfind("."), location.rfind("["), 0)]
    return _name_of("about"), 0, 0


def _reason(fault: Fault, cells: Mapping[str, Cell]) -> str:
    """What is wrong and what to do, for people who see a sheet and not a file."""
    words = {
        "blank": _("Write some words here."),
        "missing_key": _missing(fault.location),
        "no_items": _("No question names this section. Add one, or remove the section."),
        "scale_name": _("There is no scale of this name. Add its answers to the sheet Answers."),
        "aspect": _("There is no row with this id in the sheet Asked twice. Add it."),
        "kind_each": _(
            "In this kind, the column Once for each of the sheet Sections must say it: goal, organisation or member."
        ),
        "band_edges": _("Give each band two ends: From or Above, and Up to or Below."),
        "easy_missing": _("Other questions have easy words. Write them here too."),
        "language_missing": _("The words in this language are missing. Add them, or take the language out of About."),
    }
    return words.get(fault.code) or LOCATION_IN_TEXT.sub(lambda m: cell_words(_cell_of(m[0], cells)), fault.reason)


def _missing(location: str) -> str:
    key = location.rpartition(".")[2]
    head = next((column.head for form in reversed(forms()) for column in form.columns if column.key == key), "")
    return _("{head}: write something here.", head=head) if head else _("Write something here.")


def _name_of(key: str) -> str:
    return next((form.name for form in forms() if form.key == key), _("About"))
