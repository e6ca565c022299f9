"""The first questions of a round: of each action that was agreed before, whether it happened and whether it helped.

They are a section of the round's own questionnaire, in the words that the actions have when the round starts. They count for
no score, and nothing else is said of them than how many people gave which answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from facilitator_app.domain.instrument import (
    SINCE,
    Instrument,
    Item,
    Report,
    Scale,
    ScalePoint,
    Section,
    Wording,
)
from facilitator_app.domain.language import _, p_
from facilitator_app.domain.plan import Action, Status

HAPPENED, HELPED = "happened", "helped"
SHORT = 60
"""Letters of an action where there is little room."""


def to_ask_about(actions: Iterable[Action], last_closed: date | None) -> tuple[Action, ...]:
    """What a new round can ask about: what is still to be done, and what was done since the last round was closed."""
    return tuple(one for one in actions if one.words and (one.open or _done_since(one, last_closed)))


def _done_since(action: Action, day: date | None) -> bool:
    if action.status is not Status.DONE:
        return False
    return day is None or action.done_on is None or action.done_on >= day


def since_section(actions: Sequence[Action], languages: Sequence[str]) -> Section:
    """Two questions about each action. The words of the program stand in the language spoken now."""

    def said(text: str, easy: str = "") -> Wording:
        return Wording(dict.fromkeys(languages, text), dict.fromkeys(languages, easy) if easy else {})

    def scale(labels: Sequence[str], high: str, low: str) -> Scale:
        points = tuple(ScalePoint(value, said(label)) for value, label in enumerate(labels))
        return Scale(points, said(high), said(low), not_applicable=False)

    happened = scale(
        (p_("respondent", "No"), p_("respondent", "Partly"), p_("respondent", "Yes")),
        _("{n} of {total} say it happened", n="{n}", total="{total}"),
        _("{n} of {total} say it did not happen", n="{n}", total="{total}"),
    )
    helped = scale(
        (
            p_("respondent", "It made things worse"),
            p_("respondent", "It made no difference"),
            p_("respondent", "It helped a little"),
            p_("respondent", "It helped a lot"),
        ),
        _("{n} of {total} say it helped", n="{n}", total="{total}"),
        _("{n} of {total} say it did not help", n="{n}", total="{total}"),
    )
    items: list[Item] = []
    for one in actions:
        words, short = _ended(one.words), shortened(one.words)
        items += [
            Item(
                f"{SINCE}.{one.id}.{HAPPENED}",
                said(
                    p_("respondent", "We said we would do this: {action} Did it happen?", action=words),
                    p_("respondent", "The plan was: {action} Did it happen?", action=words),
                ),
                said(_("{action}: did it happen?", action=short)),
                scale=happened,
                tag=said(words),
            ),
            Item(
                f"{SINCE}.{one.id}.{HELPED}",
                said(
                    p_("respondent", "We said we would do this: {action} Did it help?", action=words),
                    p_("respondent", "The plan was: {action} Did it help?", action=words),
                ),
                said(_("{action}: did it help?", action=short)),
                scale=helped,
                tag=said(words),
            ),
        ]
    return Section(
        SINCE,
        said(_("Since last time"), _("Since last time")),
        said(
            p_("respondent", "First we ask about what we said we would do. If you do not know, say so."),
            p_("respondent", "First: what we said we would do. You can say that you do not know."),
        ),
        tuple(items),
        report=Report.COUNTS,
    )


def with_since(instrument: Instrument, actions: Sequence[Action]) -> Instrument:
    """The questionnaire with questions about these actions first, in place of any it had; without them for none."""
    plain = without_since(instrument)
    return with_section(plain, since_section(actions, instrument.languages)) if actions else plain


def with_section(instrument: Instrument, section: Section | None) -> Instrument:
    """The questionnaire, which has none, with this section first; as it is for None."""
    if section is None:
        return instrument
    minutes = instrument.minutes + _minutes(section)
    return replace(instrument, sections=(section, *instrument.sections), minutes=minutes)


def without_since(instrument: Instrument) -> Instrument:
    """The questionnaire as it is without these questions."""
    section = since_of(instrument)
    if section is None:
        return instrument
    rest = tuple(one for one in instrument.sections if one.id != SINCE)
    return replace(instrument, sections=rest, minutes=max(1, instrument.minutes - _minutes(section)))


def since_of(instrument: Instrument) -> Section | None:
    """The section with these questions, if there is one."""
    return next((one for one in instrument.sections if one.id == SINCE), None)


def asked_about(instrument: Instrument) -> tuple[str, ...]:
    """Ids of the actions that are asked about, in their order."""
    section = since_of(instrument)
    return tuple(dict.fromkeys(action_id(item.id) for item in section.items)) if section else ()


def action_id(item_id: str) -> str:
    """The action that a question is about."""
    return item_id.removeprefix(f"{SINCE}.").rpartition(".")[0]


def asks_whether(item_id: str) -> str:
    """What is asked of it: HAPPENED or HELPED."""
    return item_id.rpartition(".")[2]


def shortened(words: str, most: int = SHORT) -> str:
    """As much of the words as has room, cut between words where that is possible."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words.rstrip(".")
    cut = words[:most].rsplit(" ", 1)[0] if " " in words[:most] else words[:most]
    return cut.rstrip(" .,;:") + "…"


def _ended(words: str) -> str:
    """One line that ends as a sentence does."""
    words = " ".join(words.split())
    return words if not words[-1:].isalnum() else words + "."


def _minutes(section: Section) -> int:
    """Half a minute for each action, rounded up."""
    return (len(section.items) + 3) // 4
