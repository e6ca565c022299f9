"""What can go wrong in a way that the person at the laptop can mend."""

from __future__ import annotations


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
