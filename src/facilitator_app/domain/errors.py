"""What can go wrong in a way that the person at the laptop can mend."""

from __future__ import annotations

import errno
import os

from facilitator_app.domain.language import _


class AppError(Exception):
    """Something the facilitator can act on. Anything else that is raised is a bug.

    ``code`` is stable and is what tests and callers compare. ``what`` says what happened and ``do`` what to do
    about it, as whole plain sentences. ``facts`` are the values in the sentences (never an answer, a name of a
    person or a comment).
    """

    def __init__(self, code: str, what: str, do: str = "", **facts: object) -> None:
        super().__init__(code, what, do)
        self.code = code
        self.what = what
        self.do = do
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.what} {self.do}".strip()


NO_ROOM = "failed to map segment"
"""What the loader of libraries on Linux says where the system refuses it memory."""
NO_WORD = "without setting an exception"
"""What Python says of a part of itself that ran out of memory and could not even make the fault that would say so."""


def in_words(fault: BaseException) -> BaseException:
    """The same as an AppError "no_memory" where the laptop gave no more memory, else ``fault`` as it is.

    What runs out of memory says so in its own way: a library that cannot be loaded, a process that cannot be begun, a fault
    that follows from the first, an AppError that knows no better.
    """
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, MemoryError) or (isinstance(cause, OSError) and cause.errno == errno.ENOMEM):
            break
        if isinstance(cause, ImportError) and any(
            words in str(cause) for words in (os.strerror(errno.ENOMEM), NO_ROOM)
        ):
            break
        if isinstance(cause, SystemError) and NO_WORD in str(cause):
            break
        cause = cause.__cause__ or cause.__context__
    if cause is None:
        return fault
    return AppError(
        "no_memory",
        _("This laptop has too little memory left for that. Nothing that was saved is lost."),
        _("Close other programs, then try again."),
    )
