"""PDF/UA-1 by machine: every document of every kind, usual and worst words, in both sizes."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest

from facilitator_app.charts.file_words import file_words
from packs.documents import DOCUMENTS, document, documents, read_document
from packs.paper import Element

XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
NAMED_PAGE = re.compile(r"\bpage (\d+)\b")
WITH_PAGES = [name for name in DOCUMENTS if name.startswith(("pack", "kind", "worst", "person", "report"))]
every_document = documents()


@pytest.mark.slow
@every_document
def test_it_passes_every_rule_of_the_validator(name: str) -> None:
    page = pytest.importorskip("page", reason="page-validation is in requirements-dev.txt")
    report = page.validate_pdf_bytes(document(name), profile="ua1")
    assert report.is_compliant, [(one.rule_id, one.message) for one in report.failures]
    assert report.rules.total > 100


@pytest.mark.slow
@every_document
def test_it_says_what_it_is_called_and_that_it_follows_the_rules(name: str) -> None:
    with pikepdf.open(BytesIO(document(name))) as file:
        if not name.endswith(" large"):  # larger letters are written in the same way
            assert not file.check_pdf_syntax()
        about = ElementTree.fromstring(file.Root.Metadata.read_bytes())
        title = about.findtext(".//dc:title/rdf:Alt/rdf:li", None, XMP)
        assert title
        assert title == str(file.docinfo.Title)
        assert about.findtext(".//pdfuaid:part", None, XMP) == "1"
        assert file.Root.Lang == about.findtext(".//dc:language/rdf:Bag/rdf:li", None, XMP)
        assert file.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.slow
@every_document
def test_every_code_of_its_fonts_stands_for_letters(name: str) -> None:
    with pikepdf.open(BytesIO(document(name))) as file:
        maps = [
            one.ToUnicode.read_bytes()
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one
        ]
        assert maps
        for words in maps:
            rows = re.findall(rb"^<[0-9A-F]+> <([0-9A-F]*)>$", words, re.MULTILINE)
            assert rows
            assert all(
                row and bytes.fromhex(row.decode()).decode("utf-16-be").isprintable()
                for row in set(rows) - {b"200C", b"200D"}
            )
            assert all(int(many) <= 100 for many in re.findall(rb"(\d+) beginbfchar", words))


@pytest.mark.slow
@every_document
def test_no_two_headings_of_parts_are_the_same_and_none_is_left_out(name: str) -> None:
    headings = [one for one in read_document(name).root.walk() if one.tag.startswith("H") and one.tag[1:].isdigit()]
    first = Counter(one.words for one in headings if one.tag == "H1")
    assert not {words: n for words, n in first.items() if n > 1 or not words.strip()}
    if headings:
        assert headings[0].tag == "H1"
    assert {one.tag for one in headings} <= {"H1", "H2"}


def links(one: Element, inside: int = 0) -> list[tuple[str, int]]:
    """All words of a document that are drawn, each with the page that a click on it leads to (0: none)."""
    goal = one.leads_to or inside
    found = [(one.words, goal)] if one.pieces else []
    return found + [pair for kid in one.kids for pair in links(kid, goal)]


@pytest.mark.slow
@documents(WITH_PAGES)
def test_a_page_that_is_named_is_a_link_to_it(name: str) -> None:
    whole = read_document(name)
    for words, goal in links(whole.root):
        assert all(goal == int(number) for number in NAMED_PAGE.findall(words)), words
        assert 0 <= goal <= whole.pages


def test_pages_are_named() -> None:
    """Else the test above would look at nothing."""
    words = [words for words, _goal in links(read_document("pack usual").root)]
    assert sum(len(NAMED_PAGE.findall(one)) for one in words) > 5


def test_a_title_with_letters_of_markup_and_unseen_ones_is_still_well_formed() -> None:
    about = ElementTree.fromstring(file_words("<b> & \x00 \ufffe \u202e Śródmieście 👍"))
    assert about.findtext(".//dc:title/rdf:Alt/rdf:li", None, XMP) == "<b> &    Śródmieście 👍"
