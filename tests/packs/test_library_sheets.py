"""The library on paper, read back: nothing left out, tagged, few pages, no small letters."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDFText_GetFontSize

from facilitator_app import instruments, paths
from facilitator_app.charts.ink import MM
from facilitator_app.domain.comparing import compare
from facilitator_app.domain.signposts import Agenda, Signpost
from facilitator_app.instruments.signposts import load
from facilitator_app.packs.library_sheets import agenda_sheet, comparison_sheet, lines_of, resource_sheet
from facilitator_app.ui.printing import PdfPages

LIBRARY = load(paths.bundled("resources", "signposts", "en.toml"))
INSTRUMENTS = instruments.library([paths.bundled("instruments")])[0]


def words(pdf: bytes) -> str:
    with PdfPages(pdf) as pages:
        return " ".join(pages.words(number) for number in range(len(pages)))


def assert_fits(pdf: bytes, most_pages: int) -> None:
    """Tagged, not many pages, nothing over the margin, body text of 12 points and more."""
    document = pikepdf.open(BytesIO(pdf))
    assert len(document.pages) <= most_pages
    assert document.Root.MarkInfo.Marked
    assert str(document.Root.Lang) == "en-GB"
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            _left, bottom, right, _top = text.get_charbox(place)
            assert right <= 191 * MM, text.get_text_range(max(0, place - 20), 30)
            if 24 * MM < bottom < 275 * MM:
                assert round(FPDFText_GetFontSize(text.raw, place)) >= 12 or not text.get_text_range(place, 1).strip()


@pytest.mark.parametrize("agenda", LIBRARY.agendas, ids=lambda agenda: agenda.id)
def test_an_agenda_is_whole_on_two_pages_at_most(agenda: Agenda) -> None:
    pdf = agenda_sheet(agenda)
    assert_fits(pdf, 2)
    text = words(pdf)
    for part in (agenda.title, agenda.lead, *agenda.materials, agenda.source):
        assert part in text
    for step in agenda.steps:
        for word in (*step.title.split(), *step.what.split(), *step.materials.split(), str(step.minutes)):
            assert word in text
    assert f"{agenda.minutes} minutes in all" in text


@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.id)
def test_a_resource_is_whole_on_one_page(entry: Signpost) -> None:
    pdf = resource_sheet(entry, "2003", "Read long ago.", ["Trust"], ["Six-principle profile"])
    assert_fits(pdf, 1)
    text = words(pdf)
    assert all(part in text for part in (entry.what, *entry.good_for, *entry.limits, "Read long ago.", "Trust"))
    assert all(address in text.replace(" ", "") for address in [a.replace(" ", "") for a in entry.addresses])
    assert "/URI" not in pdf.decode("latin-1")


@pytest.mark.slow
@pytest.mark.parametrize("number", [2, 3, 4])
def test_questionnaires_side_by_side(number: int) -> None:
    comparison = compare([*INSTRUMENTS, INSTRUMENTS[0]][:number])
    pdf = comparison_sheet(comparison)
    assert_fits(pdf, 4)
    text = words(pdf)
    for label, cells in comparison.rows:
        assert all(word in text for word in label.split())
        assert all(word in text for cell in cells for word in cell.split())
    assert all(word in text for source in comparison.sources for word in source.split())


def test_long_addresses_are_cut_after_slashes() -> None:
    address = "https://www.example.org/a/" + "long-part/" * 12 + "end.pdf"
    lines = lines_of(address)
    assert "".join(lines) == address
    assert all(len(line) <= 58 for line in lines)
    assert all(line.endswith("/") for line in lines[:-1])
    assert lines_of("name.pdf") == ["name.pdf"]
