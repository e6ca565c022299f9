"""A second lock on what is handed in to a round: closing also needs the words of one of two members."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Holder:
    """One of the two; nothing says who. ``salt`` and ``sealed``, the lock's private key under their words, are hexadecimal."""

    salt: str = field(repr=False)
    sealed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecondLock:
    """``public``: the key under which everything that is handed in is sealed once more, hexadecimal.

    Either person's words open it; nothing else does. The words are kept nowhere.
    """

    public: str
    holders: tuple[Holder, ...]
