"""From a questionnaire file to an instrument, or to a list of everything that is wrong with the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.fit import FindsOut, Fit, Maturity, People
from facilitator_app.domain.instrument import (
    Aspect,
    Band,
    Basis,
    Each,
    Instrument,
    Item,
    Kind,
    OpenQuestion,
    Origin,
    Report,
    Scale,
    ScalePoint,
    Scoring,
    Section,
    Side,
    Source,
    Weighting,
    Wording,
)
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.words import tidy
from facilitator_app.instruments import Fault
from facilitator_app.instruments.bands import edges
from facilitator_app.instruments.kinds import RULES
from facilitator_app.instruments.reading import Problem, Unreadable, content, parsed, whole_file
from facilitator_app.instruments.rules import rule_faults
from facilitator_app.instruments.shapes import (
    AspectShape,
    BandShape,
    ChooserShape,
    FileShape,
    ItemShape,
    ScaleShape,
    SectionShape,
    Words,
    fault_of_shape,
)

MOST_FAULTS = 100
"""Of the shape, and as many of the rules. More are not listed: nobody reads them."""


def load(path: Path) -> Instrument:
    """The instrument in this file. Raises AppError "instrument_broken" that names every fault."""
    instrument, faults = read(path)
    if instrument is None:
        raise broken(path.name, faults)
    return instrument


def broken(name: str, faults: tuple[Fault, ...]) -> AppError:
    """The error that names every fault of a questionnaire file."""
    n = len(faults)
    what = n_(
        "The questionnaire file {file} has {n} fault.", "The questionnaire file {file} has {n} faults.", n, file=name
    )
    do = "\n".join(f"{fault.location}: {fault.reason}" for fault in faults)
    return AppError("instrument_broken", what, do, faults=faults)


def read(path: Path) -> tuple[Instrument | None, tuple[Fault, ...]]:
    """The instrument and no faults, or None and every fault at once. Never raises for a bad file."""
    try:
        return _sound(content(path)), ()
    except Unreadable as wrong:
        return None, _faults(path.name, [wrong.problem])
    except _Faulty as wrong:
        return None, _faults(path.name, wrong.problems)


def read_tables(data: dict[str, Any], name: str) -> tuple[Instrument | None, tuple[Fault, ...]]:
    """The same for the tables of a file with this name."""
    try:
        return _checked(data), ()
    except _Faulty as wrong:
        return None, _faults(name, wrong.problems)


class _Faulty(Exception):
    """The tables are no questionnaire; ``problems`` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


@lru_cache(maxsize=128)
def _sound(text: str) -> Instrument:
    """The instrument in this text. Kept, as every screen asks for every file; faults are found anew each time."""
    return _checked(parsed(text))


def _checked(data: dict[str, Any]) -> Instrument:
    file = None
    of_shape: list[Problem] = []
    try:
        file = FileShape.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        of_shape = [fault_of_shape(detail) for detail in details[: MOST_FAULTS + 1]]
    of_rules = list(islice(rule_faults(data), MOST_FAULTS + 1))
    problems = of_shape[:MOST_FAULTS] + of_rules[:MOST_FAULTS]
    if max(len(of_shape), len(of_rules)) > MOST_FAULTS:
        problems.append(("more", whole_file(), _("There are more faults. Mend these first.")))
    if file is None or problems:
        raise _Faulty(problems)
    return _instrument(file)


def half_done(data: dict[str, Any]) -> Instrument | None:
    """The questionnaire as far as it can be shown although it has faults, without its bands; None if it cannot be."""
    without = {key: value for key, value in data.items() if key not in ("bands", "chooser", "derived_from")}
    try:
        return _instrument(FileShape.model_validate(without))
    except (ValidationError, ValueError, KeyError):
        return None


def _faults(name: str, problems: list[Problem]) -> tuple[Fault, ...]:
    return tuple(Fault(name, location, reason, code) for code, location, reason in problems)


def _instrument(file: FileShape) -> Instrument:
    source, scoring = file.source, file.scoring
    kind = Kind(file.kind)
    scales = {name: _scale(scale) for name, scale in file.scales.items()}
    return Instrument(
        id=file.id,
        version=file.version,
        kind=kind,
        title=_wording(file.title),
        purpose=_wording(file.purpose),
        minutes=file.minutes,
        languages=tuple(file.languages),
        scale=_scale(file.scale),
        sections=tuple(_section(section, file, scales) for section in file.sections),
        open_questions=tuple(OpenQuestion(q.id, _wording(q.text, q.easy)) for q in file.open_questions),
        bands=tuple(sorted((_band(band) for band in file.bands), key=lambda band: (band.lower, band.upper))),
        source=Source(
            tidy(source.citation),
            source.relation,
            tidy(source.licence_note),
            tidy(source.comparability_note),
            tidy(source.changed or ""),
        ),
        min_answered=file.min_answered,
        fit=_fit(file.chooser) if file.chooser else None,
        scoring=Scoring(Basis(scoring.basis or RULES[kind].basis), scoring.decimals, scoring.overall, scoring.cap),
        weighting=Weighting(tuple(sorted(file.weights.choices)), file.weights.default) if file.weights else None,
        aspects=tuple(Aspect(Side(a.id), _wording(a.label), _wording(a.question, a.easy)) for a in file.aspects),
        evidence=_maybe(file.evidence, file.easy_evidence),
        mixed=file.mixed,
        derived_from=Origin(file.derived_from.id, file.derived_from.version) if file.derived_from else None,
    )


def _fit(chooser: ChooserShape) -> Fit:
    return Fit(
        tuple(FindsOut(one) for one in chooser.finds_out),
        tuple(People(one) for one in chooser.people),
        tuple(Maturity(one) for one in chooser.maturity),
        tuple(_wording(chooser.will_not_tell).usual.items()),
    )


def _wording(usual: Words, easy: Words | None = None) -> Wording:
    return Wording(
        {code: tidy(text) for code, text in usual.items()}, {code: tidy(text) for code, text in (easy or {}).items()}
    )


def _maybe(usual: Words, easy: Words | None = None) -> Wording | None:
    return _wording(usual, easy) if usual else None


def _scale(scale: ScaleShape) -> Scale:
    return Scale(
        points=tuple(
            ScalePoint(
                point.value, _wording(point.label, point.easy), _maybe(point.description, point.easy_description)
            )
            for point in scale.points
        ),
        count_high=_wording(scale.count_high),
        count_low=_wording(scale.count_low),
        dont_know=scale.dont_know,
        not_applicable=scale.not_applicable,
        dont_know_label=_maybe(scale.dont_know_label, scale.easy_dont_know_label),
        not_applicable_label=_maybe(scale.not_applicable_label, scale.easy_not_applicable_label),
    )


def _section(section: SectionShape, file: FileShape, scales: dict[str, Scale]) -> Section:
    own = scales.get(section.scale)
    asked = section.aspects
    aspects = [aspect for aspect in file.aspects if asked is None or aspect.id in asked]
    main = own or _scale(file.scale)
    items = (one for item in section.items for one in _items(item, aspects, main, own, scales))
    return Section(
        id=section.id,
        title=_wording(section.title, section.easy_title),
        about=_wording(section.about),
        items=tuple(items),
        questions=tuple(_wording(question) for question in section.questions),
        topics=tuple(section.topics),
        report=Report(section.report or RULES[Kind(file.kind)].report),
        weight=file.weights.default if file.weights else Decimal(1),
        priority=section.priority,
        each=Each(section.each) if section.each else None,
    )


def _items(
    item: ItemShape, aspects: list[AspectShape], main: Scale, own: Scale | None, scales: dict[str, Scale]
) -> Iterator[Item]:
    """One item, or one for each side of the row: "vision.now", "vision.wanted"."""
    whole = Item(
        item.id,
        _wording(item.text, item.easy),
        _wording(item.short),
        item.reverse,
        scale=_described(item, main) or own,
        tag=_maybe(item.tag),
        of_oneself=_maybe(item.self_),
    )
    if not aspects:
        yield whole
    for aspect in aspects:
        yield replace(
            whole,
            id=f"{item.id}.{aspect.id}",
            reverse=item.reverse or aspect.reverse,
            scale=scales.get(aspect.scale) or whole.scale,
            row=item.id,
            side=Side(aspect.id),
        )


def _described(item: ItemShape, scale: Scale) -> Scale | None:
    """The scale with what each of its points looks like in this row; None for a row without such words."""
    if not item.levels:
        return None
    easy = item.easy_levels or [Words() for _level in item.levels]
    points = zip(scale.points, item.levels, easy)
    return replace(scale, points=tuple(replace(p, description=_wording(usual, plain)) for p, usual, plain in points))


def _band(band: BandShape) -> Band:
    written: dict[str, Any] = {"from": band.from_, "above": band.above, "up_to": band.up_to, "below": band.below}
    band_edges = edges(written)
    if band_edges is None:
        raise ValueError("a band that passed the rules has two edges")
    return Band(
        code=band.code,
        title=_wording(band.title),
        meaning=_wording(band.meaning),
        lower=band_edges.lower,
        upper=band_edges.upper,
        lower_included=band_edges.lower_included,
        upper_included=band_edges.upper_included,
    )
