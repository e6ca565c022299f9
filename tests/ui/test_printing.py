from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish
from facilitator_app.ui.printing import PRINT_DPI, PdfPages, page_pictures, prepare, print_pages


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    """Three pages of A4."""
    canvas = Canvas(str(tmp_path / "three.pdf"), pagesize=(595, 842))
    for number in range(3):
        canvas.drawString(100, 700, f"This is page {number + 1}")
        canvas.showPage()
    canvas.save()
    return (tmp_path / "three.pdf").read_bytes()


def a_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    prepare(printer)
    return printer


def test_pictures_and_words(pdf: bytes, qapp: QApplication) -> None:
    assert qapp
    pictures = list(page_pictures(pdf, 72))
    assert [(picture.width(), picture.height()) for picture in pictures] == [(595, 842)] * 3
    with PdfPages(pdf) as pages:
        assert [pages.words(number) for number in range(len(pages))] == [f"This is page {n}" for n in (1, 2, 3)]


def test_every_page_comes_out_whole(pdf: bytes, tmp_path: Path, qapp: QApplication) -> None:
    assert qapp
    finish(print_pages(pdf, a_printer(tmp_path / "out.pdf")))
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = [tuple(round(side) for side in document[number].get_size()) for number in range(len(document))]
    ink = document[0].render(scale=1).to_numpy().min()
    document.close()
    assert sizes == [(595, 842)] * 3
    assert ink < 100
    assert PRINT_DPI == 300


def test_it_tells_each_page_and_can_be_stopped(pdf: bytes, tmp_path: Path, qapp: QApplication) -> None:
    assert qapp
    job = print_pages(pdf, a_printer(tmp_path / "out.pdf"))
    assert next(job).label == "Printing page 1 of 3"
    assert next(job).label == "Printing page 2 of 3"
    job.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_start_is_said(pdf: bytes, tmp_path: Path, qapp: QApplication) -> None:
    assert qapp
    with pytest.raises(AppError) as refused:
        finish(print_pages(pdf, a_printer(tmp_path / "gone" / "out.pdf")))
    assert refused.value.code == "printer_failed"
