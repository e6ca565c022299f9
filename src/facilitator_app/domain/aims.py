"""What a partnership is for, as it wrote it down itself: its purpose, the outcomes it signed up to, its agreement, and
figures of outcomes that somebody typed. No answer of anybody is in them, and no sum is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.words import check_length, plain_digits, same, tidy

MOST_LETTERS = 1500
"""Letters in the purpose, in the outcomes, and in what was agreed: together they stay on one page."""
MOST_IN_LINE = 200
"""Letters in a line of a figure, and in where the paper is."""
MOST_DIGITS = 15
"""A number with more digits is a slip of the hand, or a telephone number."""
NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
"""12, 3.5, 1,250 and -4: a comma stands between thousands, as people here write it, and so "3,5" is refused."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed, on which day, and where the signed paper is."""

    what: str = ""
    on: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeFigure:
    """One figure on one day. ``value`` as typed, to its last digit; ``unit``: "people", "%", "£", or nothing; ``source``:
    where it was read."""

    id: str
    label: str
    unit: str
    value: Decimal
    on: date
    source: str = ""

    @property
    def of(self) -> tuple[str, str]:
        """What it is a figure of: figures of the same label and unit stand in one row, however they were typed."""
        return same(self.label), same(self.unit)

    @property
    def words(self) -> str:
        """The value with its unit."""
        return value_words(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one label and unit, the oldest first; label and unit as the newest has them."""

    label: str
    unit: str
    figures: tuple[OutcomeFigure, ...]


@dataclass(frozen=True, slots=True)
class Aims:
    """Each text as typed. ``outcomes``: one on each line."""

    purpose: str = ""
    outcomes: str = ""
    agreement: Agreement = Agreement()
    figures: tuple[OutcomeFigure, ...] = ()

    @property
    def blank(self) -> bool:
        """Nothing is written down."""
        return not (self.written or self.figures)

    @property
    def written(self) -> bool:
        """There are words to show, beside which a round can be read."""
        agreed = self.agreement
        texts = (self.purpose, self.outcomes, agreed.what, agreed.where)
        return agreed.on is not None or any(text.strip() for text in texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that somebody typed and that is there."""
        agreed = self.agreement
        of_figures = (text for one in self.figures for text in (one.label, one.unit, one.source))
        return tuple(filter(None, (self.purpose, self.outcomes, agreed.what, agreed.where, *of_figures)))

    @property
    def each_outcome(self) -> tuple[str, ...]:
        """The outcomes, one by one."""
        return tuple(tidy(line) for line in self.outcomes.splitlines() if line.strip())


def value_typed(text: str) -> Decimal:
    """The number, exactly; in digits of any script. Raises AppError "no_number"."""
    plain = plain_digits(text).strip().replace("\u2212", "-")
    digits = sum(letter.isdigit() for letter in plain)
    if not NUMBER.fullmatch(plain) or digits > MOST_DIGITS:
        raise AppError(
            "no_number",
            _("That is not a number that can be shown."),
            _("Type one such as 12, 3.5 or 1,250, and its unit in the box for it."),
        )
    value = Decimal(plain.replace(",", "").removeprefix("+"))
    return value if value else abs(value)


def value_words(value: Decimal, unit: str = "") -> str:
    """As one writes it: 1,250 people, 45%, £3.50. All digits that were typed are there."""
    unit = tidy(unit)
    number = f"{value.copy_abs():,f}"
    if unit in ("£", "€", "$"):
        number, unit = unit + number, ""
    shown = "\u2212" + number if value < 0 else number
    if not unit:
        return shown
    return shown + unit if unit in ("%", "‰", "°") else f"{shown} {unit}"


def figure_rows(figures: Iterable[OutcomeFigure]) -> tuple[FigureRow, ...]:
    """Figures of one label and unit together, in the order in which the first of each was typed."""
    by_label_and_unit: dict[tuple[str, str], list[OutcomeFigure]] = {}
    for one in figures:
        by_label_and_unit.setdefault(one.of, []).append(one)
    rows = (sorted(some, key=lambda one: one.on) for some in by_label_and_unit.values())
    return tuple(FigureRow(tidy(some[-1].label), tidy(some[-1].unit), tuple(some)) for some in rows)


def agreement_lines(agreement: Agreement) -> tuple[str, ...]:
    """What was agreed, when, and where the paper is, as one reads it; without what is not written."""
    return tuple(
        line
        for line in (
            agreement.what.strip(),
            _("Agreed on {day}.", day=long_date(agreement.on)) if agreement.on else "",
            _("Where the paper is: {place}", place=agreement.where.strip()) if agreement.where.strip() else "",
        )
        if line
    )


def check_aims(aims: Aims) -> None:
    """Raises AppError "too_long", "label_missing" or "same_day"."""
    agreed = aims.agreement
    check_length((aims.purpose, aims.outcomes, agreed.what), MOST_LETTERS)
    check_length((agreed.where,), MOST_IN_LINE)
    days: set[tuple[str, str, date]] = set()
    for one in aims.figures:
        check_length((one.label, one.unit, one.source), MOST_IN_LINE)
        if not one.label.strip():
            raise AppError("label_missing", _("This figure has no name."), _("Type what it counts."))
        if (figure_key := (*one.of, one.on)) in days:
            raise AppError(
                "same_day",
                _("There is a figure for {label} on {day} already.", label=tidy(one.label), day=long_date(one.on)),
                _("Choose another day, or change that one."),
            )
        days.add(figure_key)


def described(aims: Aims, words: Aims) -> Aims:
    """These words, and the figures that there are already."""
    return replace(words, figures=aims.figures)
