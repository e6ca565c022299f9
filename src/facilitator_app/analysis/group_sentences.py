"""What is said of groups that are shown together, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from facilitator_app.analysis.division import Division
from facilitator_app.analysis.groups import Joined, names_of, quoted
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import SectionFigures
from facilitator_app.domain.round import Round
from facilitator_app.domain.words import in_a_row

MOST_NAMED = 3


def group_sentences(
    round_: Round,
    joined: Sequence[Joined],
    division: Division,
    closed: Collection[str],
    sections: Sequence[SectionFigures],
) -> tuple[str, ...]:
    """Why some groups are shown together, and why some themes, or all, are shown for everyone only.

    ``closed``: ids of the themes that were shown of other people before.
    """
    if not division.tells:
        if sum(group.asked > 0 for group in round_.groups) < 2:
            return ()
        return (
            (_otherwise(),)
            if closed
            else (_("No group is shown on its own, because then some answers could be worked out."),)
        )
    said = [
        _(
            "Some groups were too small to show alone without giving people away. We show {names} together.",
            names=names_of(block),
        )
        for block in joined
        if len(block) > 1
    ]
    without = [section for section in sections if section.score is not None and not section.blocks]
    hidden = [section.title for section in without if section.section_id not in closed]
    if hidden:
        said.append(
            n_("{themes}: shown for everyone only, because by group some answers could be worked out.",
               "{themes}: shown for everyone only, because by group some answers could be worked out.",
               len(hidden), themes=_named(hidden))
        )  # fmt: skip
    if any(section.section_id in closed for section in without):
        said.append(_otherwise())
    return tuple(said)


def _otherwise() -> str:
    return _(
        "What was shown before was about other people or other groups. Groups are not shown again there, because the two "
        "could be set against each other."
    )


def _named(titles: Sequence[str]) -> str:
    """Themes by name, or how many they are."""
    if len(titles) <= MOST_NAMED:
        return in_a_row([quoted(title) for title in titles])
    return n_("{n} theme", "{n} themes", len(titles))
