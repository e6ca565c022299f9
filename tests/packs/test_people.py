"""Packs of rounds about people: figures as counted here, kind words, what is held back, and the checks of every pack."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from facilitator_app.charts.scripts import clean
from facilitator_app.charts.words import spread_meaning, spread_word
from facilitator_app.domain.people_results import Seen
from facilitator_app.domain.response import Outside
from facilitator_app.domain.results import Spread
from facilitator_app.domain.steps import finish
from facilitator_app.packs.person.builder import seen_words
from facilitator_app.packs.person.facts import PersonPart, person_parts
from facilitator_app.packs.person.pack import render_person
from facilitator_app.packs.person.preparation import render_preparation
from facilitator_app.ui.room.slides import slides_of_report
from packs.documents import DOCUMENTS, PERSONS, document, documents, read_document
from packs.paper import read, squeezed
from packs.people_shelf import (
    HOSTILE,
    NOTES,
    SHAPES,
    WORDS,
    Answers,
    answers_of,
    everybody,
    found_of,
    pack_of,
    report_of,
    sheet_of,
)
from packs.samples import facts
from packs.test_hostile_words import nothing_but_ours

every_one = documents([name for name in DOCUMENTS if name.startswith(("person", "preparation", "report"))])


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.mark.slow
@every_one
def test_it_is_tagged_with_titles_and_nothing_but_our_fonts(name: str) -> None:
    pdf = document(name)
    with pikepdf.open(BytesIO(pdf)) as file:
        assert file.Root.Lang == "en-GB"
        assert file.Root.MarkInfo.Marked
        assert len(str(file.docinfo.Title)) > 10
        found = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        assert {"NotoSans" in str(one.BaseFont) for one in found} == {True}
        for font in found:
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            assert "/FontFile2" in inner.FontDescriptor
    nothing_but_ours(pdf)


@every_one
def test_everything_drawn_has_its_one_place_and_is_read_downwards(name: str) -> None:
    whole = read_document(name)
    assert all(piece.marked for piece in whole.pieces)
    assert set(whole.marks.values()) == {1}
    for one, other in pairwise(whole.leaves()):
        assert other.pieces[0].page >= one.pieces[-1].page, (one.words, other.words)
    for figure in whole.tagged("Figure"):
        assert figure.has_box
        assert len(figure.alt) > 20
    for table in whole.tagged("Table"):
        assert any(cell.tag == "TH" for cell in table.kids[0].kids)
    assert all(len(list(heading.drawn())) for heading in whole.tagged("H1", "H2"))


@every_one
def test_nothing_leaves_the_paper_and_no_words_are_too_small(name: str) -> None:
    for piece in read_document(name).pieces:
        if piece.text.strip():
            assert piece.left >= 50, piece
            assert piece.right <= 595.3 - 50, piece
            assert piece.size >= 9.9, piece
            assert piece.bottom > 20, piece


def counted(one: Answers, item_id: str) -> list[int]:
    given = [response.answers.get(item_id) for response in one.others]
    return [given.count(point) for point in range(1, 6)]


@documents(PERSONS)
def test_every_count_of_a_behaviour_is_that_of_the_answers(name: str) -> None:
    shape = PERSONS[name][0]
    one, found = answers_of(shape), found_of(shape)
    alts = [figure.alt for figure in read_document(name).tagged("Figure")]
    text = squeezed(text_of(document(name)))
    labels = [str(point.label) for point in one.round_.instrument.scale.points]
    if shape == "hardly seen":
        assert {i.n for s in found.results.sections for i in s.items} == {0}
        assert "Dots" not in " ".join(alts).replace("Dots, one for each person: Example", "")
        return
    seen = 0
    for section in found.results.sections:
        for item in section.items:
            if item.withheld:
                nothing = all(other.withheld for other in section.items)
                assert squeezed(section.withheld if nothing else item.withheld) in text
                continue
            counts = counted(one, item.item_id)
            unseen = sum(r.answers.get(item.item_id) is Outside.NOT_APPLICABLE for r in one.others)
            words = " ".join(f"{label}: {n}." for label, n in zip(labels, counts))
            (mine, *more) = [
                alt for alt in alts if words in alt and squeezed(clean(item.statement))[:40] in squeezed(alt)
            ]
            assert f"I have not seen this: {unseen}." in mine
            high = counts[3] + counts[4]
            assert squeezed(f"{high} of {sum(counts)} see this often or almost always") in text
            if one.own is not None:
                assert f"You: {labels[one.own.answers[item.item_id] - 1]}." in mine  # type: ignore[operator]
            else:
                assert "You:" not in mine
            if one.named is not None:
                assert f"Chair: {labels[one.named.answers[item.item_id] - 1]}." in mine  # type: ignore[operator]
            assert {words in alt for alt in more} <= {True}
            seen += 1
    assert seen >= 5


@pytest.mark.parametrize("shape", SHAPES)
def test_own_and_others_stand_where_their_averages_are(shape: str) -> None:
    """The sheet's table against means worked out here, question by question and then over questions."""
    one, found = answers_of(shape), found_of(shape)
    rows = {row.kids[0].words: [cell.words for cell in row.kids[1:]] for table in read(sheet_of(shape)).tagged("Table")
            for row in table.kids[1:]}  # fmt: skip
    assert len(rows) == len(found.compared)
    for section in one.round_.instrument.sections:
        if (row := rows.get(section.title.text())) is None:
            continue
        means = []
        for item in section.items:
            given = [v for response in one.others if isinstance(v := response.answers.get(item.id), int)]
            if len(given) >= one.round_.promise.k_total:
                means.append(sum(given) / len(given))
        assert one.own is not None
        own = sum(one.own.answers[item.id] for item in section.items) / len(section.items)  # type: ignore[misc]
        assert float(row[0]) == pytest.approx(own, abs=0.051)
        assert float(row[1]) == pytest.approx(sum(means) / len(means), abs=0.051)
        assert float(row[2].replace("−", "-")) == pytest.approx(float(row[0]) - float(row[1]))


@pytest.mark.slow
def test_the_words_blind_spot_stand_only_on_the_facilitators_sheet() -> None:
    assert any(one.seen is Seen.BLIND_SPOT for one in found_of("usual").compared)
    for shape in SHAPES:
        pack = text_of(pack_of(shape)).casefold()
        assert "blind spot" not in pack
        assert "hidden strength" not in pack
    assert "Blind spot" in text_of(sheet_of("usual"))
    assert seen_words(Seen.BLIND_SPOT) in text_of(pack_of("usual"))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_page_of_the_sheet_says_that_it_is_not_for_sharing(shape: str) -> None:
    for page in pypdfium2.PdfDocument(sheet_of(shape)):
        assert "Not for sharing." in page.get_textpage().get_text_range()
    assert "Not for sharing" not in text_of(pack_of(shape))


def test_the_sheet_speaks_about_the_person_and_the_pack_speaks_to_them() -> None:
    """The facilitator reads the sheet: “you” on it is the facilitator."""
    found = replace(found_of("usual"), throughout="You see yourself so.", chance="That can be chance.")
    for turned in (1, -1):
        told = replace(found, compared=tuple(replace(one, gap=turned * abs(one.gap)) for one in found.compared))
        sheet = text_of(finish(render_preparation(told, facts())))
        assert "You see yourself" not in sheet
        side = "higher" if turned > 0 else "lower"
        assert f"The own view is {side} than that of others in all {len(found.compared)} behaviours. That can" in sheet
    assert "You see yourself so." in text_of(finish(render_person(found, facts(), frozenset(PersonPart), NOTES)))


def test_the_rules_have_the_words_of_the_pages() -> None:
    """Behaviours and statements, as everywhere in these packs; how the lists are ordered stands before them."""
    for text in (text_of(pack_of("usual")), text_of(report_of())):
        assert "A behaviour has an average if at least" in text
        assert "The average of a behaviour is the average of its statements." in text
        assert "A theme has" not in text
    assert "Most and least go by the average of the others." in text_of(pack_of("usual"))


def test_the_sheet_knows_no_more_than_the_gate_let_through() -> None:
    """No word that somebody wrote, no answer of one person, and nothing of what was held back."""
    for shape in SHAPES:
        text, found = squeezed(text_of(sheet_of(shape))), found_of(shape)
        for place in found.results.open_comments:
            assert not any(squeezed(words) in text for words in place.texts)
        for section in found.results.sections:
            if section.score is None:
                assert section.section_id not in {one.section_id for one in found.compared}


def test_the_cover_says_whose_it_is_and_who_sees_it() -> None:
    first = squeezed(next(iter(pypdfium2.PdfDocument(pack_of("usual")))).get_textpage().get_text_range())
    assert "ForSam" in first
    assert "ThisisforSamandthefacilitatoronly." in first
    assert "Feedback,Spring2026" in first


def test_agreed_actions_are_printed_as_they_were_typed_and_else_there_are_lines() -> None:
    agreed, empty = text_of(pack_of("chair")), text_of(pack_of("usual"))
    for action in NOTES.actions:
        assert all(words in agreed for words in action.fields)
    assert "I will be the one who rings." in agreed
    assert "I thought nobody saw that. I did it twice." in agreed
    assert "This was hard to hear." in agreed
    assert "What we talked about" not in empty
    assert empty.count("How I will know") == 3
    assert agreed.count("How I will know") == 2


def test_a_part_that_has_too_little_is_left_out_with_its_reason() -> None:
    reasons = {part.id: part.reason for part in person_parts(found_of("five people")) if not part.included}
    assert reasons.pop(PersonPart.NOTES) == "Nothing was written down in a talk with this person."
    assert reasons == {PersonPart.WORDS: "Fewer than 3 people wrote about any one question."}
    assert "In their own words" not in text_of(pack_of("five people"))
    none = {part.id for part in person_parts(found_of("no own view")) if not part.included}
    assert none == {PersonPart.WORDS, PersonPart.NOTES}
    assert "no view of your own" in text_of(pack_of("no own view"))


def test_comments_carry_no_group_and_hostile_words_come_out_as_typed() -> None:
    whole = read(pack_of("usual"))
    quoted = [item.words for item in whole.tagged("LI") if "Sam speaks up when it matters." in item.words]
    assert quoted == ["Sam speaks up when it matters."]
    text = squeezed(text_of(pack_of("hostile")))
    assert squeezed(HOSTILE.replace("\u202e", "")) in text


@pytest.mark.parametrize("large", [False, True])
def test_the_words_for_spread_are_explained_and_stand_beside_each_behaviour_in_any_print(large: bool) -> None:
    text, found = text_of(pack_of("usual", large)), found_of("usual").results
    words = squeezed(text)
    for spread in Spread:
        assert squeezed(spread_meaning(spread)) in words
    told = Counter(spread_word(section.spread) for section in found.sections if section.spread is not None)
    assert told
    if large:  # a word of its own stands over the line of each behaviour, on the page of all and on its own
        for word, many in told.items():
            assert words.count(squeezed(f"Spread: {word}")) >= 2 * many


def test_people_are_counted_in_one_way_with_whoever_is_shown_alone() -> None:
    """As lists count them; and what the other figures are of is said."""
    found = found_of("chair")
    others = found.results
    assert found.named is not None
    assert (found.asked, found.answered) == (others.asked + 1, others.answered + 1)
    text = squeezed(text_of(pack_of("chair")))
    assert squeezed(f"{found.asked} people were asked about you. {found.answered} answered.") in text
    assert squeezed("Chair is shown alone and not counted here.") in text
    assert squeezed(f"{found.answered} of {found.asked} people answered about you") in text
    assert squeezed(f"is shown alone. All other figures are of up to {others.answered} people.") in text


def test_the_talk_about_everybody_has_a_picture_for_each_behaviour_and_calls_them_so() -> None:
    """Where no counts are told it is where the average lies; never a sentence alone, and never "theme"."""
    _some, report = everybody()
    told = [replace(item, withheld="Not shown.") for section in report.results.sections for item in section.items]
    bare = tuple(
        replace(s, items=tuple(one for one in told if any(one.item_id == i.item_id for i in s.items)))
        for s in report.results.sections
    )
    without = replace(report, results=replace(report.results, sections=bare))
    for one in (report, without):
        slides = slides_of_report(one, "")
        assert "All behaviours" in [slide.title for slide in slides]
        about = [slide for slide in slides if slide.key.startswith("theme:")]
        assert len(about) == len(one.results.sections)
        assert all(slide.section or any(not item.withheld for item in slide.items) for slide in about)
        said = [line for slide in slides for line in (slide.title, *slide.lines, *slide.notes)]
        assert not [line for line in said if "theme" in line.lower()]


def test_the_group_report_names_nobody_and_holds_no_comment() -> None:
    some, report = everybody()
    pdf = report_of()
    text = text_of(pdf)
    assert not any(words in text for words in WORDS)
    assert ("Seen most" in text) == bool(report.highest or report.lowest)
    for one in some:
        assert not re.search(rf"\b{one.name}\b", text)
        for item in one.round_.instrument.items:
            assert item.text.text() not in text, "nobody's name stands in a statement"
    assert "50 sets of answers about 5 people" in text
    assert "1 person is not in it" in text
    assert report.left_out == 1
    titles = {section.title for section in report.results.sections}
    assert all(title in text for title in titles)
    assert not any(alt.startswith("Dots") for alt in (figure.alt for figure in read(pdf).tagged("Figure")))
