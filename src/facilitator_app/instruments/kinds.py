"""What each kind of questionnaire needs in its file, in one table, and the faults of a file that lacks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from facilitator_app.domain.instrument import Basis, Each, Kind, Report, Side
from facilitator_app.domain.language import _
from facilitator_app.instruments.reading import Problem

MOST_DECIMALS = 2
THREE = ((0, 1, 2),)
Tables = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class KindRule:
    """``values``: the scales it may have, any if empty. ``described``: each row says what each answer looks like.

    ``sides``: aspects it may have, and ``needed`` those it must have. ``bands``: it may have some. ``basis``: what
    they are cut on unless the file says so. ``each``: what its sections are patterns for, and whether all must be. ``report``: how
    its sections are reported unless the file says so.
    """

    values: tuple[tuple[int, ...], ...] = ()
    described: bool = False
    sides: tuple[Side, ...] = ()
    needed: tuple[Side, ...] = ()
    bands: bool = True
    basis: Basis = Basis.MEAN
    each: Each | None = None
    always_each: bool = True
    least_sections: int = 1
    report: Report = Report.SCORE


NOW_WANTED = (Side.NOW, Side.WANTED)
RISK = (Side.LIKELIHOOD, Side.IMPACT)

RULES: dict[Kind, KindRule] = {
    Kind.SURVEY: KindRule(sides=NOW_WANTED),
    Kind.RUBRIC: KindRule(sides=NOW_WANTED, described=True),
    Kind.CHECKLIST: KindRule(values=THREE, basis=Basis.PERCENT),
    Kind.RAG: KindRule(values=THREE, described=True, bands=False, report=Report.COUNTS),
    Kind.YES_NO: KindRule(values=((0, 1), (0, 1, 2)), bands=False, report=Report.COUNTS),
    Kind.PARTNER_MAP: KindRule(
        sides=NOW_WANTED, needed=(Side.NOW,), described=True, bands=False, each=Each.ORGANISATION, report=Report.COUNTS
    ),
    Kind.STAGES: KindRule(bands=False, least_sections=2),
    Kind.RISK_GRID: KindRule(sides=(*RISK, Side.CONTROL), needed=RISK, report=Report.COUNTS),
    Kind.GOALS: KindRule(values=THREE, basis=Basis.PERCENT, each=Each.GOAL),
    Kind.MULTI_RATER: KindRule(each=Each.MEMBER, always_each=False),
}


@dataclass(frozen=True, slots=True)
class File:
    """The parts of a questionnaire file that the rules of its kind look at, as plain tables with their locations."""

    data: dict[str, Any]
    sections: list[tuple[str, dict[str, Any], Tables]]
    scales: dict[str, dict[str, Any]]
    aspects: Tables

    @property
    def kind(self) -> Kind | None:
        kind = self.data.get("kind")
        return Kind(kind) if isinstance(kind, str) and kind in list(Kind) else None

    def values(self, name: str = "") -> tuple[int, ...]:
        """The values of the main scale, or of a named one; empty where they cannot be read."""
        points = self.scales.get(name, {}).get("points")
        rows = points if isinstance(points, list) else []
        written = [row.get("value") if isinstance(row, dict) else None for row in rows]
        numbers = [value for value in written if type(value) is int and abs(value) <= 100]
        return tuple(numbers) if len(numbers) == len(rows) else ()

    def sides_of(self, section: dict[str, Any]) -> list[str]:
        """The ids of the aspects that a section's rows are rated on."""
        named = section.get("aspects")
        all_ids = [one["id"] for _location, one in self.aspects if isinstance(one.get("id"), str)]
        return [one for one in named if isinstance(one, str)] if isinstance(named, list) else all_ids


def kind_faults(file: File) -> Iterator[Problem]:
    """Every fault against the rules of the file's kind, and of what only some kinds use."""
    yield from _names(file)
    yield from _scoring(file)
    kind = file.kind
    if kind is None:
        return
    rule = RULES[kind]
    yield from _of_scale(file, rule)
    yield from _of_sides(file, rule)
    yield from _of_sections(file, rule)
    if not rule.bands and file.data.get("bands"):
        yield "kind_bands", "bands", _("This kind of questionnaire has no bands. Remove them.")


def band_ends(file: File) -> tuple[Decimal, Decimal] | None:
    """From where to where the bands must reach; None where that cannot be read."""
    values = file.values()
    if file.kind is Kind.RISK_GRID:
        ends = [
            file.values(str(one.get("scale", ""))) for _location, one in file.aspects if one.get("id") in list(RISK)
        ]
        if len(ends) != len(RISK) or not all(ends):
            return None
        (a, b) = ends
        return Decimal(min(a) * min(b)), Decimal(max(a) * max(b))
    if not values:
        return None
    return (
        (Decimal(0), Decimal(100)) if basis_of(file) is Basis.PERCENT else (Decimal(min(values)), Decimal(max(values)))
    )


def basis_of(file: File) -> Basis:
    scoring = file.data.get("scoring")
    written = scoring.get("basis") if isinstance(scoring, dict) else None
    if isinstance(written, str) and written in list(Basis):
        return Basis(written)
    return RULES[file.kind].basis if file.kind else Basis.MEAN


def _names(file: File) -> Iterator[Problem]:
    """Names of scales, aspects and choices that exist nowhere."""
    allowed: dict[str, list[str]] = {"report": list(Report), "each": list(Each)}
    for location, section, _items in file.sections:
        for key, known in allowed.items():
            if isinstance(section.get(key), str) and section[key] and section[key] not in known:
                yield "choice", f"{location}.{key}", _("Write one of these: {known}.", known=", ".join(known))
        yield from _scale_name(file, section, location)
        known_sides = [one.get("id") for _location, one in file.aspects]
        for side in file.sides_of(section):
            if side not in known_sides:
                yield (
                    "aspect",
                    f"{location}.aspects",
                    _("There is no aspect of this name in the file. Add it to aspects."),
                )
    for location, aspect in file.aspects:
        if isinstance(aspect.get("id"), str) and aspect["id"] not in list(Side):
            yield "choice", f"{location}.id", _("Write one of these: {known}.", known=", ".join(Side))
        yield from _scale_name(file, aspect, location)


def _scale_name(file: File, table: dict[str, Any], location: str) -> Iterator[Problem]:
    name = table.get("scale")
    if isinstance(name, str) and name and name not in file.scales:
        yield (
            "scale_name",
            f"{location}.scale",
            _("There is no scale of this name. Add it: [scales.{name}].", name=name[:40]),
        )


def _scoring(file: File) -> Iterator[Problem]:
    scoring = file.data.get("scoring")
    scoring = scoring if isinstance(scoring, dict) else {}
    basis, decimals, cap = scoring.get("basis"), scoring.get("decimals"), scoring.get("cap")
    if isinstance(basis, str) and basis and basis not in list(Basis):
        yield "choice", "scoring.basis", _("Write one of these: {known}.", known=", ".join(Basis))
    if type(decimals) is int and not 0 <= decimals <= MOST_DECIMALS:
        yield "decimals", "scoring.decimals", _("This must be from 0 to {most}.", most=MOST_DECIMALS)
    bands = file.data.get("bands")
    codes = [b.get("code") for b in bands if isinstance(b, dict)] if isinstance(bands, list) else []
    if isinstance(cap, str) and cap and cap not in codes:
        yield "cap", "scoring.cap", _("There is no band with this code. Write the code of a band.")
    values = file.values()
    weights = file.data.get("weights")
    if values and min(values) != 0 and basis_of(file) is Basis.PERCENT:
        yield "percent", "scale.points", _("Percent needs a scale that starts at 0. Let the lowest point be 0.")
    if isinstance(weights, dict):
        yield from _weights(weights, values)


def _weights(weights: dict[str, Any], values: tuple[int, ...]) -> Iterator[Problem]:
    choices = weights.get("choices")
    if values and min(values) < 0:
        yield "weights", "weights", _("Weights need a scale without numbers below 0.")
    if not isinstance(choices, list):
        return
    numbers = [one for one in choices if isinstance(one, int | Decimal) and not isinstance(one, bool)]
    if not all(Decimal(0) < one <= Decimal(10) for one in numbers if not (isinstance(one, Decimal) and one.is_nan())):
        yield "weights", "weights.choices", _("Each weight must be more than 0 and at most 10.")
    default = weights.get("default", 1)
    if len(set(numbers)) < 2 or default not in numbers:
        reason = _("Write two weights or more, each once; the default must be one of them.")
        yield "weights", "weights.choices", reason


def _of_scale(file: File, rule: KindRule) -> Iterator[Problem]:
    main = file.values()
    if rule.values and main and main not in rule.values:
        known = _(" or ").join(", ".join(str(value) for value in values) for values in rule.values)
        yield "kind_scale", "scale.points", _("In this kind the points have these values: {known}.", known=known)
    for location, section, _items in file.sections:
        own = file.values(str(section.get("scale") or ""))
        if (
            section.get("scale")
            and (section.get("report") or rule.report) == Report.SCORE
            and own
            and main
            and own != main
        ):
            reason = _('A scale of its own needs the same values as the main scale, or report = "counts".')
            yield "section_scale", f"{location}.scale", reason
    for _location, section, items in file.sections:
        points = len(file.values(str(section.get("scale") or "")))
        for item_location, item in items:
            yield from _of_levels(item, item_location, points)
            if rule.described and not item.get("levels") and not _described(file, section):
                reason = _("Say what each answer looks like here. Add levels: one for each point, lowest first.")
                yield "levels", item_location, reason


def _described(file: File, section: dict[str, Any]) -> bool:
    """True if the points of the section's scale say themselves what they look like."""
    points = file.scales.get(str(section.get("scale") or ""), {}).get("points")
    return isinstance(points, list) and all(isinstance(p, dict) and p.get("description") for p in points)


def _of_levels(item: dict[str, Any], location: str, points: int) -> Iterator[Problem]:
    for key in ("levels", "easy_levels"):
        levels = item.get(key)
        if isinstance(levels, list) and levels and points and len(levels) != points:
            yield (
                "levels",
                f"{location}.{key}",
                _("There are {n} levels for {points} points. Write one for each.", n=len(levels), points=points),
            )
    if item.get("easy_levels") and not item.get("levels"):
        yield "levels", f"{location}.easy_levels", _("There are easy levels but no levels. Add levels.")


def _of_sides(file: File, rule: KindRule) -> Iterator[Problem]:
    for location, aspect in file.aspects:
        side = aspect.get("id")
        if side in list(Side) and side not in rule.sides:
            known = ", ".join(rule.sides) or _("none")
            yield "kind_aspect", f"{location}.id", _("This kind knows these aspects: {known}.", known=known)
    ids = [aspect.get("id") for _location, aspect in file.aspects]
    if Side.WANTED in ids and Side.NOW not in ids:
        yield "kind_aspect", "aspects", _("Where there is wanted, there must be now.")
    for side in rule.needed:
        for location, section, _items in file.sections:
            if section.get("report") != Report.COUNTS and side not in file.sides_of(section):
                yield "kind_aspect", f"{location}.aspects", _("This kind needs the aspect {side}. Add it.", side=side)


def _of_sections(file: File, rule: KindRule) -> Iterator[Problem]:
    if 0 < len(file.sections) < rule.least_sections:
        yield "kind_sections", "sections", _("This kind needs {n} sections at least.", n=rule.least_sections)
    for location, section, items in file.sections:
        each = section.get("each") or ""
        if each and each != rule.each and each in list(Each):
            yield (
                "kind_each",
                f"{location}.each",
                _("This kind of questionnaire has nothing of that sort. Remove the key."),
            )
        if rule.each and rule.always_each and not each:
            yield "kind_each", location, _('Sections of this kind need: each = "{each}".', each=rule.each)
        if each and each == rule.each and not _names_it(section, items, each):
            reason = _("Write {place} where the name is to stand, in the title, or in the text of each item.",
                       place="{" + each + "}")  # fmt: skip
            yield "placeholder", location, reason


def _names_it(section: dict[str, Any], items: Tables, each: str) -> bool:
    sign = "{" + each + "}"
    title, texts = section.get("title"), [item.get("text") for _location, item in items]
    if each == Each.GOAL:
        return sign in str(title)
    return (
        all(sign in str(text) for text in texts)
        if each == Each.ORGANISATION
        else any(sign in str(text) for text in (title, *texts))
    )
