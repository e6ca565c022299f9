"""Whether each group can be shown on its own, in words. The rule is ``forecast``, the gate's own; here are its sentences.

Sizes alone never promise it: which themes are shown by group depends on what everyone answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facilitator_app.analysis.forecast import (
    Counts,
    Forecast,
    MoreAnswers,
    Rules,
    forecast,
    until_shown_unjoined,
    until_some,
)
from facilitator_app.analysis.groups import NoGroups
from facilitator_app.analysis.theme_answers import MOST_GROUPS
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import Promise, RoundProgress, may_be_chosen
from facilitator_app.domain.words import in_a_row

PERHAPS = "info"
MOST_MORE = 12
"""Nobody is told to ask more people than this."""


@dataclass(frozen=True, slots=True)
class Publishability:
    """``words`` fit into a tag of this ``kind``; ``sentence`` says why, and is empty when there is nothing to say.
    ``kind`` is ``PERHAPS`` where it depends on what everyone answers. ``more``: a few words on what more answers would change.

    ``only_with_everyone``: the group is shown neither alone nor joined with another.
    """

    kind: str
    words: str
    sentence: str = ""
    only_with_everyone: bool = False
    more: str = ""


def planned(rules: Rules) -> dict[str, Publishability]:
    """What would happen if everyone who is asked answered, by group id."""
    asked = {group.id: group.asked for group in rules.groups}
    forecast_ = forecast(rules, asked)
    if forecast_.why is NoGroups.NEVER:
        return _never(rules)
    return {group.id: _planned(group, rules, asked, forecast_) for group in rules.groups}


def under_way(progress: RoundProgress, rules: Rules) -> dict[str, Publishability]:
    """What would be shown if an open round was closed now, and what more answers would change. It follows from the counts
    of each group alone, which stand beside it."""
    counts = _Running.of(progress, rules)
    if counts.now.why is NoGroups.NEVER:
        return _never(rules)
    return {group.id: _so_far(group, counts) for group in counts.rules.groups}


def ended(progress: RoundProgress, rules: Rules) -> dict[str, Publishability]:
    """What a closed round can show of each group."""
    answered = {g.group.id: g.answered for g in progress.groups}
    forecast_ = forecast(rules, answered)
    if forecast_.why is NoGroups.NEVER:
        return _never(rules)
    return {group.id: _ended(group, rules, answered, forecast_) for group in rules.groups}


def so_far(progress: RoundProgress, rules: Rules) -> str:
    """Why no group would be shown if an open round was closed now, and what would change it; empty while too few answered
    for any result, and where groups would be shown."""
    counts = _Running.of(progress, rules)
    why = why_none(rules, counts.answered, counts.now)
    if not why or counts.now.why is NoGroups.NEVER:
        return ""
    step = until_some(rules, counts.answered, counts.to_come)
    if step is None:
        return why
    then = n_(
        "With {n} more answer from {name}, groups can perhaps be shown.",
        "With {n} more answers from {name}, groups can perhaps be shown.",
        step.more,
        name=step.group.name,
    )
    return f"{why} {then}"


@dataclass(frozen=True, slots=True)
class Outlook:
    """``shown``: which groups can be shown, and with whom, if everyone who is asked answers. ``why``: why none, and what would
    help; "" where some are, and where too few are asked for any result."""

    shown: str
    why: str = ""


def outlook(rules: Rules) -> Outlook:
    """What a whole round can show of groups, in a sentence or two."""
    asked = _asked(rules)
    forecast_ = forecast(rules, asked)
    if forecast_.ways:
        blocks = [in_a_row([group.name for group in block]) for block in forecast_.ways[0]]
        return Outlook(_("If all answer, these can perhaps be shown: {blocks}.", blocks="; ".join(blocks)))
    if forecast_.why is NoGroups.TOO_FEW:
        return Outlook("")
    why = why_none(rules, asked, forecast_)
    if forecast_.why is NoGroups.ONE_GROUP:
        why = _("All who answer are in one group, so we show everyone together only.")
    return Outlook(_("No group can be shown."), " ".join(filter(None, (why, _what_helps(rules, asked, forecast_)))))


def why_none(rules: Rules, answered: Counts, forecast_: Forecast) -> str:
    """Why no group is shown with these numbers of answers; empty where some are, or nothing at all."""
    names = in_a_row([group.name for group in forecast_.about])
    n, k = sum(answered.get(group.id, 0) for group in forecast_.about), rules.fewest
    few = _("{names}: too few to show alone, as a group needs {k}.", names=names, k=k)
    nor = _("Nor are the others shown: what is left of everyone would be theirs.")
    only = _("So only everyone together is shown.")
    if forecast_.why is NoGroups.NEVER:
        return _("This questionnaire is shown for everyone together only.")
    if forecast_.why is NoGroups.PROTECTED:
        few = n_(
            "{names}: {n} person is too few to show alone, as a group needs {k}.",
            "{names}: {n} people are too few to show alone, as a group needs {k}.",
            n, names=names, k=k,
        )  # fmt: skip
        return " ".join((few, _("This protected voice is not joined with another group."), nor, only))
    if forecast_.why is NoGroups.CHOICE_TOO_FEW:
        few = n_(
            "{names} are counted together, and with {n} person they are too few, as a group needs {k}.",
            "{names} are counted together, and with {n} people they are too few, as a group needs {k}.",
            n, names=names, k=k,
        )  # fmt: skip
        return " ".join((few, nor, only))
    if forecast_.why is NoGroups.ALL_ONE:
        return " ".join((few, _("Joined with others, one group would be left, which is everyone."), nor, only))
    if forecast_.why is NoGroups.ONLY_PROTECTED:
        voices = _("The others are protected voices, or are counted with one. They are joined with nobody else.")
        return " ".join((few, voices, nor, only))
    if forecast_.why is NoGroups.TOO_MANY:
        many = _(
            "More than {most} groups are too many to show side by side, and protected voices are not joined.",
            most=MOST_GROUPS,
        )
        return " ".join((many, only))
    if forecast_.why is NoGroups.MIXED:
        return " ".join((_("The answers of these groups were mixed together before."), only))
    return ""


@dataclass(frozen=True, slots=True)
class _Running:
    """An open round in numbers: who answered by group, how many can still come, what is shown now and with all of them."""

    rules: Rules
    answered: Counts
    to_come: Counts
    now: Forecast
    plan: Forecast

    @classmethod
    def of(cls, progress: RoundProgress, rules: Rules) -> _Running:
        answered = {g.group.id: g.answered for g in progress.groups}
        asked = {g.group.id: g.asked for g in progress.groups}
        rules = replace(rules, groups=tuple(replace(g, asked=asked.get(g.id, g.asked)) for g in rules.groups))
        to_come = {key: asked[key] - answered[key] for key in asked}
        return cls(rules, answered, to_come, forecast(rules, answered), forecast(rules, asked))


def _never(rules: Rules) -> dict[str, Publishability]:
    why = why_none(rules, {}, Forecast(why=NoGroups.NEVER))
    return {group.id: Publishability("neutral", _("No. Only with everyone"), why) for group in rules.groups}


def everyone(answered: int, promise: Promise) -> Publishability:
    """Whether any result at all may be shown."""
    missing = promise.k_total - answered
    if missing <= 0:
        return Publishability("success", _("Yes"))
    return Publishability(
        "warning", n_("Not yet. {n} more person is needed", "Not yet. {n} more people are needed", missing)
    )


def report(answered: int, promise: Promise, *, open_: bool) -> Publishability:
    """Whether a report about one person may be shown. ``answered``: others than the person."""
    if open_ or answered >= promise.k_total:
        return everyone(answered, promise)
    return Publishability("neutral", _("No. Fewer than {n} people answered", n=promise.k_total))


def _so_far(group: RaterGroup, counts: _Running) -> Publishability:
    nobody = _nobody_to_compare(group, {g.id: g.asked for g in counts.rules.groups}, counts.rules)
    if nobody:
        return nobody
    if counts.now.shown_unjoined(group.id):
        return Publishability(PERHAPS, _("Perhaps"))
    if counts.now.block_of(group.id):
        step = until_shown_unjoined(counts.rules, counts.answered, group, counts.to_come[group.id])
        return replace(_with_others(group, counts.now), more=_if_more(step))
    if not counts.plan.block_of(group.id):
        return _none(group, counts.plan, _for_these(group, counts.plan, counts.rules, _asked(counts.rules)))
    missing = counts.rules.fewest - counts.answered[group.id]
    if missing > 0 and counts.plan.shown_unjoined(group.id):
        words = n_("Not yet. {n} more person is needed", "Not yet. {n} more people are needed", missing)
        return Publishability("warning", words)
    if counts.plan.shown_unjoined(group.id):
        return Publishability("warning", _("Not yet"), more=_("If all answer: perhaps alone"))
    more = _("If all answer: perhaps with {others}", others=_others(group, counts.plan))
    return Publishability("warning", _("Not yet"), more=more)


def _ended(group: RaterGroup, rules: Rules, answered: Counts, forecast_: Forecast) -> Publishability:
    if not answered.get(group.id):
        return Publishability("neutral", _("Nobody answered"))
    if forecast_.shown_unjoined(group.id):
        return Publishability(PERHAPS, _("Perhaps"))
    if forecast_.block_of(group.id):
        return _with_others(group, forecast_)
    return _none(group, forecast_, _for_these(group, forecast_, rules, answered))


def _planned(group: RaterGroup, rules: Rules, asked: Counts, forecast_: Forecast) -> Publishability:
    nobody = _nobody_to_compare(group, asked, rules)
    if nobody:
        return nobody
    if forecast_.shown_unjoined(group.id):
        words = n_("Perhaps, from {n} answer", "Perhaps, from {n} answers", rules.fewest)
        return Publishability(PERHAPS, words)
    if not forecast_.block_of(group.id):
        why = _for_these(group, forecast_, rules, asked)
        help_ = _what_helps(rules, asked, forecast_) if why else ""
        return _none(group, forecast_, " ".join(filter(None, (why, help_))))
    shown = _with_others(group, forecast_)
    others = _others(group, forecast_)
    if group.asked >= rules.fewest:
        why = _("{name} would be joined with {others}, who are too few alone.", name=group.name, others=others)
        return replace(shown, sentence=why)
    never = n_(
        "With {n} asked, {name} can never be shown alone.",
        "With {n} asked, {name} can never be shown alone.",
        group.asked,
        name=group.name,
    )
    joined = _("They would be joined with {others}.", others=others)
    if group.protected:
        joined = _("They chose to be counted with {others}.", others=others)
    return replace(shown, sentence=" ".join(filter(None, (never, joined, _ask_more(rules, asked, group)))))


def _ask_more(rules: Rules, asked: Counts, group: RaterGroup) -> str:
    step = until_shown_unjoined(rules, asked, group, rules.fewest - group.asked)
    if step is None:
        return ""
    return n_(
        "Ask {n} more person to show them alone, perhaps.",
        "Ask {n} more people to show them alone, perhaps.",
        step.more,
    )


def _what_helps(rules: Rules, asked: Counts, forecast_: Forecast) -> str:
    """What could still be done before the start, so that some group is shown; worked out by the same rule."""
    said = []
    step = until_some(rules, asked, {group.id: MOST_MORE for group in rules.groups if group.asked})
    if step is not None:
        said.append(
            n_(
                "Ask {n} more person of {name}, and groups can perhaps be shown.",
                "Ask {n} more people of {name}, and groups can perhaps be shown.",
                step.more,
                name=step.group.name,
            )
        )
    if forecast_.why is NoGroups.PROTECTED and choices_that_help(rules, asked, forecast_.about[0]):
        said.append(_("Or they choose beforehand with whom they are counted: see Promise."))
    return " ".join(said)


def choices_that_help(rules: Rules, asked: Counts, voice: RaterGroup) -> tuple[RaterGroup, ...]:
    """The groups that a protected voice could choose to be counted with, so that with these numbers groups are shown."""
    kept = tuple(pair for pair in rules.counted_with if pair[0] != voice.id)
    choices = []
    for other in rules.groups:
        if may_be_chosen(other):
            promise = replace(rules.promise, counted_with=(*kept, (voice.id, other.id)))
            if forecast(replace(rules, promise=promise), asked).ways:
                choices.append(other)
    return tuple(choices)


def why_perhaps(publishabilities: Iterable[Publishability]) -> str:
    """What "perhaps" depends on; empty where nothing is said to be shown perhaps."""
    if not any(one.kind == PERHAPS for one in publishabilities):
        return ""
    return _("Perhaps: that depends on what everyone answers. More people in fewer groups make it likelier.")


def _asked(rules: Rules) -> dict[str, int]:
    return {group.id: group.asked for group in rules.groups}


def _nobody_to_compare(group: RaterGroup, asked: Counts, rules: Rules) -> Publishability | None:
    if not asked.get(group.id):
        return Publishability("neutral", _("Nobody is asked"))
    if all(g.id == group.id or not asked.get(g.id) for g in rules.groups):
        return Publishability("neutral", _("The same as everyone"))
    return None


def _for_these(group: RaterGroup, forecast_: Forecast, rules: Rules, counts: Counts) -> str:
    """Why no group is shown, said of the groups it lies in; of all where it lies in none of them."""
    return why_none(rules, counts, forecast_) if not forecast_.about or group in forecast_.about else ""


def _none(group: RaterGroup, forecast_: Forecast, why: str) -> Publishability:
    warn = forecast_.why in (NoGroups.PROTECTED, NoGroups.CHOICE_TOO_FEW) and group in forecast_.about
    return Publishability("warning" if warn else "neutral", _("No. Only with everyone"), why, only_with_everyone=True)


def _with_others(group: RaterGroup, forecast_: Forecast) -> Publishability:
    return Publishability(PERHAPS, _("Not alone. Perhaps with {others}", others=_others(group, forecast_)))


def _others(group: RaterGroup, forecast_: Forecast) -> str:
    """The groups it is joined with, in the order in which the round lists its groups."""
    return in_a_row([each.name for each in forecast_.block_of(group.id) if each.id != group.id])


def _if_more(step: MoreAnswers | None) -> str:
    if step is None:
        return ""
    return n_("{n} more answer: perhaps alone", "{n} more answers: perhaps alone", step.more)
