"""Rounds with made-up answers, run through the services, for the screens that come after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builders import four_groups
from facilitator_app.domain.response import Comment
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from ui.home.recording_shell import WORDS

HIGH, LOW = 3, 0
MORE, LESS = (3, 3, 2, 2, 3, 1, 2, 3, 2, 1), (0, 0, 1, 1, 0, 2, 1, 0, 1, 2)
"""What ten people say to one question where most agree, and where most disagree; never so many of one mind that counts by
group tell what somebody said."""


def a_draft(workspace: Workspace, asked: int = 6, questionnaire: str = "quick-check") -> Round:
    """A new partnership with two groups of people to ask, and its first round being set up."""
    made = workspace.partnerships.create("River Valley")
    groups = [replace(group, asked=asked if place < 2 else 0) for place, group in enumerate(four_groups(made))]
    workspace.partnerships.set_groups(made.id, tuple(groups))
    return workspace.rounds.new(made.id, questionnaire)


def answer(workspace: Workspace, round_: Round, group: int, value: int, words: str = "") -> None:
    """One person of the group at this place gives the same answer to everything, and perhaps writes a comment."""
    seat = workspace.responding.start(round_.id, round_.groups[group].id)
    for item in round_.instrument.items:
        seat = workspace.responding.answer(seat, item.id, value)
    if words:
        seat = workspace.responding.comment(seat, round_.instrument.sections[0].id, Comment(words))
    workspace.responding.send(seat)


def two_minds(
    workspace: Workspace,
    people: Sequence[int] = (10, 10),
    comments: Sequence[str] = (),
    questionnaire: str = "quick-check",
) -> Round:
    """A closed round: most of the first group agree, most of each other group disagree; some write ``comments``."""
    draft, written = a_draft(workspace, questionnaire=questionnaire), list(comments)
    groups = [replace(g, asked=n, protected=False) for g, n in zip(draft.groups, (*people, *[0] * len(draft.groups)))]
    workspace.rounds.set_groups(draft.id, tuple(groups))
    round_ = workspace.rounds.start(draft.id)
    for group, many in enumerate(people):
        for person in range(many):
            seat = workspace.responding.start(round_.id, round_.groups[group].id)
            for number, item in enumerate(round_.instrument.items):
                minds = LESS if group else MORE
                values = (item.scale or round_.instrument.scale).values
                value = values[minds[(person + number) % len(minds)] % len(values)]
                seat = workspace.responding.answer(seat, item.id, value)
            if written:
                section = round_.instrument.sections[0].id
                seat = workspace.responding.comment(seat, section, Comment(written.pop()))
            workspace.responding.send(seat)
    return workspace.rounds.close(round_.id, WORDS)


def a_closed_round(
    workspace: Workspace, high: int = 5, low: int = 5, comments: Sequence[str] = (), *, close: bool = True
) -> Round:
    """``high`` people of the first group agree a lot with all, ``low`` people of the second disagree a lot."""
    round_ = workspace.rounds.start(a_draft(workspace).id)
    written = list(comments)
    for group, value, people in ((0, HIGH, high), (1, LOW, low)):
        for _person in range(people):
            answer(workspace, round_, group, value, written.pop() if written else "")
    return workspace.rounds.close(round_.id, WORDS) if close else round_
