"""Every number in every sentence of a pack is the one in the results, and nothing under a limit is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.charts.words import spread_word
from facilitator_app.domain.results import ItemFigures, RoundResults, Verdict
from packs.documents import PACKS, documents, read_document
from packs.paper import Element, Paper
from packs.shelf import results_of
from packs.test_structure import bookmarks

REAL = ("usual", "everyone together", "five people", "many people", "two groups", "four groups", "much withheld",
        "no comments", "practice")  # fmt: skip
"""Shapes with the bundled questionnaire, whose own words hold no digits."""
REAL_PACKS = [name for name, (shape, _large) in PACKS.items() if shape in REAL]


@dataclass
class Reader:
    """Reads the sentences of a pack one by one and takes the numbers it can vouch for out of each."""

    name: str
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.results: RoundResults = results_of(PACKS[self.name][0])
        self.items = {i.statement: i for s in self.results.sections for i in s.items}
        self.pages = dict(bookmarks(self.name))
        self.themes = {
            s.title: self.pages[f"Theme {s.number} of {len(self.results.sections)}: {s.title}"]
            for s in self.results.sections
        }

    def check(self, right: bool, words: str) -> str:
        if not right:
            self.wrong.append(words)
        return ""

    def left_over(self, words: str) -> str:
        """What is left of the words after all numbers that are vouched for are taken out."""
        for pattern, vouch in self.rules():
            words = re.sub(pattern, lambda m, vouch=vouch: self.check(vouch(m), m.group()), words)  # type: ignore[misc]
        return words

    def listed(self) -> tuple[int, int]:
        """How many statements work, and how many are to talk about."""
        said = [item.verdict for item in self.items.values()]
        return said.count(Verdict.WORKS), sum(said.count(one) for one in (Verdict.TALK, Verdict.SPLIT, Verdict.UNKNOWN))

    def rules(self) -> list[tuple[str, Callable[[re.Match[str]], bool]]]:
        r, number = self.results, lambda m, place=1: int(m.group(place))
        written = [
            (c.written, c.held_back, len(c.texts)) for c in (*r.open_comments, *(s.comments for s in r.sections))
        ]
        asked = {(b.asked, b.answered) for b in r.blocks} | {(r.asked, r.answered)}
        agree = {(i.high, i.n) for i in self.items.values()}
        against = {(i.low, i.n) for i in self.items.values()}
        promise, fewest = r.promise, fewest_in_group(r.promise)
        return [
            (r"At least (\d+) people answered in every group", lambda m: number(m) == fewest),
            (r"only if (\d+) or more people wrote", lambda m: number(m) == promise.k_comments),
            (r"(\d+) of (\d+) agree", lambda m: (number(m), number(m, 2)) in agree),
            (r"(\d+) of (\d+) disagree", lambda m: (number(m), number(m, 2)) in against),
            (r"(\d+) of (?:the )?(\d+) (?:people who were asked have answered|people took part|answered)",
             lambda m: (number(m, 2), number(m)) in asked),
            (r"[Aa]ll (\d+) people who were asked have answered", lambda m: number(m) == r.asked == r.answered),
            (r"(\d+) circles, one for each person who was asked\. (\d+) are filled",
             lambda m: (number(m), number(m, 2)) in asked),
            (r"(?:The )?(\d+) people (?:were|who were) asked", lambda m: number(m) == r.asked),
            (r"(\d+) people who did not answer|[Tt]he other (\d+) people",
             lambda m: int(m.group(1) or m.group(2)) == r.asked - r.answered),
            (r"(\d+) (?:people )?answered\b", lambda m: number(m) == r.answered),
            (r"(\d+) (?:people|person) wrote\.", lambda m: number(m) in [w for w, _h, _t in written]),
            (r"(\d+) comments? (?:is|are) held back", lambda m: number(m) in [h for _w, h, _t in written]),
            (r"(\d+) comments? on this theme (?:is|are) on page (\d+)",
             lambda m: number(m) in [t for _w, _h, t in written] and number(m, 2) >= self.pages["In our own words"]),
            (r"Theme (\d+) of (\d+): (.*)",
             lambda m: r.sections[number(m) - 1].title == m.group(3) and number(m, 2) == len(r.sections)),
            (r"if (\d+) or more people in it answered", lambda m: number(m) == fewest),
            (r"only if (\d+) or more people (?:answered\.|answered it)", lambda m: number(m) == promise.k_total),
            (r"Fewer than (\d+) people wrote", lambda m: number(m) == promise.k_comments),
            (r"^page (\d+)$", lambda m: number(m) in self.themes.values()),
            (r"(\d+) differences? between groups", lambda m: number(m) == sum(len(s.differences) for s in r.sections)),
            (r"(\d+) split statements?$", lambda m: number(m) == sum(spread_of(i) == "Split" for i in self.items.values())),
            (r"(\d+) things? (?:that works?|to talk about)", lambda m: 1 <= number(m) <= 5),
            (r"About (\d+) of these could be chance", lambda m: m.group() in r.chance_note),
            (r"(\d+) of (\d+) statements (?:is|are) like this",
             lambda m: number(m) in self.listed() and number(m, 2) == sum(i.verdict is not None for i in self.items.values())),
            (r"about (\d+) would be", lambda m: m.group() in r.works_note or m.group() in r.talk_note),
            (r"(\d+) more split statements? (?:is|are) on", lambda m: number(m) < len(self.items)),
            (r"good news in (\d+) of (\d+) themes",
             lambda m: number(m) == sum(s.verdict in ("works", "mostly") for s in r.sections)
             and number(m, 2) == sum(s.verdict is not None for s in r.sections)),
            (r"work to do on (\d+) themes", lambda m: number(m) == sum(s.verdict == "talk" for s in r.sections)),
            (r"see (\d+) themes in different ways", lambda m: number(m) == sum(s.verdict == "split" for s in r.sections)),
            (r"Groups see (\d+) themes", lambda m: number(m) == sum(s.verdict == "apart" for s in r.sections)),
            (r"do not know about (\d+) themes", lambda m: number(m) == sum(s.verdict == "unknown" for s in r.sections)),
            (r"(\d+) do(?:es)? not know", lambda m: number(m) in {i.dont_know for i in self.items.values()}),
            (r"the lowest average in (?:(\d+) of|all) (?:the )?(\d+) themes|in (\d+) of (\d+) rounds at most|about (\d+) of 10 rounds",
             lambda m: m.group() in r.pattern or m.group() in r.pattern_note),
        ]  # fmt: skip


def spread_of(item: ItemFigures) -> str:
    return spread_word(item.spread) if item.spread else ""


FIXED = (
    # Words of the program that hold digits whatever people answered: they are the same in every pack.
    r"Example: we tell each other.*", r"\d+ dots are \d+ people who said.*|\d+ people who said: .*", r"^1 person did not know.*",
    r"said only if 5 or more people answered", r"at most 2 (?:are )?from each theme|[Aa]t most 2 are from each theme",
    r"At least \d+ of its \d+ statements|at least \d+ of its \d+ statements", r"meeting of 90 minutes", r"at most 3",
    r"van der Eijk's measure, from 8 answers on", r"−1 is half at each end, 0 is even, 1 is all the same",
    r"(on|From) \d+ April 20\d\d", r"20\d\d", r"Issue|^1, printed", r"^Annex [12]: ", r"version 2\.", r"\(2003\)",
)  # fmt: skip


@documents(REAL_PACKS)
def test_every_number_in_every_sentence_is_vouched_for(name: str) -> None:
    whole, reader = read_document(name), Reader(name)
    read = 0
    tables = {id(one) for table in whole.tagged("Table") for one in table.walk()}
    labels = {id(one) for one in whole.tagged("Lbl")}
    leaves = whole.leaves()
    for before, one in zip([leaves[0], *leaves], leaves):
        if before.words.startswith("Example: ") and one.words.endswith(" agree"):
            continue
        if id(one) in tables or id(one) in labels or chart_of(one) or main_figure(one) or words_of_people(one, reader):
            continue
        words = reader.left_over(one.words)
        for fixed in FIXED:
            words = re.sub(fixed, "", words)
        read += words != one.words
        assert not re.search(r"\d", words), (one.words, words)
    assert not reader.wrong
    assert read > 20


def chart_of(one: Element) -> bool:
    return one.tag == "Figure" and one.alt.startswith(("Dots, one for each", "Bar of all"))


def main_figure(one: Element) -> bool:
    return bool(re.fullmatch(r"\d+|of \d+", one.words))


def words_of_people(one: Element, reader: Reader) -> bool:
    places = (*reader.results.open_comments, *(s.comments for s in reader.results.sections))
    return any(one.words == " ".join(text.split()) for place in places for text in place.texts)


@documents(REAL_PACKS)
def test_every_chart_of_a_statement_says_its_counts(name: str) -> None:
    reader, charts = Reader(name), 0
    labels = [point.label.text() for point in reader.results.instrument.scale.points]
    for one in filter(chart_of, read_document(name).leaves()):
        if "Example: " in one.alt:
            continue
        charts += 1
        item = next(i for text, i in reader.items.items() if f": {text} " in one.alt)
        assert not item.withheld
        after = one.alt.split(f"{item.statement} ")[1]
        said = [int(n) for n in re.findall(r": (\d+)\.", after)]
        assert said == [*item.counts, item.dont_know]
        assert re.findall(r"([^.:]+): \d+\.", after)[: len(labels)] == [
            labels[0],
            *(f" {label}" for label in labels[1:]),
        ]
        assert ("Spread: " + spread_of(item) in after) if item.spread else "Spread" not in after
        drawn = [piece for piece in one.pieces if piece.text.strip()]
        digits = sorted(int(piece.text) for piece in drawn if piece.text.strip().isdigit())
        shown = item.counts if one.alt.startswith("Dots") else [n for n in item.counts if n]
        assert digits == sorted([*shown, item.dont_know])
    assert charts >= sum(not item.withheld for item in reader.items.values())


@documents(REAL_PACKS)
def test_agreement_beside_a_statement_is_its_own(name: str) -> None:
    reader, leaves, seen = Reader(name), read_document(name).leaves(), 0
    for place, one in enumerate(leaves):
        item = reader.items.get(one.words)
        beside = next(
            (o.words for o in leaves[place + 1 : place + 3] if re.fullmatch(r"\d+ of \d+ agree", o.words)), ""
        )
        if item and beside:
            seen += 1
            assert beside == f"{sum(item.counts[-(len(item.counts) // 2) :])} of {sum(item.counts)} agree"
    assert seen >= sum(not item.withheld for item in reader.items.values())


@documents(REAL_PACKS)
def test_main_points_have_their_counts_and_their_pages(name: str) -> None:
    reader, leaves = Reader(name), read_document(name).leaves()
    words = [one.words for one in leaves]
    for point in reader.results.main_points:
        said = (f"{point.headline} {point.sentence}", f"{point.headline}: {point.sentence}")
        place = next(n for n, text in enumerate(words) if text in said)
        title = reader.results.section(point.section_id).title
        assert words[place + 1] == f"page {reader.themes[title]}"
        if point.count is not None:
            assert words[place - 2 : place] == [str(point.count), f"of {point.total}"]
            item = next(i for i in reader.items.values() if point.headline == i.statement)
            assert (point.count, point.total) in {(item.high, item.n), (item.low, item.n)}


def rows_of(whole: Paper) -> list[list[str]]:
    return [[cell.words for cell in row.kids] for row in whole.tagged("Table")[-1].kids]


@documents(REAL_PACKS)
def test_the_annex_has_every_count_and_nothing_under_the_limits(name: str) -> None:
    reader = Reader(name)
    rows = rows_of(read_document(name))
    for item in reader.items.values():
        place = next(n for n, row in enumerate(rows) if row[0] == item.statement)
        row = rows[place][1:] or rows[place + 1]
        if item.withheld:
            assert [text for text in row if text] == [item.withheld]
            continue
        everyone = item.n + item.dont_know + item.not_applicable
        wanted = [*item.counts, item.dont_know, item.not_applicable, everyone]
        index = [] if item.agreement is None else [f"{item.agreement:.1f}".replace("-0.0", "0.0").replace("-", "−")]
        assert [text for text in row if text] == [*map(str, wanted), *index]


@documents(REAL_PACKS)
def test_nothing_under_a_limit_is_in_the_pack(name: str) -> None:
    reader, whole = Reader(name), read_document(name)
    results = reader.results
    text = "\n".join(one.words for one in whole.leaves())
    withheld = [item for item in reader.items.values() if item.withheld]
    for item in withheld:
        assert not any(chart_of(one) and f": {item.statement} " in one.alt for one in whole.leaves())
    assert all(item.n >= results.promise.k_total for item in reader.items.values() if not item.withheld)
    assert all(block.answered >= fewest_in_group(results.promise) for block in results.blocks)
    shown = {name for block in results.blocks for name in block.group_names}
    if not results.blocks:
        assert "nearest to" not in text.replace("Everyone nearest to", "")
    for group in {"Agencies", "People with lived experience", "Volunteers", "Commissioners"} - shown:
        assert group not in text
    shape = PACKS[name][0]
    if shape == "much withheld":
        assert withheld
    if shape in ("everyone together", "five people"):
        assert not results.blocks
        assert "No group is shown on its own" in text
    if shape == "no comments":
        assert "In our own words" not in text


@documents(REAL_PACKS)
def test_no_page_says_that_nobody_is_named_where_words_may_hold_a_name(name: str) -> None:
    """What people wrote is printed as they wrote it, with a name in it where the facilitator left one."""
    text = "\n".join(one.words for one in read_document(name).leaves())
    assert "Nobody is named" not in text
    if "In our own words" in text and PACKS[name][0] != "five people":
        assert "We do not say who wrote what." in text.replace("\n", " ")
