"""Whether each group can be shown on its own, in words. The rule is ``publish_blocks``; here are its sentences.

Sizes alone never promise it: which themes are shown by group depends on what everyone answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator_app.analysis.groups import publish_blocks
from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import Promise, RoundProgress
from facilitator_app.domain.words import in_a_row

PERHAPS = "info"


@dataclass(frozen=True, slots=True)
class Publishability:
    """``words`` fit into a tag of this ``kind``; ``sentence`` says why, and is empty when there is nothing to say.
    ``kind`` is ``PERHAPS`` where it depends on what everyone answers.

    ``only_with_everyone``: the group is shown neither alone nor joined with another.
    """

    kind: str
    words: str
    sentence: str = ""
    only_with_everyone: bool = False


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Sets of group ids that are shown together. Empty: no group is shown, at most everyone."""

    sets: tuple[frozenset[str], ...]

    def shown_individually(self, group_id: str) -> bool:
        return frozenset({group_id}) in self.sets

    def with_(self, group_id: str) -> frozenset[str]:
        """The other groups in the block of this one; none if it is alone or not shown at all."""
        found: frozenset[str] = next((s for s in self.sets if group_id in s), frozenset())
        return found - {group_id}


def planned(groups: Sequence[RaterGroup], promise: Promise, *, by_group: bool = True) -> dict[str, Publishability]:
    """What would happen if everyone who is asked answered, by group id.

    ``by_group``: False where the questionnaire is shown for everyone only.
    """
    if not by_group:
        return _never(groups)
    blocks = _blocks_of(groups, {g.id: g.asked for g in groups}, promise)
    return {g.id: _planned(g, groups, blocks, promise) for g in groups}


def under_way(progress: RoundProgress, promise: Promise, *, by_group: bool = True) -> dict[str, Publishability]:
    """How far each group of an open round is from being shown on its own."""
    groups = [replace(g.group, asked=g.asked) for g in progress.groups]
    if not by_group:
        return _never(groups)
    plan = planned(groups, promise)
    blocks = _blocks_of(groups, {g.id: g.asked for g in groups}, promise)
    found = {}
    for each in progress.groups:
        by_itself = blocks.shown_individually(each.group.id)
        found[each.group.id] = _so_far(each.group, each.answered, promise) if by_itself else plan[each.group.id]
    return found


def ended(progress: RoundProgress, promise: Promise, *, by_group: bool = True) -> dict[str, Publishability]:
    """What a closed round can show of each group."""
    groups = [g.group for g in progress.groups]
    if not by_group:
        return _never(groups)
    answered = {g.group.id: g.answered for g in progress.groups}
    blocks = _blocks_of(groups, answered, promise)
    found = {}
    for each in progress.groups:
        if not each.answered:
            found[each.group.id] = Publishability("neutral", _("Nobody answered"))
        elif blocks.shown_individually(each.group.id):
            found[each.group.id] = Publishability(PERHAPS, _("Perhaps"))
        else:
            found[each.group.id] = _not_shown(each.group, each.answered, groups, blocks, promise)
    return found


def _never(groups: Sequence[RaterGroup]) -> dict[str, Publishability]:
    why = _("This questionnaire is shown for everyone together only.")
    return {group.id: Publishability("neutral", _("No. Only with everyone"), why) for group in groups}


def _blocks_of(groups: Sequence[RaterGroup], counts: Mapping[str, int], promise: Promise) -> _Blocks:
    """The blocks if ``counts`` people of each group answer."""
    blocks = publish_blocks(groups, counts, fewest_in_group(promise), promise.k_total)
    return _Blocks(tuple(frozenset(group.id for group in block) for block in blocks))


def _not_shown(
    group: RaterGroup, answered: int, groups: Sequence[RaterGroup], blocks: _Blocks, promise: Promise
) -> Publishability:
    if not group.protected or answered >= fewest_in_group(promise):
        return _only_with_others(group, groups, blocks)
    why = n_(
        "{name}: only {n} person answered. This protected voice is not joined with another group, "
        "so no group is shown, only everyone together.",
        "{name}: only {n} people answered. This protected voice is not joined with another group, "
        "so no group is shown, only everyone together.",
        answered,
        name=group.name,
    )
    return Publishability("warning", _("No. Only with everyone"), why)


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


def _so_far(group: RaterGroup, answered: int, promise: Promise) -> Publishability:
    missing = fewest_in_group(promise) - answered
    if missing <= 0:
        return Publishability(PERHAPS, _("Perhaps"))
    return Publishability(
        "warning",
        n_("Not yet. {n} more person is needed", "Not yet. {n} more people are needed", missing),
        _more_answers(group, missing),
    )


def _more_answers(group: RaterGroup, missing: int) -> str:
    words = n_(
        "{name}: {n} more answer is needed. Then this group can perhaps be shown on its own.",
        "{name}: {n} more answers are needed. Then this group can perhaps be shown on its own.",
        missing,
        name=group.name,
    )
    if group.protected:
        words += " " + _("Until then no group is shown, because this voice is not joined with another.")
    return words


def _planned(group: RaterGroup, groups: Sequence[RaterGroup], blocks: _Blocks, promise: Promise) -> Publishability:
    if not group.asked:
        return Publishability("neutral", _("Nobody is asked"))
    if all(g is group or not g.asked for g in groups):
        return Publishability("neutral", _("The same as everyone"))
    least = fewest_in_group(promise)
    if blocks.shown_individually(group.id):
        return Publishability(PERHAPS, n_("Perhaps, from {n} answer", "Perhaps, from {n} answers", least))
    found, others = _only_with_others(group, groups, blocks), _others(group, groups, blocks)
    if group.asked >= least:
        if not others:
            return found
        why = _("{name} would be joined with {others}, who are too few alone.", name=group.name, others=others)
        return replace(found, sentence=why)
    missing = least - group.asked
    never = n_(
        "With {n} asked, {name} can never be shown alone.",
        "With {n} asked, {name} can never be shown alone.",
        group.asked,
        name=group.name,
    )
    more = n_("Ask {n} more person.", "Ask {n} more people.", missing)
    if group.protected:
        why = _("They are a protected voice, so they are not joined with another group.")
        only = _("You could show no groups at all, only everyone together.")
        return replace(found, kind="warning", sentence=" ".join([never, why, only, more]))
    if others:
        joined = _("They would be joined with {others}.", others=others)
        return replace(found, sentence=f"{never} {joined}")
    only = _("No other group can join them, so only everyone together is shown.")
    return replace(found, sentence=f"{never} {only}")


def why_perhaps(found: Iterable[Publishability]) -> str:
    """What "perhaps" depends on; empty where nothing is said to be shown perhaps."""
    if not any(one.kind == PERHAPS for one in found):
        return ""
    return _("Perhaps: that depends on what everyone answers. More people in fewer groups make it likelier.")


def _only_with_others(group: RaterGroup, groups: Sequence[RaterGroup], blocks: _Blocks) -> Publishability:
    others = _others(group, groups, blocks)
    if others:
        return Publishability(PERHAPS, _("Not alone. Perhaps with {others}", others=others))
    return Publishability("neutral", _("No. Only with everyone"), only_with_everyone=True)


def _others(group: RaterGroup, groups: Sequence[RaterGroup], blocks: _Blocks) -> str:
    """In the order in which the round lists its groups."""
    joined = blocks.with_(group.id)
    return in_a_row([each.name for each in groups if each.id in joined])
