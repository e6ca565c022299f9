"""What one person is asked, and about whom."""

from __future__ import annotations

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.instrument import Item
from facilitator_app.domain.round import Round
from facilitator_app.domain.subjects import SELF, Task
from facilitator_app.domain.template import for_rater
from facilitator_app.ui.respondent.pages import PageKind, path, people_path


class Asked:
    """The questionnaire of a round as this person's group, or they themself, are asked it.

    In a round about people ``member_id`` says who answers, and ``tasks`` about whom. The order of the pages is kept.
    """

    def __init__(self, round_: Round, group_id: str, member_id: str = "") -> None:
        self.round = round_
        self.own_words = round_.promise.asks_own_words
        self.member_id = member_id
        self._belong_to(group_id, round_.about.tasks_of(member_id) if round_.about else ())

    def item(self, item_id: str) -> Item:
        return {item.id: item for item in self.instrument.items}[item_id]

    def asked(self) -> tuple[int, int]:
        """How many questions this person answers, and how many more in their own words."""
        screens = [page.screen for page in self._path]
        return screens.count(PageKind.QUESTION), screens.count(PageKind.OPEN_QUESTION)

    def name_of(self, subject_id: str) -> str:
        """The name of one of those this person answers about."""
        return self.round.about.subject(subject_id).name if self.round.about else ""

    def names(self) -> tuple[str, ...]:
        """The names of all others this person answers about."""
        return tuple(self.name_of(task.subject_id) for task in self.tasks if task.group_id != SELF)

    @property
    def of_oneself(self) -> bool:
        """This person answers about themself as well."""
        return any(task.group_id == SELF for task in self.tasks)

    def is_own(self, key: str) -> bool:
        """True for a part, item or question that a person answers about themself."""
        return self.is_oneself(AnswerKey.of(key).subject_id)

    def is_oneself(self, subject_id: str) -> bool:
        """True if this person answers about themself there."""
        return any(task.subject_id == subject_id and task.group_id == SELF for task in self.tasks)

    def shown_individually_to(self) -> tuple[str, ...]:
        """Names of those who will see what this person says on its own, because they agreed to that."""
        given = self.round.about.assignments if self.round.about else ()
        return tuple(self.name_of(one.subject_id) for one in given if one.member_id == self.member_id and one.agreed)

    def _belong_to(self, group_id: str, tasks: tuple[Task, ...] = ()) -> None:
        """What this group, or this person, is asked, and in which order."""
        self.group_id = group_id
        self.tasks = tasks
        if self.round.about is not None:
            self.instrument = for_rater(self.round.instrument, self.round.about, tasks, SELF)
            self._path = people_path(self.instrument, tasks, self.round.about.order, self.own_words)
            return
        self.instrument = self.round.instrument.asked_of(group_id)
        self._path = path(self.instrument, self.own_words)
