"""What the facilitator prefers and what belongs to the store: name, PIN, times. It lies inside the encrypted store."""

from __future__ import annotations

import re

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.words import plain_digits, tidy
from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store, Transaction

LOCK_MINUTES, MOST_LOCK_MINUTES = 5, 60


class Preferences:
    """Small named values in the store, each saved when it is set."""

    def __init__(self, store: Store, changes: Changes) -> None:
        self._store = store
        self._changes = changes

    @property
    def facilitator_name(self) -> str:
        """The first name respondents read; words for it until one is typed."""
        return self._get("facilitator_name") or _("the facilitator")

    @property
    def typed_name(self) -> str:
        """The first name as typed; empty until then."""
        with self._store.transaction() as t:
            return typed_name(t)

    def set_facilitator_name(self, name: str) -> None:
        self._set("facilitator_name", tidy(name))

    @property
    def cover_minutes(self) -> int:
        """Minutes without a key before the screen cover hides the answers."""
        return int(self._get("curtain_minutes") or 3)

    def set_cover_minutes(self, minutes: int) -> None:
        if not 1 <= minutes <= 30:
            raise AppError("minutes_wrong", _("That is not a number from 1 to 30."), _("Type 1 to 30 minutes."))
        self._set("curtain_minutes", str(minutes))

    @property
    def lock_minutes(self) -> int:
        """Minutes without a key before the file locks itself; 0: never."""
        kept = self._get("lock_minutes")
        return int(kept) if kept else LOCK_MINUTES

    def set_lock_minutes(self, minutes: int) -> None:
        if not 0 <= minutes <= MOST_LOCK_MINUTES:
            raise AppError("minutes_wrong", _("That is not a number from 0 to 60."), _("Choose up to 60 minutes."))
        self._set("lock_minutes", str(minutes))

    @property
    def number_keys(self) -> bool:
        """True if respondents may choose an answer with a number key."""
        return self._get("number_keys") == "yes"

    def set_number_keys(self, on: bool) -> None:
        self._set("number_keys", "yes" if on else "")

    @property
    def raw_lists(self) -> bool:
        """True if rounds may promise lists of answers, and such lists may be saved. Off until switched on."""
        with self._store.transaction() as t:
            return raw_lists(t)

    def set_raw_lists(self, on: bool) -> None:
        self._set("raw_lists", "yes" if on else "")

    @property
    def has_pin(self) -> bool:
        return bool(self._get("pin"))

    def set_pin(self, pin: str) -> None:
        """The PIN that takes the laptop back after a respondent; it opens nothing else."""
        pin = plain_digits(pin)
        if not re.fullmatch(r"[0-9]{4,6}", pin):
            raise AppError("pin_wrong", _("The PIN needs 4 to 6 digits."), _("Type 4 to 6 digits."))
        self._set("pin", self._store.slow_hash(pin))

    def pin_matches(self, pin: str) -> bool:
        stored = self._get("pin")
        return bool(stored) and self._store.matches(plain_digits(pin), stored)

    def _get(self, key: str) -> str:
        with self._store.transaction() as t:
            return t.settings.get(key)

    def _set(self, key: str, value: str) -> None:
        with self._store.transaction() as t:
            t.settings.set(key, value)
            t.commit()
        self._changes.announce(Change.PREFERENCES)


def typed_name(t: Transaction) -> str:
    """The first name of the facilitator as typed; empty until then."""
    return t.settings.get("facilitator_name")


def raw_lists(t: Transaction) -> bool:
    """True if lists of answers are switched on."""
    return t.settings.get("raw_lists") == "yes"
