"""Paper: the pages of a PDF as pictures and words, and through the system's own printer box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step
from facilitator_app.domain.words import tidy

PRINT_DPI = 300
A4_INCHES = 210 / 25.4


class PdfPages:
    """The pages of a PDF (a file, or its bytes), drawn one by one when they are wanted; pages count from 0."""

    def __init__(self, pdf: Path | bytes) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self._document)

    def picture(self, number: int, dpi: float) -> QImage:
        """One page as a picture. ``dpi``: dots per inch of paper."""
        bitmap = self._document[number].render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=True)
        data = bytes(bitmap.buffer)
        picture = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
        return picture.copy()

    def words(self, number: int) -> str:
        """All words of one page, for those who hear it."""
        text: str = self._document[number].get_textpage().get_text_range()
        return tidy(text)

    def close(self) -> None:
        self._document.close()

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def page_pictures(pdf: Path | bytes, dpi: float) -> Iterator[QImage]:
    """The pages of a PDF (a file, or its bytes) as pictures, one after another. ``dpi``: dots per inch of paper."""
    with PdfPages(pdf) as pages:
        for number in range(len(pages)):
            yield pages.picture(number, dpi)


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer that the person chooses in the system's own box; None if they cancel."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    chosen = QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted
    return printer if chosen else None


def prepare(printer: QPrinter) -> None:
    """A4, the whole sheet: the pages bring their own margins."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setResolution(PRINT_DPI)


def print_pages(pdf: Path | bytes, printer: QPrinter) -> Job[None]:
    """Draw every page of the PDF onto ``printer``; closed half-way, the rest is not printed.

    Raises AppError "printer_failed". Qt lets a thread of its own paint on a printer.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError(
            "printer_failed",
            _("The printer did not start."),
            _("Check the printer, or save the PDF and print it later."),
        )
    pages = PdfPages(pdf)
    total = len(pages)
    try:
        for number in range(total):
            yield Step(number, total, _("Printing page {number} of {total}", number=number + 1, total=total))
            if number:
                printer.newPage()
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRect(0, 0, paper.width(), paper.height()), pages.picture(number, PRINT_DPI))
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
        pages.close()
