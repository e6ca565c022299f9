"""The packs screen: which pack, its pages, its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut

from facilitator_app.domain.language import _
from facilitator_app.ui.packs.presenter import PackChoice
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.printing import page_pictures
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Choice,
    Choices,
    Column,
    FitPicture,
    Notice,
    Row,
    Switch,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.packs import Part
    from facilitator_app.ui.packs.presenter import PacksPresenter

SCREEN_DPI = 110


class PacksPage(FacilitatorPage):
    """Left the packs, in the middle the page, at the right the parts with the reason where one is missing."""

    def __init__(self) -> None:
        super().__init__(side=300)
        self._presenter: PacksPresenter | None = None
        self._pages: list[QImage] = []
        self._at = 0
        self._grey = False
        self._notice = Notice("", "success")
        self._notice.hide()
        self._choices = Column(gap=8)
        self._paper = Card(plain=True, gap=8)
        self._row = Row(self._choices, self._paper, gap=20, fold=True)
        self._row.hide()
        self.body.addWidget(self._notice)
        self.body.addWidget(self._row)

    def attend(self, presenter: PacksPresenter) -> None:
        """Connect to the presenter and show what it finds."""
        self._presenter = presenter
        presenter.show()

    def show_head(self, title: str, lead: str) -> None:
        self.set_title(title)
        self.set_lead(lead)

    def show_withheld(self, what: str, do: str) -> None:
        self.main_button(_("Go to the round"), self._go_round)
        self.body.addWidget(Card(heading2(what), text_label(do), bar=True))

    def show_choices(self, choices: Sequence[PackChoice], chosen: str) -> None:
        presenter = self._presenter
        if presenter is None:
            return
        self.main_button(_("&Print"), presenter.print_it)
        self.button(_("&Save PDF"), presenter.save_it)
        self._grey_button = self.button(_("See it in &grey"), self._switch_grey)
        QShortcut(QKeySequence.StandardKey.Print, self, presenter.print_it)
        QShortcut(QKeySequence.StandardKey.Save, self, presenter.save_it)
        group = Choices([Choice(c.key, c.title, detail=c.detail) for c in choices], about=_("Pack"), cards=False)
        group.show_chosen(chosen)
        group.chosen.connect(presenter.choose)
        self._choices.add(heading2(_("Pack")), group)
        self._choices.add_stretch()
        self._build_paper()
        self._row.box.setStretch(0, 2)
        self._row.box.setStretch(1, 5)
        self._row.show()

    def _build_paper(self) -> None:
        self._picture = FitPicture(QPixmap(1, 1), _("The pages are being drawn"))
        self._words = small("")
        self._before = self._paper_button(_("Page &before"), -1, QKeySequence.StandardKey.MoveToPreviousPage)
        self._after = self._paper_button(_("&Next page"), 1, QKeySequence.StandardKey.MoveToNextPage)
        self._paper.add(Row(self._before, self._after, self._words, gap=12), self._picture)

    def _paper_button(self, words: str, by: int, key: QKeySequence.StandardKey) -> Button:
        button = Button(words)
        button.clicked.connect(lambda: self._turn(by))
        QShortcut(QKeySequence(key), self, lambda: self._turn(by))
        return button

    def show_parts(self, parts: Sequence[Part], off: frozenset[str]) -> None:
        self.side.addWidget(heading2(_("Parts")))
        card = Card(gap=4)
        for part in parts:
            switch = Switch(part.title, on_word=_("On"), off_word=_("Off"), detail=part.reason)
            switch.setChecked(part.included and part.id not in off)
            switch.setEnabled(part.included)
            switch.clicked.connect(lambda on, part_id=str(part.id): self._switch_part(part_id, on))
            card.add(switch)
        self.side.addWidget(card)

    def show_pages(self, pdf: bytes) -> None:
        self._pages = list(page_pictures(pdf, SCREEN_DPI))
        self._at = min(self._at, len(self._pages) - 1)
        self._show_page()

    def show_done(self, words: str) -> None:
        self.clear_errors()
        self._notice.set_words(words, "success")
        self._notice.show()

    def _go_round(self) -> None:
        if self._presenter is not None:
            self._presenter.go_round()

    def _switch_part(self, part_id: str, on: bool) -> None:
        if self._presenter is not None:
            self._presenter.switch_part(part_id, on)

    def _turn(self, by: int) -> None:
        if 0 <= self._at + by < len(self._pages):
            self._at += by
            self._show_page()

    def _switch_grey(self) -> None:
        self._grey = not self._grey
        self._grey_button.setText(_("See it in &colour") if self._grey else _("See it in &grey"))
        self._show_page()

    def _show_page(self) -> None:
        if not self._pages:
            return
        page = self._pages[self._at]
        if self._grey:
            page = page.convertToFormat(QImage.Format.Format_Grayscale8)
        words = _("Page {number} of {total}", number=self._at + 1, total=len(self._pages))
        self._picture.show_picture(QPixmap.fromImage(page), words)
        self._words.setText(words)
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at + 1 < len(self._pages))
