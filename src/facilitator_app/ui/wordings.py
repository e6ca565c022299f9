"""Words that more than one screen uses."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.settings import FOLLOW_COMPUTER


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
