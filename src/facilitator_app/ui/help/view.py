"""S3 as one page: this screen, ten steps, keys, all screens, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    DataTable,
    Head,
    area_field,
    combo_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.help.presenter import HelpPresenter, HelpText, Topic


class HelpPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(_("Help"), back=_("Back"))

    def attend(self, presenter: HelpPresenter) -> None:
        """Connect to the presenter and show the help."""
        self._presenter = presenter
        self.back_asked.connect(presenter.desk.back)
        presenter.show()

    def show_fault(self, details: str) -> None:
        self.set_title(_("Something went wrong in the program"))
        self.set_lead(_("Your answers so far are safe. You can go on working."))
        box = area_field(_("Details for those who mend the program"), _("They hold no names and no answers."), lines=8)
        box.show_text(details)
        box.editor.setReadOnly(True)
        copy = Button(_("&Copy the details"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.body.addWidget(Card(box, copy, bar=True, gap=10))

    def show_topic(self, topic: Topic) -> None:
        sentences = [text_label(sentence) for sentence in topic.sentences]
        self.body.addWidget(Card(heading2(topic.title), *sentences, bar=True))

    def show_all(self, text: HelpText, about: str) -> None:
        choose = combo_field(_("Help for another &screen"), [(t.key, t.title) for t in text.topics]).set_width(40)
        choose.editor.activated.connect(lambda _at: self._presenter.go(choose.text()))
        choose.show_text(self._presenter.page)
        self.body.addWidget(choose)
        steps = [text_label(f"{n}. {step}") for n, step in enumerate(text.steps, 1)]
        self.body.addWidget(Card(heading2(_("A round in 10 steps")), *steps, gap=6))
        keys = DataTable([Head(_("Keys"), stretch=1), Head(_("What they do"), stretch=3)], name=_("Keys"))
        keys.show_rows([[press, words] for press, words in text.keys])
        self.body.addWidget(Column(heading2(_("Keys")), keys, gap=8))
        licences = text_label(self._presenter.licences(), "small")
        licences.hide()
        show = Button(_("Show the &licences"))
        show.clicked.connect(lambda: licences.setVisible(not licences.isVisibleTo(self)))
        self.body.addWidget(Column(small(about), show, licences, gap=8))
