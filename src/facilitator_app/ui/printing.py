"""Paper: the pages of a PDF through the system's own printer box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _

PRINT_DPI = 300


def page_pictures(pdf: Path | bytes, dpi: int) -> Iterator[QImage]:
    """The pages of a PDF (a file, or its bytes) as pictures, one after another. ``dpi``: dots per inch of paper."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=True)
            data = bytes(bitmap.buffer)
            picture = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            yield picture.copy()
    finally:
        document.close()


def print_pdf(pdf: Path | bytes, parent: QWidget) -> bool:
    """Ask for a printer and print every page. False if the person cancels; raises AppError if the printer fails."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setResolution(PRINT_DPI)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw_pages(pdf, printer)
    return True


def draw_pages(pdf: Path | bytes, printer: QPrinter) -> None:
    """Draw every page of the PDF onto ``printer``, full page. Raises AppError "printer_failed"."""
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError(
            "printer_failed",
            _("The printer did not start."),
            _("Check the printer, or save the PDF and print it later."),
        )
    try:
        for number, picture in enumerate(page_pictures(pdf, PRINT_DPI)):
            if number:
                printer.newPage()
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRect(0, 0, paper.width(), paper.height()), picture)
    finally:
        painter.end()
