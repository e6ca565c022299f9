"""What people are promised before they answer: the sentences of "Before you start", which set-up shows beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.language import long_date, np_, p_
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import CommentRule, Promise, partners
from facilitator_app.domain.words import in_a_row

MOST_NAMES = 6
"""More names than this make a sentence too long to read."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One sentence that respondents read; ``marks`` are the words in it that the facilitator's choices decide."""

    words: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """About whom somebody answers: names of others, whether about themself, and who sees on its own what they say."""

    names: tuple[str, ...] = ()
    oneself: bool = False
    shown_individually_to: tuple[str, ...] = ()


def promise_lines(
    promise: Promise,
    instrument: Instrument,
    facilitator: str,
    asked: AskedAbout | None = None,
    fewest_after_reopening: int = 0,
    *,
    groups: Sequence[RaterGroup] = (),
    two_locks: bool = False,
) -> tuple[PromiseLine, ...]:
    """Every sentence in its order. ``groups``: of the round, one of which may have chosen with whom it is counted.
    ``fewest_after_reopening``: how many must answer late before their answers count; 0: no one.
    ``two_locks``: closing takes the words of one of two members as well."""
    if asked is not None:
        lines = list(_about_people(promise, instrument.minutes, facilitator, asked))
    else:
        lines = [PromiseLine(why(instrument.kind, instrument.minutes), (str(instrument.minutes),))]
        if instrument.open_book:
            lines += [PromiseLine(words, (words,)) for words in open_book_words()]
        else:
            lines += [PromiseLine(_no_name()), _limits(promise)]
    if not instrument.open_book and (asked is None or asked.names):
        lines += _counted_with(promise, groups, fewest_in_group(promise, about_people=asked is not None))
    if fewest_after_reopening and not instrument.open_book:
        lines.append(PromiseLine(_after_reopening(fewest_after_reopening)))
    lines.append(PromiseLine(p_("respondent", "You can skip any question. You can stop at any time.")))
    lines += _own_words(promise, facilitator)
    lines.append(PromiseLine(_locked()))
    if two_locks:
        lines.append(PromiseLine(second := _second_lock(facilitator), (second,)))
    if not instrument.open_book:
        lines.append(
            PromiseLine(
                _mixed(promise.k_total if _taken_apart(asked) and not fewest_after_reopening else 0, instrument.kind)
            )
        )
    return (*lines, *_afterwards(promise))


def _locked() -> str:
    """What holds from sending to the close: see docs/safety.md, "Ballots are sealed"."""
    return p_(
        "respondent",
        "Your answers are locked when you send them. "
        "Until the round closes, this program opens them only with your code.",
    )


def _second_lock(name: str) -> str:
    """With one lock nothing is said of who could open them early: the facilitator's words are enough for that."""
    return p_(
        "respondent",
        "Before that, {name} cannot open them alone. It also takes the secret words of one of two members.",
        name=name,
    )


def _mixed(apart_from: int, kind: Kind) -> str:
    """What holds after the close, and no more. ``apart_from``: of so many people nobody's answers stay together; 0: it is
    not said of this person's."""
    if not apart_from:
        return p_(
            "respondent", "We do not keep who came first or last. When the round closes, we mix up all the answers."
        )
    if kind is Kind.RISK_GRID:
        return p_(
            "respondent",
            "We do not keep who came first or last. When the round closes, we mix the answers to each risk. "
            "If {n} or more people answer, only your two answers to one risk stay together.",
            n=apart_from,
        )
    return p_(
        "respondent",
        "We do not keep who came first or last. When the round closes, we mix the answers to each question. "
        "If {n} or more people answer, yours do not stay together.",
        n=apart_from,
    )


def _taken_apart(asked: AskedAbout | None) -> bool:
    """False for those who are shown alone, and for what people say about themselves."""
    return asked is None or not (asked.oneself or asked.shown_individually_to)


def why(kind: Kind, minutes: int) -> str:
    """What we want to know with a questionnaire of this kind, and how long it takes."""
    return " ".join((_wanted(kind), takes(minutes)))


def takes(minutes: int) -> str:
    """How long answering takes."""
    return np_("respondent", "It takes about {n} minute.", "It takes about {n} minutes.", minutes)


def open_book_words() -> tuple[str, str]:
    """In place of the limits, where each organisation answers about each other one."""
    return (
        p_("respondent", "We do not ask for your name. But you speak for the organisation you work for."),
        p_("respondent", "The results show what each organisation said. Your answers here are not hidden."),
    )


def people_names(names: Sequence[str]) -> str:
    """ "Sam, Alex and Kim"; of many the first few and how many more."""
    if len(names) > MOST_NAMES:
        rest = len(names) - MOST_NAMES + 1
        few = ", ".join(names[: MOST_NAMES - 1])
        return np_("respondent", "{names} and {n} more person", "{names} and {n} more people", rest, names=few)
    return in_a_row(names)


def _wanted(kind: Kind) -> str:
    ways = {
        Kind.CHECKLIST: p_("respondent", "We want to know what this group has done and what is still to do."),
        Kind.YES_NO: p_("respondent", "We want to know how well this group is run."),
        Kind.PARTNER_MAP: p_("respondent", "We want to know how closely each organisation works with the others."),
        Kind.STAGES: p_("respondent", "We want to know what it is like to work in this group now."),
        Kind.RISK_GRID: p_("respondent", "We want to know what could go wrong for us all."),
        Kind.GOALS: p_("respondent", "We want to know how clear our goals are."),
        Kind.MULTI_RATER: p_("respondent", "We want to help people see how others see them."),
    }
    return ways.get(kind) or p_("respondent", "We want to know how well this group works together.")


def _about_people(promise: Promise, minutes: int, name: str, asked: AskedAbout) -> Iterator[PromiseLine]:
    """Whom one answers about, who reads it, and from how many answers on."""
    yield PromiseLine(why(Kind.MULTI_RATER, minutes), (str(minutes),))
    yield PromiseLine(_whom(asked))
    if asked.names:
        told = p_("respondent", "The person you answer about sees a report. They talk about it with {name}.", name=name)
        yield PromiseLine(told)
    if asked.oneself:
        beside = p_(
            "respondent",
            "What you say about yourself stands next to what others say. You and {name} see it.",
            name=name,
        )
        yield PromiseLine(beside)
    if asked.shown_individually_to:
        agreed = p_(
            "respondent",
            "You said yes to this: {people} will see what you say, and will know it is you.",
            people=people_names(asked.shown_individually_to),
        )
        yield PromiseLine(agreed)
    elif asked.names:
        apart = p_(
            "respondent",
            "Your name is not kept with what you say about others. We never show that on its own.",
        )
        yield PromiseLine(apart)
    if asked.names:
        limits = p_(
            "respondent",
            "We only show a report when {total} or more others have answered about that person. "
            "We only show a group when {group} or more people in it have answered.",
            total=promise.k_total,
            group=(fewest := fewest_in_group(promise, about_people=True)),
        )
        yield PromiseLine(limits, (str(promise.k_total), str(fewest)))


def _whom(asked: AskedAbout) -> str:
    """ "You answer about Sam and Alex, and about yourself." """
    people = people_names(asked.names)
    if asked.oneself and not asked.names:
        return p_("respondent", "You answer about yourself.")
    if asked.oneself:
        return p_("respondent", "You answer about {people}, and about yourself.", people=people)
    return p_("respondent", "You answer about {people}.", people=people)


def _no_name() -> str:
    return p_("respondent", "We do not ask for your name. We never show one person's answers.")


def _limits(promise: Promise) -> PromiseLine:
    words = p_(
        "respondent",
        "We only show results when {total} or more people have answered. "
        "We only show a group when {group} or more people in it have answered.",
        total=promise.k_total,
        group=(fewest := fewest_in_group(promise)),
    )
    return PromiseLine(words, (str(promise.k_total), str(fewest)))


def _counted_with(promise: Promise, groups: Sequence[RaterGroup], fewest: int) -> Iterator[PromiseLine]:
    """What a protected voice chose beforehand. Everybody reads it: it is about the answers of two groups."""
    names = {group.id: group.plain_name or group.name for group in groups}
    for voice, other in partners(groups, promise.counted_with).items():
        words = p_(
            "respondent",
            "If fewer than {n} answers come from {voice}, we only show them together with {other}. "
            "They chose this. We join them with no one else.",
            n=fewest,
            voice=names[voice],
            other=names[other],
        )
        yield PromiseLine(words, (str(fewest), names[voice], names[other]))


def _after_reopening(people: int) -> str:
    """Said to those who come after results were shown. Ticks can be made up as late answers can."""
    return p_(
        "respondent",
        "Some results were shown before you came. Yours wait until {n} or more people have answered late. "
        "But if late answers are made up, someone could still work out yours.",
        n=people,
    )


def _own_words(promise: Promise, name: str) -> Iterator[PromiseLine]:
    if promise.comments is CommentRule.SHOW:
        yield PromiseLine(p_("respondent", "People may know you from your words. Please leave out names."))
    elif promise.comments is CommentRule.FACILITATOR_ONLY:
        words = p_(
            "respondent",
            "What you write in your own words is only for {name}. It is best to leave out names.",
            name=name,
        )
        yield PromiseLine(words, (name,))


def _afterwards(promise: Promise) -> Iterator[PromiseLine]:
    """What becomes of the answers, where the facilitator chose something."""
    if promise.delete_on is not None:
        day = long_date(promise.delete_on)
        yield PromiseLine(
            p_(
                "respondent",
                "From {day} on, this program shows no answers and no results. "
                "It deletes the answers by the second day we use it after that. "
                "Printed pages, and a copy it cannot find, may stay.",
                day=day,
            ),
            (day,),
        )
    if promise.seen_by_funder:
        words = p_("respondent", "The people who pay for this work will see the results.")
        yield PromiseLine(words, (words,))
    if promise.raw_allowed:
        words = p_(
            "respondent",
            "We may save a list of the answers to each question. Each list is mixed and has no names. It is not locked.",
        )
        yield PromiseLine(words, (words,))
