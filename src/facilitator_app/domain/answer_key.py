"""Which question an answer belongs to, where one person answers about several: the question, and whom it is about."""

from __future__ import annotations

from dataclasses import dataclass

SEPARATOR = "/"
"""In no id: subjects have random ids, and the rules for questionnaires allow letters, digits, dots and hyphens."""


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """A question (or a section) of the questionnaire, and the subject it is asked about; none in an ordinary round.

    As text, "subject/item", it is the id of the question in one person's questionnaire and in their sealed draft.
    That form is written and read here and nowhere else.
    """

    item_id: str
    subject_id: str = ""

    def __str__(self) -> str:
        return f"{self.subject_id}{SEPARATOR}{self.item_id}" if self.subject_id else self.item_id

    @classmethod
    def of(cls, text: str) -> AnswerKey:
        """The key behind the id of a question in one person's questionnaire."""
        subject, _separator, item = text.rpartition(SEPARATOR)
        return cls(item, subject)
