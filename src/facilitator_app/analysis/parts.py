"""Another way to divide people, chosen by the facilitator: when it is refused, and what can be shown instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import Alternative, AlternativeKind, ChosenGroups, Clash, RoundResults, Withheld
from facilitator_app.domain.round import CountedWith, partners


def part_problem(
    parts: Sequence[ChosenGroups],
    groups: Sequence[RaterGroup],
    responses: Sequence[Response],
    k: int,
    counted_with: CountedWith = (),
) -> Withheld | None:
    """Why these parts cannot be shown at all: a group in two of them, a part too small, a small protected voice in one with
    others than it chose to be counted with. Who is in no part is a part as well: it is what is left of everyone."""
    answered = Counter(response.group_id for response in responses)
    named = [group_id for part in parts for group_id in part.group_ids]
    if len(set(named)) < len(named):
        return Withheld("group_twice", _("A group is in two parts."), _("Put each group in one part only."))
    for part in parts:
        if sum(answered[group_id] for group_id in part.group_ids) < k:
            what = _("Too few people of “{part}” answered to show them on their own.", part=part.name)
            return Withheld(
                "part_too_small", what, _alternatives()[0].sentence, {"part": part.id}, alternatives=_alternatives()
            )
    chosen = partners(groups, counted_with)
    rest = set(answered) - set(named)
    for part_id, members in [*((part.id, set(part.group_ids)) for part in parts), ("", rest)]:
        for voice in [g for g in groups if g.id in members and g.protected and 0 < answered[g.id] < k]:
            if {one for one in members if answered[one]} - {voice.id, chosen.get(voice.id)}:
                what = _(
                    "{group} are too few to stand alone, and are never put together with others.", group=voice.name
                )
                if voice.id in chosen:
                    what = _(
                        "{group} are too few to stand alone, and chose with whom they are counted.", group=voice.name
                    )
                return Withheld(
                    "protected", what, _alternatives()[0].sentence, {"part": part_id}, alternatives=_alternatives()
                )
    return None


def parts_withheld(clash: Sequence[str], named: Sequence[Clash], usual: bool) -> Withheld:
    """The parts, the usual groups and what was shown before would give somebody away together."""
    alternatives = _alternatives(usual)
    return Withheld(
        "exposed",
        _("This is not shown: with what is shown already, somebody's answers could be worked out."),
        " ".join(one.sentence for one in alternatives),
        {"clash": tuple(clash)},
        tuple(named),
        alternatives,
    )


def divided_already(usual: bool) -> Withheld:
    """Every theme is shown by other groups, or tells too much by these."""
    alternatives = _alternatives(usual)
    return Withheld(
        "divided_already",
        _(
            "People are not shown in these parts: a theme is only ever shown by one set of groups, or by none if that "
            "could tell somebody's answers."
        ),
        " ".join(one.sentence for one in alternatives),
        alternatives=alternatives,
    )


def group_withheld(results: RoundResults) -> Withheld:
    """A group that is not shown on its own: the clash, if that is why."""
    what = _("This group is not shown on its own, because then some answers could be worked out.")
    alternatives = _alternatives(bool(results.blocks))
    return Withheld("no_such_group", what, alternatives[0].sentence, clash=results.no_groups, alternatives=alternatives)


def _alternatives(usual: bool = True) -> tuple[Alternative, ...]:
    groups = Alternative(AlternativeKind.USUAL_GROUPS, _("You can show the usual groups."))
    return (groups,) * usual + (Alternative(AlternativeKind.WITHOUT_GROUPS, _("You can show everyone together.")),)
