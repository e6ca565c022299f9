"""Help as one page: this screen, a round in ten steps, the program; the keys at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    DataTable,
    Flow,
    Head,
    Row,
    Wide,
    area_field,
    combo_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.help.presenter import HelpPresenter, HelpText, Topic


class HelpPage(FacilitatorPage):
    presenter: HelpPresenter

    def __init__(self) -> None:
        super().__init__(_("Help"), back=_("Back"), side=400)
        self._has_fault = False

    def show_fault(self, details: str) -> None:
        self._has_fault = True
        self.set_title(_("Something went wrong in the program"))
        self.set_lead(_("Everything that was shown as saved is safe. You can go on working."))
        box = area_field(_("Details for those who mend the program"), _("They hold no names and no answers."), lines=5)
        box.show_text(details)
        box.editor.setReadOnly(True)
        self._copied = small("")
        copy = Button(_("&Copy the details"), press=lambda: self._copy(details))
        self.add(Card(box, Flow(copy, self._copied), bar=True, gap=10))

    def show_help(self, topic: Topic | None, text: HelpText, about: str, licences: str) -> None:
        if topic is not None and not self._has_fault:
            self.set_title(_("Help: {title}", title=topic.title))
        if topic is not None:
            sentences = [text_label(sentence) for sentence in topic.sentences]
            self.add(Card(heading2(topic.title), *sentences, bar=not self._has_fault, gap=8))
        self.add(self._steps(text))
        self._about = self._program(about, licences)
        self.add(self._about)
        self.add_beside(self._others(topic, text), self._keys(text))

    def show_way_to_fault(self) -> None:
        """Something went wrong since the start: its details can still be had."""
        way = Button(_("&Details of the last fault"), press=lambda: self.presenter.go(None))
        self._about.add(way)

    def _steps(self, text: HelpText) -> Card:
        put_out = Button(_("&Print this card"), "print", press=lambda: self.presenter.card.print_it())
        save = Button(_("&Save it as PDF"), "save", press=lambda: self.presenter.card.save_it())
        card = Card(heading2(_("A round in 10 steps")), gap=6)
        for number, step in enumerate(text.steps, 1):
            mark = text_label(_("{n}.", n=number), "body_bold", colour="accent", wrap=False)
            row = Row(mark, Wide(step), gap=8)
            row.box.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            card.add(row)
        card.add(Flow(put_out, save), self.done)
        return card

    def _program(self, about: str, licences: str) -> Card:
        box = area_field(_("&Licences of what it is made of"), lines=6)
        box.show_text(licences)
        box.editor.setReadOnly(True)
        return Card(heading2(_("About the program")), about, box, gap=8)

    def _others(self, topic: Topic | None, text: HelpText) -> Card:
        topics = [(t.key, t.title) for t in text.topics]
        here = topic.key if topic is not None else ""
        choose = combo_field(_("&Help for another page"), topics, chosen=here, choose=self.presenter.go)
        return Card(choose.set_width(34), plain=True)

    def _keys(self, text: HelpText) -> Column:
        keys = DataTable([Head(_("Keys"), stretch=2), Head(_("What they do"), stretch=3)], name=_("Keys"))
        keys.show_rows([[press, words] for press, words in text.keys])
        return Column(heading2(_("Keys")), keys, gap=8)

    def _copy(self, details: str) -> None:
        QGuiApplication.clipboard().setText(details)
        self._copied.setText(_("Copied."))
