"""From a TOML file to an instrument, or to a list of everything that is wrong with the file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import (
    Band,
    Instrument,
    Item,
    Kind,
    OpenQuestion,
    Scale,
    ScalePoint,
    Section,
    Source,
    Wording,
)
from facilitator_app.domain.language import _, n_
from facilitator_app.instruments import Fault
from facilitator_app.instruments.rules import edges, findings
from facilitator_app.instruments.shapes import FileShape

LARGEST_FILE = 1024 * 1024
DEEPEST = 12


def load(path: Path) -> Instrument:
    """The instrument in this file. Raises AppError "instrument_broken" that names every fault."""
    instrument, faults = read(path)
    if instrument is None:
        raise AppError(
            "instrument_broken",
            n_("The questionnaire file has {n} fault.", "The questionnaire file has {n} faults.", len(faults)),
            " ".join(f"{fault.place}: {fault.reason}" for fault in faults),
            faults=faults,
        )
    return instrument


def read(path: Path) -> tuple[Instrument | None, tuple[Fault, ...]]:
    """The instrument and no faults, or None and every fault at once. Never raises for a bad file."""
    try:
        data = _parse(path)
        file = FileShape.model_validate(data)
    except _Unreadable as wrong:
        return None, (Fault(path.name, wrong.place, wrong.reason),)
    except ValidationError as error:
        return None, tuple(Fault(path.name, _place(e["loc"]), _reason(e)) for e in error.errors())
    faults = tuple(Fault(path.name, place, reason) for place, reason in findings(file))
    return (None, faults) if faults else (_instrument(file), ())


class _Unreadable(Exception):
    """The file cannot be read as TOML at all."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place)
        self.place = place
        self.reason = reason


def _parse(path: Path) -> dict[str, Any]:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _Unreadable(_("the whole file"), _("The file is larger than 1 MB. A questionnaire is far smaller."))
        raw = path.read_bytes()
    except OSError as error:
        raise _Unreadable(_("the whole file"), _("The file cannot be opened. Check its name and place.")) from error
    if not raw.strip():
        raise _Unreadable(_("the whole file"), _("The file is empty."))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:64]:
        raise _Unreadable(_("the whole file"), _("The file is not saved as UTF-8. Save it again as UTF-8."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _Unreadable(
            _("line {line}", line=line), _("The file is not saved as UTF-8. Save it again as UTF-8.")
        ) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _Unreadable(*_syntax(str(error))) from error
    except (RecursionError, ValueError) as error:
        raise _Unreadable(_("the whole file"), _("The file is nested too deep, or a number is too long.")) from error
    if _depth(data) > DEEPEST:
        raise _Unreadable(_("the whole file"), _("The file is nested too deep, or a number is too long."))
    return data


def _syntax(message: str) -> tuple[str, str]:
    """Place and reason from the reader's own message: "Expected '=' ... (at line 3, column 5)"."""
    found = re.search(r"^(.*?) \(at (line \d+, column \d+|end of document)\)$", message, re.DOTALL)
    reason, place = (found[1], found[2]) if found else (message, _("the whole file"))
    return place, _(
        "This is not TOML: {reason}. Look at the example in the guide to questionnaire files.", reason=reason
    )


def _depth(data: Any) -> int:
    depth, level = 0, [data]
    while level:
        depth += 1
        inside = [value for one in level for value in (one.values() if isinstance(one, dict) else one)]
        level = [value for value in inside if isinstance(value, (dict, list))]
    return depth


def _place(loc: tuple[int | str, ...]) -> str:
    """A path like sections[2].items[3].text.en, counting from 1 as people do."""
    words = ""
    for part in loc:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else str(part)
    return words or _("the whole file")


def _reason(error: Any) -> str:
    """One plain sentence for one fault of the shape."""
    kind, context = error["type"], error.get("ctx", {})
    sentences = {
        "missing": _("This is missing. Add it."),
        "extra_forbidden": _("There is no such key. Remove it, or check how it is spelled."),
        "string_type": _("This must be words between quotes."),
        "int_type": _("This must be a whole number without quotes."),
        "bool_type": _("This must be true or false, without quotes."),
        "list_type": _("This must be a list, or come in double brackets."),
        "dict_type": _("This needs a language, such as text.en."),
        "model_type": _("This must be a table of keys."),
        "string_too_short": _("This is empty. Add words, or remove it."),
        "too_short": _("This is empty. Add at least one."),
        "string_too_long": _("This is too long. Use {most} letters at most.", most=context.get("max_length", "")),
        "string_pattern_mismatch": _("Use small letters, digits and single dashes only."),
    }
    if kind in sentences:
        return sentences[kind]
    if kind == "literal_error":
        return _("This must be {expected}.", expected=context.get("expected", ""))
    if kind in ("greater_than_equal", "less_than_equal"):
        return _("This number must be from {least} to {most}.", least=1, most=240)
    if kind == "value_error":
        return _("This is not right: {reason}.", reason=str(context.get("error", "")))
    return _("This is not what is expected here. Compare it with the example.")


def _instrument(file: FileShape) -> Instrument:
    points = tuple(ScalePoint(p.value, Wording(p.label, p.easy)) for p in file.scale.points)
    return Instrument(
        id=file.id,
        version=file.version,
        kind=Kind(file.kind),
        title=Wording(file.title),
        purpose=Wording(file.purpose),
        minutes=file.minutes,
        languages=tuple(file.languages),
        scale=Scale(
            points,
            Wording(file.scale.count_high),
            Wording(file.scale.count_low),
            file.scale.dont_know,
            file.scale.not_applicable,
        ),
        sections=tuple(
            Section(
                s.id,
                Wording(s.title),
                Wording(s.about),
                tuple(Item(i.id, Wording(i.text, i.easy), Wording(i.short), i.reverse) for i in s.items),
                tuple(Wording(question) for question in s.questions),
            )
            for s in file.sections
        ),
        open_questions=tuple(OpenQuestion(q.id, Wording(q.text, q.easy)) for q in file.open_questions),
        bands=tuple(_band(b) for b in file.bands),
        source=Source(
            file.source.citation, file.source.relation, file.source.licence_note, file.source.comparability_note
        ),
        min_answered=file.min_answered,
    )


def _band(band: Any) -> Band:
    lower, lower_in, upper, upper_in = edges(band)  # type: ignore[misc]
    return Band(band.code, Wording(band.title), Wording(band.meaning), lower, upper, lower_in, upper_in)
