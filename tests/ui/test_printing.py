from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish
from facilitator_app.ui.printing import PRINT_DPI, PdfPages, copied, page_pictures, prepare, print_box, print_pages


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


@pytest.mark.slow
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


# --- what was chosen in the box is what comes out


@pytest.fixture
def marked(tmp_path: Path) -> bytes:
    """Three pages of A4 with a frame at their edges; page 1 has one bar in it, page 2 two, page 3 three."""
    canvas = Canvas(str(tmp_path / "marked.pdf"), pagesize=(595, 842))
    for number in range(3):
        canvas.setLineWidth(4)
        canvas.rect(20, 20, 555, 802, stroke=1, fill=0)
        for bar in range(number + 1):
            canvas.rect(100, 700 - 100 * bar, 300, 40, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return (tmp_path / "marked.pdf").read_bytes()


def printed(pdf: bytes, path: Path, choose: Callable[[QPrinter], object]) -> list[tuple[int, float, tuple[int, int]]]:
    """What a printer made of it, a line a page: bars, shape of the frame, size of the paper. 0 bars: an empty page."""
    printer = a_printer(path)
    choose(printer)
    finish(print_pages(pdf, printer))
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            dark = page.render(scale=1, grayscale=True).to_numpy().reshape(*_whole(page)) < 128
            rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
            size = (round(page.get_width()), round(page.get_height()))
            if not len(rows):
                found.append((0, 0.0, size))
                continue
            middle = dark[:, (columns[0] + columns[-1]) // 2]
            starts = np.flatnonzero(np.diff(middle.astype(int)) == 1)
            shape = (columns[-1] - columns[0]) / (rows[-1] - rows[0])
            found.append((len(starts) - 2, round(float(shape), 2), size))
    return found


def _whole(page: pypdfium2.PdfPage) -> tuple[int, int]:
    picture = page.render(scale=1, grayscale=True)
    return picture.height, picture.width


def bars(pdf: bytes, path: Path, choose: Callable[[QPrinter], object]) -> list[int]:
    return [bars for bars, _shape, _size in printed(pdf, path, choose)]


def from_to(first: int, last: int) -> Callable[[QPrinter], None]:
    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)

    return choose


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "last", "right"), [(1, 2, [1, 2]), (2, 3, [2, 3]), (3, 3, [3]), (2, 9, [2, 3]), (0, 0, [1, 2, 3])]
)
def test_only_the_pages_that_were_asked_for(
    marked: bytes, tmp_path: Path, qapp: QApplication, first: int, last: int, right: list[int]
) -> None:
    assert qapp
    assert bars(marked, tmp_path / "out.pdf", from_to(first, last)) == right


def test_pages_that_are_not_there_are_said(marked: bytes, tmp_path: Path, qapp: QApplication) -> None:
    assert qapp
    with pytest.raises(AppError) as refused:
        bars(marked, tmp_path / "out.pdf", from_to(4, 5))
    assert refused.value.code == "no_such_pages"
    assert "3 pages" in str(refused.value)


@pytest.mark.slow
@pytest.mark.parametrize(("together", "right"), [(True, [1, 2, 3, 1, 2, 3]), (False, [1, 1, 2, 2, 3, 3])])
def test_copies(marked: bytes, tmp_path: Path, qapp: QApplication, together: bool, right: list[int]) -> None:
    """A printer to a file makes no copies by itself."""
    assert qapp

    def choose(printer: QPrinter) -> None:
        printer.setCopyCount(2)
        printer.setCollateCopies(together)

    assert bars(marked, tmp_path / "out.pdf", choose) == right


def test_a_second_copy_does_not_begin_on_the_back_of_the_first() -> None:
    assert copied([0, 1, 2], 2, True, True) == [0, 1, 2, None, 0, 1, 2]
    assert copied([0, 1], 2, True, True) == [0, 1, 0, 1]
    assert copied([0, 1, 2], 1, True, True) == [0, 1, 2]


@pytest.mark.slow
def test_the_last_page_first(marked: bytes, tmp_path: Path, qapp: QApplication) -> None:
    assert qapp
    assert bars(marked, tmp_path / "out.pdf", lambda p: p.setPageOrder(QPrinter.PageOrder.LastPageFirst)) == [3, 2, 1]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("choose", "size"),
    [
        (QPrinter.pageLayout, (595, 842)),
        (lambda p: p.setPageSize(QPageSize(QPageSize.PageSizeId.Letter)), (612, 792)),
        (lambda p: p.setPageSize(QPageSize(QPageSize.PageSizeId.A5)), (420, 595)),
        (lambda p: p.setPageOrientation(QPageLayout.Orientation.Landscape), (842, 595)),
    ],
)
def test_a_page_keeps_its_shape_on_any_paper(
    marked: bytes, tmp_path: Path, qapp: QApplication, choose: Callable[[QPrinter], object], size: tuple[int, int]
) -> None:
    assert qapp
    pages = printed(marked, tmp_path / "out.pdf", choose)
    assert [count for count, _shape, _size in pages] == [1, 2, 3]
    for _count, shape, paper in pages:
        assert shape == pytest.approx(559 / 806, abs=0.01)
        assert abs(paper[0] - size[0]) <= 1
        assert abs(paper[1] - size[1]) <= 1


def test_the_box_offers_what_is_obeyed(tmp_path: Path, qapp: QApplication) -> None:
    assert qapp
    option = QAbstractPrintDialog.PrintDialogOption
    dialog = print_box(a_printer(tmp_path / "out.pdf"), 3)
    assert dialog.testOption(option.PrintPageRange)
    assert not dialog.testOption(option.PrintSelection)
    assert not dialog.testOption(option.PrintCurrentPage)
    assert not dialog.testOption(option.PrintToFile), "it would be said to be on paper; Save as PDF is on the page"
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    dialog.deleteLater()
