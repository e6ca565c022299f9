"""What screens, slides and pages say of a round, as claims; and which of them contradict each other.

A claim is about a theme, a statement or the whole. It is read from the sentence as people read it, not from what made it.
The sentences of earlier versions are here as well, so that the reader finds what they said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from facilitator_app.analysis.main_points import groups_headline
from facilitator_app.charts.group_tables import gap_words
from facilitator_app.charts.lettering import register_fonts
from facilitator_app.charts.pieces import differ_notes, differences_by_theme
from facilitator_app.charts.words import ends_words
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.results import ItemFigures, RoundResults, SectionFigures, Spread
from facilitator_app.packs.blocks import PageBlock, Stack, Words
from facilitator_app.packs.book import Book
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.facts import PackFacts
from facilitator_app.packs.pages import agreed, kinds, looking, opening, overview, sections
from facilitator_app.packs.paragraph import Span
from facilitator_app.packs.person.group import pages as group_pages
from facilitator_app.packs.sheet import Align, PackSheet
from facilitator_app.ui.room.slides import slides_of, slides_of_report

WHOLE = "the whole"
AGAINST: tuple[tuple[str, str], ...] = (
    ("good", "work"), ("good", "split"), ("good", "groups apart"), ("good", "unknown"),
    ("good", "unclear"), ("best", "work"), ("best", "split"), ("best", "groups apart"), ("best", "unknown"),
    ("best", "unclear"), ("best", "mostly"), ("sound", "work"), ("sound", "unknown"), ("poor", "good"), ("work", "works"),
    ("works", "talk"), ("split", "close"), ("split", "similar"), ("mixed", "similar"), ("mixed", "close"),
    ("no groups", "groups compared"), ("nothing", "good"), ("nothing", "work"),
    ("nothing", "split"), ("highest", "lowest"), ("unknown", "unclear"), ("unknown", "work"), ("unclear", "work"),
    ("unclear", "split"), ("seen most", "seen least"), ("some picked", "none picked"),
    ("some split", "none split"), ("lowest throughout", "none named"), ("some named", "none named"),
)  # fmt: skip
"""Pairs that cannot both be true of one thing, as a reader takes them."""


@dataclass(frozen=True)
class Claim:
    """What is said of ``about`` (a theme's or a statement's words, or the whole), and where. ``counts``: of whom."""

    about: str
    says: str
    where: str
    counts: tuple[int, int] | None = field(default=None)


@dataclass(frozen=True)
class Said:
    """A text as it stands somewhere, and what the place is about by itself."""

    where: str
    text: str
    about: str = ""


class Listener(PackBuilder):
    """A builder of pages that keeps all words that are put on them."""

    def listen(self) -> Listener:
        self.heard: list[Said] = []
        self.where = self.about = ""
        return self

    def words(self, text: str | Sequence[Span], role: str = "body", colour: str = "#000000", align: Align = "left",
              tag: str = "P") -> Words:  # fmt: skip
        plain = text if isinstance(text, str) else "".join(span.text for span in text)
        self.heard.append(Said(self.where, plain, self.about))
        return super().words(text, role, colour, align, tag)

    def begin(self, title: str, anchor: str, *rest: object, **more: object) -> None:
        self.where = anchor
        ids = {f"section:{section.section_id}": section.title for section in self.results.sections}
        self.about = ids.get(anchor, "")
        self.heard.append(Said(anchor, title, self.about))
        super().begin(title, anchor, *rest, **more)  # type: ignore[arg-type]

    def item(self, item: ItemFigures, section: SectionFigures | None = None) -> Stack:
        if not item.withheld:
            # Goals stand under each other on one page: where it is read follows from the statement.
            place, known = next((s, i) for s in self.results.sections for i in s.items if i.item_id == item.item_id)
            where = f"section:{place.section_id}" if self.where.startswith("section:") else self.where
            self.heard.append(Said(where, f"{self.agreement(item)}.", known.named))
            if self.where in ("works", "talk"):
                self.heard.append(Said(where, f"<{self.where}>", known.named))
            if item.spread is not None:
                self.heard.append(Said(where, f"Spread: {item.spread.value}.", known.named))
        else:
            self.heard.append(Said(self.where, "", item.statement))
        return super().item(item, section)


def on_paper(results: RoundResults, facts: PackFacts) -> Iterator[Said]:
    register_fonts()
    sheet = PackSheet()
    builder = Listener(results, facts, sheet, Book(sheet)).listen()
    pages: list[Callable[[PackBuilder], object]] = [agreed.since_last_time] if results.since else []
    pages += [opening.main_points, overview.works, overview.talk, overview.differ]
    pages += [lambda b: sections.section_pages(b, False), looking.where_to_look, kinds.kind_page]
    for page in pages:
        page(builder)
    yield from builder.heard
    for section in results.sections:
        strip = overview.strip_of(builder, section)
        yield Said("all themes", strip.note, section.title)
        if strip.spread is not None:
            yield Said("all themes", f"Spread: {strip.spread.value}.", section.title)


def on_the_projector(results: RoundResults) -> Iterator[Said]:
    for slide in (one for whole in slides_of(results) for one in (whole, *whole.more)):
        alone = slide.items[0].statement if len(slide.items) == 1 and slide.title == slide.items[0].statement else ""
        named = alone or next((s.title for s in results.sections if s.section_id == slide.about), "")
        if slide.items and slide.title in ("What works", "What to talk about"):
            mark = "works" if slide.title == "What works" else "talk"
            yield from (Said("projector", f"<{mark}>", item.statement) for item in slide.items)
        for line in (slide.title, *(() if slide.quote else slide.lines)):
            yield Said("projector", line, named)


def on_the_screen(results: RoundResults) -> Iterator[Said]:
    """What the pages of results take from outside their presenters; the real pages are read in ``ui/results``."""
    yield Said("headline", results.headline)
    yield Said("missing", results.missing)
    yield Said("ends", getattr(results, "ends", ""))
    yield Said("groups", groups_headline(results.sections, results.pattern))
    for one in differences_by_theme(results):
        for sentence in one.sentences:
            yield Said("differences", sentence, one.title)
    yield Said("differences", differ_notes(results))
    for point in results.main_points:
        about = next((s.title for s in results.sections if quoted(s.title) in point.headline), "")
        items = [item.named for section in results.sections for item in section.items]
        about = next((one for one in items if one in point.headline), about)
        yield Said("main points", point.sentence, about)
        yield Said("main points", f"<{point.kind.value}>", about)


def quoted(title: str) -> str:
    return f"“{title}”"


THEME = r"“([^”]+)”"
OF_THEMES: tuple[tuple[str, str], ...] = (
    (r"Most answers are good news on the (?:theme|behaviour)s? (.+?)\.(?: |$)", "good"),
    (r"We have (?:work|more) to do on the (?:theme|behaviour)s? (.+?)\.(?: |$)", "work"),
    (r"We see the (?:theme|behaviour)s? (.+?) (?:in different ways|differently)\.", "split"),
    (r"Groups see the (?:theme|behaviour)s? (.+?) differently\.", "groups apart"),
    (r"Many of us do not know about the (?:theme|behaviour)s? (.+?)\.", "unknown"),
    (r"Highest: (.+?)\. Lowest", "highest"),
    (r"Lowest: (.+?)\.$", "lowest"),
)
"""Sentences that name themes, and what they say of each."""
OF_THE_PLACE: tuple[tuple[str, str], ...] = (
    (r"We see this in different ways|Views are split|views are split", "split"),
    (r"Groups see this differently|Worth talking about|see this theme as stronger than", "groups apart"),
    (r"Most answers here are good news\.", "good"),
    (r"Most answers here are good news, but", "mostly"),
    (r"We have work to do here|lies under the middle", "work"),
    (r"give no clear picture", "unclear"),
    (r"are “I do not know”", "unknown"),
    (r"\bA: |Band A: ", "best"),
    (r"\bB: Sound|Band B: Sound", "sound"),
    (r"\b[CD]: |Band [CD]: ", "poor"),
    (r"Our answers are spread out|views are mixed|Spread: mixed", "mixed"),
    (r"Our answers are close|views are similar|Spread: similar", "similar"),
    (r"Spread: close|Spread: same|We all say the same", "close"),
    (r"Spread: split", "split"),
    (r"<works>", "works"),
    (r"<talk>", "talk"),
)
"""Sentences about what their place is about."""
OF_THE_WHOLE: tuple[tuple[str, str], ...] = (
    (r"No difference between groups|No group's answers stand", "groups compared"),
    (r"We show no groups on their own", "no groups"),
    (r"^No difference between groups is large enough", "none named"),
    (r"have the lowest average in", "lowest throughout"),
    (
        r"No statement (?:that can be shown )?splits us|No statement (?:that can be shown )?has answers at both ends",
        "none split",
    ),
    (r"No (?:theme|behaviour) (?:that can be shown )?stands out", "nothing"),
    (r"Most answers are good news in every (?:theme|behaviour)", "all good"),
    (r"lie clearly above or below the average of all statements", "some picked"),
    (r"No statement lies clearly above or below", "none picked"),
)
COUNT = re.compile(r"(\d+) of (\d+)")


def claims(results: RoundResults, facts: PackFacts | None = None) -> list[Claim]:
    """Everything that is said of a round."""
    texts = [
        *on_the_screen(results),
        *on_the_projector(results),
        *on_paper(results, facts or PackFacts("", 1, date.min)),
    ]
    found = [claim for said in texts if said.text for claim in _read(said, results)]
    shown = any(section.blocks for section in results.sections)
    found.append(Claim(WHOLE, "groups compared" if shown else "no groups", "what is shown"))
    if any(item.spread is Spread.SPLIT for section in results.sections for item in section.items):
        found.append(Claim(WHOLE, "some split", "the word beside a statement"))
    for section in results.sections:
        if " above " in gap_words(results, section):
            found += [Claim(section.title, "groups apart", "table"), Claim(WHOLE, "some named", "table")]
    return found


HEADING = "a heading, after what stands under it"


class HeardBook(Book):
    """A book that tells its headings; what stands under one is made before it is put."""

    heard: list[Said]

    def heading(self, text: str, *first: PageBlock, before: float = 0, ruled: bool = False) -> None:
        self.heard.append(Said(HEADING, text))
        super().heading(text, *first, before=before, ruled=ruled)


ENDS = {"Seen most": "seen most", "Seen least": "seen least"}


def report_claims(report: GroupReport) -> list[Claim]:
    """Everything that is said of single statements and behaviours in a report about everybody."""
    results, found = report.results, []
    for slide in slides_of_report(report, ""):
        place = next((s.title for s in results.sections if s.section_id == slide.about), "")
        for line in (slide.title, *slide.lines, *slide.notes):
            found += _read(Said("projector", line, place), results)
        if slide.title in ENDS:
            told = [item.statement for item in slide.items]
            told += [item.statement for s in results.sections for item in s.items if item.short in slide.lines]
            found += [Claim(statement, ENDS[slide.title], "projector") for statement in told]
    register_fonts()
    sheet = PackSheet()
    book = HeardBook(sheet)
    builder = Listener(results, PackFacts("", 1, date.min), sheet, book).listen()
    book.heard = builder.heard
    for _name, page in group_pages(builder, report)[1:]:
        page()
    before: list[str] = []
    for said in builder.heard:
        found += _read(said, results)
        if said.where == HEADING:
            found += [Claim(statement, ENDS[said.text], "paper") for statement in before if said.text in ENDS]
            before = []
        elif said.about and any(said.about == item.statement for section in results.sections for item in section.items):
            before.append(said.about)
    found += _read(Said("screen", ends_words(told=bool(report.highest or report.lowest))), results)
    found += [Claim(item.statement, "seen most", "screen") for item in report.highest]
    found += [Claim(item.statement, "seen least", "screen") for item in report.lowest]
    if any(claim.says in ENDS.values() for claim in found):
        found.append(Claim(WHOLE, "some picked", "what is shown"))
    return found


def _read(said: Said, results: RoundResults) -> Iterator[Claim]:
    for pattern, says in OF_THEMES:
        for names in re.findall(pattern, said.text):
            yield from (Claim(name, says, said.where) for name in re.findall(THEME, names))
    for pattern, says in OF_THE_WHOLE:
        if re.search(pattern, said.text):
            yield Claim(WHOLE, says, said.where)
    yield from (Claim(said.about, says, said.where) for pattern, says in OF_THE_PLACE
                if said.about and re.search(pattern, said.text))  # fmt: skip
    for section in results.sections:
        for item in section.items:
            if item.withheld:
                continue
            # Two themes may have a statement of the same words: on a theme's own page it is that theme's.
            name = item.statement if said.where == f"section:{section.section_id}" else item.named
            after = said.text.partition(name)[2] if name in said.text else ""
            counted = after or (said.text if said.about == item.named else "")
            if (count := COUNT.search(counted)) and int(count[2]) == item.n:
                yield Claim(item.named, "counts", said.where, (int(count[1]), int(count[2])))


def contradictions(found: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of claims about one thing that cannot both be true, the first of each kind."""
    by_subject: dict[str, dict[str, Claim]] = {}
    counts: dict[str, dict[tuple[int, int], Claim]] = {}
    for claim in found:
        if claim.counts:
            counts.setdefault(claim.about, {}).setdefault(claim.counts, claim)
        else:
            by_subject.setdefault(claim.about, {}).setdefault(claim.says, claim)
    clashes = [
        (said[a], said[b]) for said in by_subject.values() for a, b in AGAINST if a in said and b in said
    ]  # fmt: skip
    for told in counts.values():
        clashes += list(combinations(told.values(), 2))[:1]
    if everything := by_subject.get(WHOLE, {}).get("all good"):
        others = (said[word] for said in by_subject.values() for word in ("work", "unclear") if word in said)
        clashes += [(everything, one) for one in others]
    return clashes
