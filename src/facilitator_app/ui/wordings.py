"""Words that more than one screen uses, and why there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.round import Round, RoundState
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


def release(workspace: Workspace, round_: Round | None) -> RoundResults | Withheld:
    """What may be shown of a round, or what happened and what to do; also where there is no round, or only a draft."""
    if round_ is None:
        return Withheld(
            "no_round", _("There are no results yet."), _("Set up a round, let people answer, and close it.")
        )
    if round_.state is RoundState.DRAFT:
        return Withheld(
            "draft", _("This round has not started."), _("Check it and start it. There are results when it is closed.")
        )
    return workspace.results.of_round(round_.id)
