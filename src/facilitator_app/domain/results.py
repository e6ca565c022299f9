"""What may be shown of a round. Built only by ``analysis.release``; screens, charts, packs and exports take nothing else.

Every count here is a number of people and has passed the rules of docs/measures.md, "Who may be shown".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import count

from facilitator_app.domain.bounds import Bounds
from facilitator_app.domain.findings import Findings
from facilitator_app.domain.instrument import Band, Instrument, Scale, Side
from facilitator_app.domain.language import _
from facilitator_app.domain.round import Promise

EVERYONE = "everyone"
SHAPES = 12
"""Marks of groups have so many shapes; from the thirteenth on they come again."""

PublishedSets = frozenset[tuple[str, frozenset[str]]]
"""What was shown: the quantity (an item's or a section's id) and the response ids of the people behind one figure."""


class Spread(StrEnum):
    """How close the answers lie: see docs/measures.md, "How close the answers lie". There is none below five answers."""

    SAME = "same"
    CLOSE = "close"
    SIMILAR = "similar"
    MIXED = "mixed"
    SPLIT = "split"


class Verdict(StrEnum):
    """What is said of a statement or a theme: see docs/measures.md, "One voice". APART and MOSTLY are said of themes only."""

    UNKNOWN = "unknown"
    SPLIT = "split"
    APART = "apart"
    WORKS = "works"
    MOSTLY = "mostly"
    TALK = "talk"
    BETWEEN = "between"


class OpenEnd(StrEnum):
    """Which way a group's score may lie beyond the figure that is told: see docs/measures.md, "Groups in windows"."""

    OR_LESS = "or_less"
    OR_MORE = "or_more"


@dataclass(frozen=True, slots=True)
class ChosenGroups:
    """Some rater groups taken together under a name that the facilitator chose, such as "The core group"."""

    id: str
    name: str
    group_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What somebody wants to look at. ``items``: each statement group by group, and not only each section.

    ``parts``: another way to divide people than the usual groups. It is shown only where nobody is found out even by
    those who see the usual groups as well.
    """

    items: bool = False
    parts: tuple[ChosenGroups, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A rater group as published, after small ones were joined; or everyone (``id`` is ``EVERYONE``).

    ``group_names`` are the names of the groups in it. ``asked`` and ``answered`` count people. ``mark``: that of its
    first group; 0 where none is known.
    """

    id: str
    name: str
    group_names: tuple[str, ...]
    asked: int
    answered: int
    mark: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class BlockItem:
    """Answers of one block to one item. ``sentence``: "3 of 8 agree"; ``high``: people in the upper half of the scale as
    asked; ``position`` is turned."""

    block_id: str
    n: int
    sentence: str
    high: int = 0
    counts: tuple[int, ...] = ()
    position: float | None = None
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """Two blocks whose answers to one item, as asked, stay apart whichever one person is left out."""

    item_id: str
    higher_block_id: str
    lower_block_id: str


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """Answers of everyone to one item. ``counts``: people per scale point, lowest first; empty when withheld.

    ``high`` and ``low``: people in the upper and lower half of the scale as asked. ``position``: interpolated
    median in scale units, after turning a reversed item round; None when withheld. ``agreement``: van der Eijk's A from eight answers on, with its words; for the annex only. ``reach``: what the
    people who did not answer could change. ``scale``: its own, where it is not the instrument's. ``side`` and ``side_label``:
    which side of its row it asks about ("Now"). ``blocks`` and ``differences`` only in a view that asks for them, where
    ``blocks_withheld`` says why there are none. ``verdict``: what is said of it; None where nothing is. ``theme``: its theme,
    only where another has a statement of the same words.
    """

    item_id: str
    statement: str
    short: str
    reverse: bool
    counts: tuple[int, ...] = ()
    dont_know: int = 0
    not_applicable: int = 0
    high: int = 0
    low: int = 0
    position: float | None = None
    spread: Spread | None = None
    withheld: str = ""
    agreement: float | None = None
    agreement_words: str = ""
    reach: Bounds | None = None
    scale: Scale | None = None
    side: Side | None = None
    side_label: str = ""
    tag: str = ""
    blocks: tuple[BlockItem, ...] = ()
    differences: tuple[ItemDifference, ...] = ()
    blocks_withheld: str = ""
    verdict: Verdict | None = None
    theme: str = ""

    @property
    def named(self) -> str:
        """The statement as it is called outside its theme."""
        return _("{statement} ({theme})", statement=self.statement, theme=self.theme) if self.theme else self.statement

    @property
    def n(self) -> int:
        """Valid answers: "do not know" and "not about me" are not among them."""
        return sum(self.counts)

    def block(self, block_id: str) -> BlockItem | None:
        """The answers of one block; None where they are not shown."""
        return next((block for block in self.blocks if block.block_id == block_id), None)


@dataclass(frozen=True, slots=True)
class BlockScore:
    """The score of one block of ``n`` people in one section, in scale units: the mean of its items' means.

    ``open_end``: it is so much or more, or so much or less; None where it is told as it is.
    """

    block_id: str
    n: int
    score: float
    open_end: OpenEnd | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two blocks whose scores lie at least ``gap`` apart, more than chance easily brings about."""

    section_id: str
    higher_block_id: str
    lower_block_id: str
    gap: float


@dataclass(frozen=True, slots=True)
class CommentFigures:
    """People's own words about one place (a section or an open question), in fresh random order.

    ``texts`` is empty when withheld; ``held_back`` counts comments their writers or the rules keep back,
    and is None when even that number may not be shown. ``ids`` name the comments in the order of ``texts``, for the
    facilitator's own work on them, never for display.
    """

    place_id: str
    title: str
    texts: tuple[str, ...] = ()
    written: int | None = None
    held_back: int | None = None
    withheld: str = ""
    ids: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """One section. ``score`` and ``blocks`` are in scale units; ``score`` is None when withheld.

    ``differences``: between its blocks. ``verdict``: what is said of it; None where nothing is. ``band_note``: why no band
    is named where the score alone would lie in one.
    """

    section_id: str
    number: int
    title: str
    about: str
    questions: tuple[str, ...]
    items: tuple[ItemFigures, ...]
    comments: CommentFigures
    n: int = 0
    score: float | None = None
    band: Band | None = None
    spread: Spread | None = None
    blocks: tuple[BlockScore, ...] = ()
    differences: tuple[Difference, ...] = ()
    withheld: str = ""
    verdict: Verdict | None = None
    band_note: str = ""

    def score_of(self, block_id: str) -> float | None:
        """The score of one block, or of everyone; None where it is not shown."""
        if block_id == EVERYONE:
            return self.score
        return next((b.score for b in self.blocks if b.block_id == block_id), None)

    def open_end_of(self, block_id: str) -> OpenEnd | None:
        """Which way the score of one block may lie beyond the figure that is told."""
        return next((b.open_end for b in self.blocks if b.block_id == block_id), None)

    def positions(self, blocks: Sequence[Block]) -> tuple[float | None, ...]:
        """The scores of everyone and of each of these blocks; None where one is not shown."""
        return (self.score, *(self.score_of(block.id) for block in blocks))

    def open_ends(self, blocks: Sequence[Block]) -> tuple[OpenEnd | None, ...]:
        """Beside ``positions``: which way each may lie beyond its figure."""
        return (None, *(self.open_end_of(block.id) for block in blocks))


class PointKind(StrEnum):
    WORKS = "works"
    TALK = "talk"
    SURPRISE = "surprise"


@dataclass(frozen=True, slots=True)
class MainPoint:
    """One finding as words: the statement or the theme it is about, and what is said of it; ``count`` of ``total`` people.

    ``item_id``: the statement, where it is about one.
    """

    kind: PointKind
    section_id: str
    headline: str
    sentence: str
    count: int | None = None
    total: int | None = None
    item_id: str = ""


class AlternativeKind(StrEnum):
    """What can be shown instead of what was refused."""

    WITHOUT_GROUPS = "without_groups"
    USUAL_GROUPS = "usual_groups"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something that may be shown instead, as a sentence. ``issue_id``: the ledger line of a pack that was PRINTED."""

    kind: AlternativeKind
    sentence: str
    issue_id: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two figures about one quantity that give somebody away together. ``label``: the section or statement in words.

    ``new`` and ``before`` say whose figures they are; ``kind``, ``number`` and ``issued_on`` name the ledger line in
    which the older one stands (none: both are new). ``sentence`` says all of it.
    """

    quantity: str
    label: str
    new: str
    before: str
    sentence: str
    kind: str = ""
    number: int = 0
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """Nothing may be shown: ``code`` for tests, ``what`` happened and what the facilitator can ``do``.

    ``clash`` names figures that would give somebody away together, if that is why; ``alternatives`` what can be shown.
    """

    code: str
    what: str
    do: str
    facts: Mapping[str, object] = field(default_factory=dict)
    clash: tuple[Clash, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


def all_shown(sections: Iterable[SectionFigures]) -> bool:
    """True if every statement of these is shown: else nothing may be said of all of them."""
    return not any(item.withheld for section in sections for item in section.items)


@dataclass(frozen=True, slots=True)
class RoundResults:
    """Everything that may be shown of one closed round.

    ``blocks`` are the published groups (none: no breakdown); ``joined`` are sentences on what was joined and why;
    ``missing`` is the sentence on what the people who did not answer could change. ``sets`` are the figures as
    sets of response ids, for the issue ledger, never for display. ``no_groups`` says which figures clash where the
    groups are left out because of what was shown before. ``item_chance_note`` goes with the items' differences.
    ``themes`` are the comments that the facilitator gave a theme, for every theme with enough people behind it;
    ``place_id`` is the theme's id.

    ``pattern`` is the sentence on a group that lies lowest throughout, ``pattern_note`` how often chance makes that.
    ``ends`` is the sentence on two themes that lie clearly apart; empty where none do.

    ``since``: what people said of the actions agreed before, where they were asked: counts only, and no theme. Neither
    ``sections`` nor ``instrument`` holds it; what people wrote there is the first of ``open_comments``.

    ``works_note`` and ``talk_note``: how many statements work, how many are to talk about, and how many would be by
    chance.

    ``corrected`` counts answers that were put right, ``excluded`` responses that were left out; None: a few, fewer than
    may be told. ``after_reopening`` is the sentence on answers that came in after results were shown and are kept back.
    """

    round_id: str
    partnership_name: str
    round_name: str
    practice: bool
    instrument: Instrument
    promise: Promise
    closed_on: date | None
    asked: int
    answered: int
    blocks: tuple[Block, ...]
    joined: tuple[str, ...]
    missing: str
    sections: tuple[SectionFigures, ...]
    open_comments: tuple[CommentFigures, ...]
    main_points: tuple[MainPoint, ...]
    headline: str
    chance_note: str = ""
    themes: tuple[CommentFigures, ...] = ()
    corrected: int | None = 0
    excluded: int | None = 0
    after_reopening: str = ""
    findings: Findings = field(default_factory=Findings)
    sets: PublishedSets = field(default_factory=frozenset, repr=False)
    view: View = View()
    no_groups: tuple[Clash, ...] = ()
    item_chance_note: str = ""
    since: SectionFigures | None = None
    pattern: str = ""
    pattern_note: str = ""
    ends: str = ""
    works_note: str = ""
    talk_note: str = ""

    @property
    def marks(self) -> tuple[int, ...]:
        """The number of the mark of everyone (0), then of each block: a group's own, whichever others are shown.

        Where a partnership has more groups than there are shapes, two of one shape are never shown together.
        """
        first: dict[int, Block] = {}
        for block in self.blocks:
            if block.mark:
                first.setdefault((block.mark - 1) % SHAPES, block)
        free = (shape + 1 for shape in count() if shape not in first)
        own = {block.id for block in first.values()}
        return (0, *(block.mark if block.id in own else next(free) for block in self.blocks))

    def mark(self, block_id: str) -> int:
        """The mark of one block."""
        return dict(zip((block.id for block in self.blocks), self.marks[1:]))[block_id]

    def section(self, section_id: str) -> SectionFigures:
        """The section with this id. Raises KeyError if there is none."""
        return {section.section_id: section for section in self.sections}[section_id]

    @property
    def whole(self) -> bool:
        """True if every statement is shown: else nothing may be said of all of them."""
        return all_shown(self.sections)

    def block(self, block_id: str) -> Block:
        """The published block with this id. Raises KeyError if there is none."""
        return {block.id: block for block in self.blocks}[block_id]


@dataclass(frozen=True, slots=True)
class Issue:
    """One line of the ledger: figures that were shown or left the program."""

    id: str
    round_id: str
    number: int
    issued_on: date
    kind: str
    sets: PublishedSets
