"""What one respondent says. It never holds a name, a time or a place in an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from facilitator_app.domain.subjects import Task


class Outside(StrEnum):
    """Answers outside the scale; never part of a score."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"


Answer = int | Outside
"""A scale value, or an answer outside the scale. An item without an answer is simply absent."""


class CommentUse(StrEnum):
    """The writer's choice."""

    AS_WRITTEN = "as_written"
    OTHER_WORDS = "other_words"
    FACILITATOR_ONLY = "facilitator_only"


@dataclass(frozen=True, slots=True)
class Comment:
    text: str
    use: CommentUse = CommentUse.AS_WRITTEN


@dataclass(frozen=True, slots=True)
class ViewPrefs:
    """How one person wants to see, hear and press while they answer."""

    theme: str = "light"
    scale: float = 1.0
    easy: bool = False
    listen: bool = False
    language: str = "en"
    goes_on: bool = False
    """Go on by itself after an answer."""
    number_keys: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """All of one respondent's answers. ``id`` is random. Keys: item ids; comments also by open-question id.

    ``tasks``: in a round about people, about whom this person answers; only while the response is unfinished.
    ``view``: how this person sees and hears, for when they come back; only while it is unfinished as well.

    Once its round is closed a response is nobody's: the answers to each question were dealt out anew, at random, among
    the people of some groups (``analysis.dealing``). ``among``: the ids of those groups; before that none. ``waiting``: its
    answers are still sealed, for too few people are behind them; it counts as one person and has no answers yet.
    """

    id: str
    group_id: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    comments: Mapping[str, Comment] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    view: ViewPrefs | None = None
    among: frozenset[str] = frozenset()
    waiting: bool = False

    def with_answer(self, item_id: str, answer: Answer | None) -> Response:
        """A copy with one answer set, or taken away when ``answer`` is None."""
        answers = {key: value for key, value in self.answers.items() if key != item_id}
        if answer is not None:
            answers[item_id] = answer
        return replace(self, answers=answers)

    def with_comment(self, place_id: str, comment: Comment | None) -> Response:
        """A copy with one comment set; an empty one is taken away."""
        comments = {key: value for key, value in self.comments.items() if key != place_id}
        if comment is not None and comment.text.strip():
            comments[place_id] = comment
        return replace(self, comments=comments)
