"""Paper: the pages of a PDF as pictures and words, and through the system's own printer box."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step
from facilitator_app.domain.words import tidy
from facilitator_app.ui.box_keys import keys_in_next_box

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


def ask_printer(parent: QWidget, pdf: Path | bytes) -> QPrinter | None:
    """The printer that the person chooses for this PDF in the system's own box; None if they cancel.

    Raises AppError "no_printer".
    """
    if not QPrinterInfo.availablePrinterNames():
        raise AppError(
            "no_printer",
            _("No printer is set up on this laptop."),
            _("Save it as PDF and print it elsewhere, or set up a printer."),
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    keys_in_next_box(parent)
    with PdfPages(pdf) as pages:
        chosen = print_box(printer, len(pages), parent).exec() == QPrintDialog.DialogCode.Accepted
    return printer if chosen else None


def asked_and_printed(parent: QWidget, pdf: Path | bytes, failed: Callable[[str], object]) -> Job[None] | None:
    """The job that prints where the person chose; None if they cancelled, or if there is no printer, which ``failed`` tells."""
    try:
        printer = ask_printer(parent, pdf)
    except AppError as error:
        failed(str(error))
        return None
    return print_pages(pdf, printer) if printer is not None else None


def print_box(printer: QPrinter, total: int, parent: QWidget | None = None) -> QPrintDialog:
    """The system's own box, which offers what ``print_pages`` obeys: there is no selection and no present page.

    Nor a file: a recovery sheet would lie on this laptop while the page says that it was sent to the printer.
    """
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    for never in ("PrintSelection", "PrintCurrentPage", "PrintToFile"):
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption[never], False)
    dialog.setMinMax(1, total)
    return dialog


def prepare(printer: QPrinter) -> None:
    """A4, the whole sheet: the pages bring their own margins."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setResolution(PRINT_DPI)


def print_pages(pdf: Path | bytes, printer: QPrinter) -> Job[None]:
    """Draw the pages that ``printer`` was told to print, each as large as its paper allows and in its own shape.

    Closed half-way, the rest is not printed. Raises AppError "printer_failed". Qt lets a thread of its own paint.
    """
    printer.setFullPage(True)  # the box may have changed it with the paper
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError(
            "printer_failed",
            _("The printer did not start."),
            _("Check the printer, or save the PDF and print it later."),
        )
    pages = PdfPages(pdf)
    try:
        sheets = sheets_to_print(printer, len(pages))
        for done, number in enumerate(sheets):
            yield Step(done, len(sheets), _("Printing page {number} of {total}", number=done + 1, total=len(sheets)))
            if done:
                printer.newPage()
            if number is not None:
                picture = pages.picture(number, PRINT_DPI)
                painter.drawImage(_fitted(picture.size(), printer), picture)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
        pages.close()


def sheets_to_print(printer: QPrinter, total: int) -> list[int | None]:
    """The pages, counted from 0, in the order in which they are sent; None is an empty one.

    Pages from and to, first or last page first, and copies where the printer makes none by itself.
    """
    wanted: list[int | None] = list(range(total))
    ranges = printer.pageRanges()
    if printer.printRange() == QPrinter.PrintRange.PageRange and not ranges.isEmpty():
        wanted = [number for number in range(total) if ranges.contains(number + 1)]
    if not wanted:
        raise AppError(
            "no_such_pages",
            _("These pages are not there."),
            _("There are {total} pages. Print again and choose from them.", total=total),
        )
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return copied(wanted, copies, printer.collateCopies(), printer.duplex() != QPrinter.DuplexMode.DuplexNone)


def copied(wanted: Sequence[int | None], copies: int, together: bool, both_sides: bool) -> list[int | None]:
    """The pages as often as they are wanted: copy after copy, or page after page.

    Printed on both sides, a copy begins on a sheet of its own: an empty page (None) stands before it.
    """
    if not together:
        return [number for number in wanted for _copy in range(copies)]
    filled = [*wanted, None] if both_sides and len(wanted) % 2 else [*wanted]
    return filled * (copies - 1) + [*wanted]


def _fitted(page: QSize, printer: QPrinter) -> QRect:
    """Where a page stands on the paper: as large as it can be in its own shape, in the middle."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    rect = QRect(0, 0, 0, 0)
    rect.setSize(page.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    rect.moveCenter(QRect(0, 0, paper.width(), paper.height()).center())
    return rect
