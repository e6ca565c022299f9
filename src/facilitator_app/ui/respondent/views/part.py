"""Part: a breath before the questions of a part."""

from __future__ import annotations

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import np_, p_
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext


def part_position(context: RespondentContext, number: int) -> tuple[str, int, int, str]:
    """Whom a part is about (empty where it is not about one person), its number, of how many, and its title."""
    sections = context.flow.instrument.sections
    section = sections[number]
    key = AnswerKey.of(section.id)
    if not key.subject_id:
        return "", number + 1, len(sections), context.words(section.title)
    same = [index for index, one in enumerate(sections) if AnswerKey.of(one.id).subject_id == key.subject_id]
    title = next(one.title for one in context.flow.round.instrument.sections if one.id == key.item_id)
    return about_words(context, key.subject_id), same.index(number) + 1, len(same), context.words(title)


def part_words(context: RespondentContext, number: int) -> str:
    """The title of a part with its number, where there are several, and whom it is about."""
    who, position, total, title = part_position(context, number)
    several = p_("respondent", "Part {number} of {total}: {part}", number=position, total=total, part=title)
    return one_after_another(who, several if total > 1 else title)


def one_after_another(*parts: str) -> str:
    """Those that say something, each as a sentence of its own."""
    return ". ".join(part for part in parts if part)


def about_words(context: RespondentContext, subject_id: str) -> str:
    """ "About you" or "About Sam"."""
    if context.flow.is_oneself(subject_id):
        return p_("respondent", "About you")
    return p_("respondent", "About {name}", name=context.flow.name_of(subject_id))


def goal_words(context: RespondentContext, number: int) -> str:
    """The goal that a part asks about, as a line; empty where parts are no goals."""
    if context.flow.instrument.kind is not Kind.GOALS:
        return ""
    return p_("respondent", "The goal: {goal}", goal=context.words(context.flow.instrument.sections[number].title))


class PartPage(FlowPage):
    """What the part is about and how many questions it has."""

    def __init__(self, context: RespondentContext) -> None:
        sections = context.flow.instrument.sections
        number = context.flow.page.section
        section = sections[number]
        super().__init__(context, part_words(context, number))
        self.buttons()
        about = context.words(section.about)
        count = np_("respondent", "It has {n} question.", "It has {n} questions.", len(section.items))
        self.tell(*([about] if about else []), count)
