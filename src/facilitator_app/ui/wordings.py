"""Words that more than one screen uses, and why there is nothing to show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.listed_names import ListedNames
from facilitator_app.domain.own_words import WaitingWords
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.words import in_a_row
from facilitator_app.settings import FOLLOW_COMPUTER

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace


def theme_words() -> list[tuple[str, str]]:
    """The names of the themes as people choose them, with the key each is saved under."""
    return [
        (FOLLOW_COMPUTER, _("Follow this computer")),
        ("light", _("White and blue")),
        ("cream", _("Cream")),
        ("dark", _("Dark")),
        ("black", _("Black and yellow")),
        ("white", _("Black and white")),
    ]


def lock_choices() -> list[tuple[str, str]]:
    """After how many minutes the file locks itself."""
    return [(str(n), n_("{n} minute", "{n} minutes", n)) for n in (1, 2, 5, 10, 15, 30, 60)] + [("0", _("Never"))]


def names_in(names: ListedNames, texts: Iterable[str]) -> str:
    """Which names from the partnership's lists stand in these comments, for the facilitator; "" for none."""
    said = names.said("\n".join(texts))
    return n_("A name from your lists is in these words: {names}. You decide whether it stays.",
              "Names from your lists are in these words: {names}. You decide whether they stay.",
              len(said), names=in_a_row(said)) if said else ""  # fmt: skip


def named_comments(names: ListedNames, texts: Iterable[str]) -> str:
    """How many comments of a pack or a picture have names in them, so that they can be looked at first; "" for none."""
    n = sum(bool(names.marks(text)) for text in texts)
    return n_("{n} comment in it has a name from your lists. Look at it in “Own words” first.",
              "{n} comments in it have names from your lists. Look at them in “Own words” first.", n) if n else ""  # fmt: skip


def waiting_words(waiting: WaitingWords) -> str:
    """What waits for the facilitator before something is made of the comments, counted as where one reads them; "" for
    nothing."""
    return _("{waits} Look at “Own words” first.", waits=waiting_said(waiting)) if waiting.count else ""


def waiting_said(waiting: WaitingWords) -> str:
    """The same where one reads them: what is to be read, and what is to be put in other words."""
    parts = []
    if waiting.unread:
        parts.append(n_("{n} comment is not read yet.", "{n} comments are not read yet.", waiting.unread))
    if waiting.to_put:
        parts.append(
            n_("{n} comment waits to be put in other words.", "{n} comments wait to be put in other words.",
               waiting.to_put)
        )  # fmt: skip
    return " ".join(parts) or _("No comment waits for you.")


def release(workspace: Workspace, round_id: str) -> RoundResults | Withheld:
    """What may be shown of a round, or what happened and what to do; also where there is no round, or only a draft."""
    if not round_id:
        return Withheld(
            "no_round", _("There are no results yet."), _("Set up a round, let people answer, and close it.")
        )
    if workspace.rounds.get(round_id).state is RoundState.DRAFT:
        return Withheld(
            "draft", _("This round has not started."), _("Check it and start it. There are results when it is closed.")
        )
    return workspace.results.of_round(round_id)
