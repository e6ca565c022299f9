"""The pages of a pack as they will look on paper: one large, the next ones small beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import QSizePolicy

from facilitator_app.domain.language import _
from facilitator_app.ui.printing import A4_INCHES, PdfPages
from facilitator_app.ui.style import box
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import REST, Button, Column, FitPicture, Flow, Row, text_label
from facilitator_app.ui.widgets.sides import high_as_wide

PAGE, LARGER, NEXT_ONE = 344, 700, 96
"""Widths at 100 %: a page, a page to read, a page that follows."""
FOLLOWING = 3


class PagePicture(FitPicture):
    """One page with an edge; ``strong``: the one that is looked at."""

    def __init__(self, *, strong: bool) -> None:
        self._strong = strong
        super().__init__(QPixmap(1, 1), "")
        high_as_wide(self, QSizePolicy.Policy.Maximum)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        look = look_of(self)
        painter = QPainter(self)
        width = 3 if self._strong else 1
        painter.setPen(QPen(look.colour("accent" if self._strong else "border"), width))
        painter.drawRect(self.rect().adjusted(width // 2, width // 2, -width // 2, -width // 2))


class PagesPreview(Column):
    """Turns the pages by itself. ``grey``: as a black and white printer prints them; ``large``: one alone, to read."""

    def __init__(self) -> None:
        super().__init__(gap=12, margins=(20, 20, 20, 16))
        self._pdf = b""
        self._total = self._at = 0
        self.grey = self.large = False
        self._page = PagePicture(strong=True)
        self._following = [PagePicture(strong=False) for _number in range(FOLLOWING)]
        self._small = Column(*self._following, gap=12)
        sheets = Row(REST, self._page, self._small, REST, gap=20)
        sheets.box.setAlignment(self._page, Qt.AlignmentFlag.AlignTop)
        sheets.box.setAlignment(self._small, Qt.AlignmentFlag.AlignTop)
        self._position = text_label(_("The pages are being drawn."))
        self._before = self._turner(_("Page &before"), -1, QKeySequence.StandardKey.MoveToPreviousPage)
        self._after = self._turner(_("&Next page"), 1, QKeySequence.StandardKey.MoveToNextPage)
        self.add(Flow(self._before, self._after, self._position, gap=12), sheets)
        self._enable()

    def _turner(self, words: str, by: int, key: QKeySequence.StandardKey) -> Button:
        button = Button(words, press=lambda: self._turn(by))
        QShortcut(QKeySequence(key), self, lambda: self._turn(by))
        return button

    def show_pages(self, pdf: bytes) -> None:
        """Other pages; the one that is looked at stays, if there is one with its number."""
        with PdfPages(pdf) as pages:
            self._pdf, self._total = pdf, len(pages)
        self._at = min(self._at, self._total - 1)
        self.redraw()

    def look_changed(self) -> None:
        super().look_changed()
        self.redraw()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        ground = "window" if look.theme.divider == look.theme.ink else "divider"  # the themes of highest contrast
        box(QPainter(self), self.rect(), look.colour(ground), look.colour("border"))

    def _turn(self, by: int) -> None:
        if 0 <= self._at + by < self._total:
            self._at += by
            self.redraw()

    def redraw(self) -> None:
        if not self._total:
            return
        words = _("Page {number} of {total}", number=self._at + 1, total=self._total)
        with PdfPages(self._pdf) as pages:
            self._page.show_picture(self._drawn(pages, self._at, LARGER if self.large else PAGE), words)
            self._page.setAccessibleDescription(pages.words(self._at))
            for after, picture in enumerate(self._following, self._at + 1):
                shown = after < self._total and not self.large
                picture.setVisible(shown)
                if shown:
                    picture.show_picture(self._drawn(pages, after, NEXT_ONE), _("Page {number}", number=after + 1))
        self._position.setText(words)
        self._enable()

    def _enable(self) -> None:
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at + 1 < self._total)

    def _drawn(self, pages: PdfPages, number: int, width: int) -> QPixmap:
        """A page, ``width`` units wide at 100 %, as sharp as the screen."""
        ratio = self.devicePixelRatioF()
        picture = pages.picture(number, look_of(self).unit(width) * ratio / A4_INCHES)
        if self.grey:
            picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        picture.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(picture)
