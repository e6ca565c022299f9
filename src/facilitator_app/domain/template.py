"""Templates instantiated when a round is set up: goals, organisations or a member become sections of its own copy.

Names are typed by people. They are put in place of "{goal}", "{organisation}" or "{member}" and nothing else is read
in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.instrument import Each, Instrument, Item, OpenQuestion, Section, Wording
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Organisation, RaterGroup
from facilitator_app.domain.subjects import About, AskOrder, Task

MOST_GOALS = 5


def with_goals(pattern: Instrument, goals: Sequence[str]) -> Instrument:
    """Each section that is written for a goal, once for every goal: "smart.1", "smart.2"…"""
    return _instantiated(
        pattern, Each.GOAL, lambda section: [_copy(section, f".{n}", "{goal}", goal) for n, goal in enumerate(goals, 1)]
    )


def with_member(pattern: Instrument, name: str) -> Instrument:
    """The questionnaire about one person."""
    made = _instantiated(pattern, Each.MEMBER, lambda section: [_copy(section, "", "{member}", name)])
    return replace(made, open_questions=tuple(_question(one, "", name) for one in pattern.open_questions))


def for_rater(pattern: Instrument, about: About, tasks: Sequence[Task], self_id: str) -> Instrument:
    """What one person answers about several: each item once for every subject, its id an ``AnswerKey`` as text.

    One after another, each subject has its own sections; side by side, an item is asked about all of them in turn.
    About themselves (group ``self_id``) people read the item in the first person, and no open questions.
    """
    copies = [_about_one(pattern, about.subject(task.subject_id).name, task, self_id) for task in tasks]
    sections = [section for copy in copies for section in copy]
    if about.order is AskOrder.SIDE_BY_SIDE and copies:
        sections = [
            replace(
                same[0],
                id=section.id,
                title=section.title,
                about=_named(section.about, "{member}", _("each person")),
                items=tuple(item for row in zip(*(one.items for one in same)) for item in row),
            )
            for section, same in zip(pattern.sections, zip(*copies))
        ]
    questions = tuple(
        _question(one, task.subject_id, about.subject(task.subject_id).name)
        for task in tasks
        if task.group_id != self_id
        for one in pattern.open_questions
    )
    minutes = max(1, pattern.minutes * len(tasks))
    return replace(pattern, sections=tuple(sections), open_questions=questions, minutes=minutes)


def _about_one(pattern: Instrument, name: str, task: Task, self_id: str) -> list[Section]:
    of_oneself = task.group_id == self_id
    sections = []
    for section in pattern.sections:
        items = tuple(_asked_of(item, task.subject_id, name, of_oneself) for item in section.items)
        who = _("About you") if of_oneself else _("About {name}", name=name)
        title = Wording(
            {code: f"{who}: {text}" for code, text in section.title.usual.items()},
            {code: f"{who}: {text}" for code, text in section.title.easy.items()},
        )
        name_or_you = _("you") if of_oneself else name
        sections.append(
            replace(
                section,
                id=str(AnswerKey(section.id, task.subject_id)),
                title=title,
                about=_named(section.about, "{member}", name_or_you),
                items=items,
                each=None,
            )
        )
    return sections


def _asked_of(item: Item, subject_id: str, name: str, of_oneself: bool) -> Item:
    text = _named(item.text, "{member}", name)
    if of_oneself and item.of_oneself:  # short as it is, it stands for the easy words as well
        own = item.of_oneself
        text = Wording(own.usual, own.easy or own.usual)
    short = _named(item.short, "{member}", name)
    return replace(item, id=str(AnswerKey(item.id, subject_id)), text=text, short=short, row="")


def _question(question: OpenQuestion, subject_id: str, name: str) -> OpenQuestion:
    return OpenQuestion(str(AnswerKey(question.id, subject_id)), _named(question.text, "{member}", name))


def with_organisations(pattern: Instrument, organisations: Sequence[Organisation]) -> Instrument:
    """Each section that is written for organisations, with its rows once for every organisation."""

    def repeat(section: Section) -> list[Section]:
        rows = (
            replace(
                _item(item, f".{one.id}", "{organisation}", one.name),
                row=f"{item.row or item.id}.{one.id}",
                about=one.id,
            )
            for one in organisations
            for item in section.items
        )
        return [replace(section, items=tuple(rows), each=None)]

    return _instantiated(pattern, Each.ORGANISATION, repeat)


def goals_of(instrument: Instrument, pattern: Instrument) -> tuple[str, ...]:
    """The goals with which ``pattern`` was filled, in their order."""
    titles = {s.id: s.title.text() for s in pattern.sections if s.each is Each.GOAL}
    first = next(iter(titles), "")
    before, _sign, after = titles.get(first, "").partition("{goal}")
    filled = [s.title.text() for s in instrument.sections if s.id.rpartition(".")[0] == first and first]
    return tuple(title[len(before) : len(title) - len(after)] for title in filled)


def organisations_of(instrument: Instrument) -> tuple[str, ...]:
    """The ids of the organisations that are asked about, in their order."""
    return tuple(dict.fromkeys(item.about for item in instrument.items if item.about))


def groups_of_organisations(organisations: Sequence[Organisation], asked: dict[str, int]) -> tuple[RaterGroup, ...]:
    """Each organisation as a group of its own; one person is asked where no number is known."""
    return tuple(RaterGroup(one.id, one.name, one.name, asked.get(one.id, 1), mark=one.mark) for one in organisations)


def _instantiated(pattern: Instrument, each: Each, fill: Callable[[Section], list[Section]]) -> Instrument:
    """Sections in their order, with those that are patterns for ``each`` filled; minutes grow with the items."""
    sections = tuple(
        one for section in pattern.sections for one in (fill(section) if section.each is each else [section])
    )
    items = sum(len(section.items) for section in sections)
    share = items / max(1, len(pattern.items))
    return replace(pattern, sections=sections, minutes=max(1, round(pattern.minutes * share)))


def _copy(section: Section, ending: str, sign: str, name: str) -> Section:
    return replace(
        section,
        id=section.id + ending,
        title=_named(section.title, sign, name),
        about=_named(section.about, sign, name),
        items=tuple(_item(item, ending, sign, name) for item in section.items),
        each=None,
    )


def _item(item: Item, ending: str, sign: str, name: str) -> Item:
    return replace(
        item,
        id=item.id + ending,
        text=_named(item.text, sign, name),
        short=_named(item.short, sign, name),
        row=item.row + ending if item.row else "",
    )


def _named(wording: Wording, sign: str, name: str) -> Wording:
    return Wording(
        {code: text.replace(sign, name) for code, text in wording.usual.items()},
        {code: text.replace(sign, name) for code, text in wording.easy.items()},
    )
