"""K4 Part: a breath before the questions of a part."""

from __future__ import annotations

from facilitator_app.domain.instrument import Kind
from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage


def part_place(aid: Aid, number: int) -> tuple[str, int, int, str]:
    """Whom a part is about (empty where it is not about one person), its number, of how many, and its title."""
    sections = aid.flow.instrument.sections
    section = sections[number]
    subject, slash, bare = section.id.partition("/")
    if not slash:
        return "", number + 1, len(sections), aid.words(section.title)
    same = [place for place, one in enumerate(sections) if one.id.startswith(f"{subject}/")]
    title = next(one.title for one in aid.flow.round.instrument.sections if one.id == bare)
    own = aid.flow.is_own(section.id)
    who = texts.part_about_you() if own else texts.part_about(aid.flow.name_of(subject))
    return who, same.index(number) + 1, len(same), aid.words(title)


def part_words(aid: Aid, number: int) -> str:
    """The title of a part with its number, where there are several, and whom it is about."""
    who, place, total, title = part_place(aid, number)
    if total == 1:
        return texts.part_about_one(who, title) if who else title
    return texts.part_title_about(who, place, total, title) if who else texts.part_title(place, total, title)


def goal_words(aid: Aid, number: int) -> str:
    """The goal that a part asks about, as a line; empty where parts are no goals."""
    if aid.flow.instrument.kind is not Kind.GOALS:
        return ""
    return texts.question_goal(aid.words(aid.flow.instrument.sections[number].title))


class PartPage(KPage):
    """What the part is about and how many questions it has."""

    def __init__(self, aid: Aid) -> None:
        sections = aid.flow.instrument.sections
        number = aid.flow.page.section
        section = sections[number]
        super().__init__(aid, part_words(aid, number))
        self.buttons()
        about = aid.words(section.about)
        self._about = ((about,) if about else ()) + (texts.part_count(len(section.items)),)
        self.say(*self._about)

    def spoken(self) -> tuple[str, ...]:
        return (self.title_label.text(), *self._about)
