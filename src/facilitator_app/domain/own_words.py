"""People's own words after a round is closed: cut loose from their answers, with what the facilitator decided."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.response import CommentUse, Response
from facilitator_app.domain.words import tidy

OWN_THEME = "own:"
"""A theme that the facilitator made up starts with this; every other one is a section's id."""

MOST_THEME_LETTERS = 40


class HoldReason(StrEnum):
    """Why a comment is held back. There is no "other": it must be one of these, and a note may say more."""

    POINTS_TO_SOMEBODY = "points_to_somebody"
    COULD_HURT = "could_hurt"
    NOT_ABOUT_THIS = "not_about_this"
    WRITER_ASKED = "writer_asked"


class CommentActKind(StrEnum):
    """What was done to a comment; the log of a round is made of these."""

    NAMES_OUT = "names_out"
    OTHER_WORDS = "other_words"
    AS_WRITTEN = "as_written"
    HELD_BACK = "held_back"
    SHOWN_AGAIN = "shown_again"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """One comment. ``id`` and ``writer`` are random: ``writer`` is the same for all comments of one person in a round,
    to count people, and has nothing in common with the id of their answers.

    ``original`` and ``use`` are as the writer left them. ``changed``: the facilitator's copy without names, or their
    other words; empty for none. ``held``: why it is held back. ``themes``: ids of sections, or ``own_theme`` names.
    ``batch``: 0, or the number of the late comments it came in with, after results had been shown: those could be told
    from the rest. ``own``: in a round about one person, by that person: never among the words of the others.
    """

    id: str
    writer: str
    place_id: str
    original: str
    use: CommentUse = CommentUse.AS_WRITTEN
    changed: str = ""
    held: HoldReason | None = None
    themes: frozenset[str] = frozenset()
    batch: int = 0
    own: bool = False

    @property
    def text(self) -> str:
        """What may be shown of it, under the writer's choice and the facilitator's; empty for nothing."""
        if self.held is not None or self.use is CommentUse.FACILITATOR_ONLY:
            return ""
        if self.use is CommentUse.OTHER_WORDS:
            return self.changed.strip()
        return (self.changed or self.original).strip()

    @property
    def waits(self) -> bool:
        """The writer asked for other words, and the facilitator has not found any yet."""
        return self.use is CommentUse.OTHER_WORDS and not self.changed.strip() and self.held is None


@dataclass(frozen=True, slots=True)
class CommentAct:
    """One line of the log: never changed, never taken out. It holds no words of the comment."""

    number: int
    comment_id: str
    done_on: date
    act: CommentActKind
    reason: HoldReason | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WaitingWords:
    """What still waits for the facilitator: comments to put in other words, which nobody sees until then, and comments
    that are shown and that the facilitator has not marked as read."""

    to_put: int = 0
    unread: int = 0

    @property
    def count(self) -> int:
        return self.to_put + self.unread


def own_theme(name: str) -> str:
    """The theme with this name of the facilitator's own. Raises AppError "theme_name"."""
    name = tidy(name)
    if not name:
        raise AppError("theme_name", _("The theme has no name."), _("Type one or two words, such as Meetings."))
    if len(name) > MOST_THEME_LETTERS:
        raise AppError(
            "theme_name",
            _("The name of the theme is too long."),
            _("Use {n} letters or fewer.", n=MOST_THEME_LETTERS),
        )
    return OWN_THEME + name


def own_themes(words: Iterable[OwnWords]) -> tuple[str, ...]:
    """The facilitator's own themes in use, by name."""
    return tuple(sorted({t for one in words for t in one.themes if t.startswith(OWN_THEME)}, key=str.casefold))


def detach_comments(responses: Iterable[Response], own_groups: Collection[str] = ()) -> tuple[OwnWords, ...]:
    """The comments of these responses as values of their own: nothing in them leads back to the answers.

    ``own_groups``: ids of the groups that hold the person whom the round is about, and nobody else.
    """
    comments = []
    for response in responses:
        writer = secrets.token_hex(16)
        comments += [
            OwnWords(
                secrets.token_hex(16), writer, place_id, comment.text, comment.use, own=response.group_id in own_groups
            )
            for place_id, comment in response.comments.items()
        ]
    return tuple(comments)
