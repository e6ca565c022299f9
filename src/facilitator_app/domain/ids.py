"""Names that the program gives to things: random, so that they tell nothing."""

from __future__ import annotations

import secrets


def new_id() -> str:
    """A random id: it says nothing about when or in which order a thing was made."""
    return secrets.token_hex(16)
