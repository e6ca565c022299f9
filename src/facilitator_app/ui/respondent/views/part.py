"""K4 Part: a breath before the questions of a part."""

from __future__ import annotations

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage


class PartPage(KPage):
    """What the part is about and how many questions it has."""

    def __init__(self, aid: Aid) -> None:
        sections = aid.flow.instrument.sections
        number = aid.flow.page.section
        section = sections[number]
        super().__init__(aid, texts.part_title(number + 1, len(sections), aid.words(section.title)))
        self.buttons()
        self._about = (aid.words(section.about), texts.part_count(len(section.items)))
        self.say(*(line for line in self._about if line))

    def spoken(self) -> tuple[str, ...]:
        return (self.title_label.text(), *self._about)
