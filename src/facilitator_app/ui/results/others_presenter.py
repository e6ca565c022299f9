"""R4 how we see it and how others see it, where views differ, and one statement by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitator_app.analysis.boxes import Box, four_boxes, gaps_that_pass
from facilitator_app.charts.tables import TableData, place_words, spread_word
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, RoundResults, SectionFigures, Spread, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.ui.desk import Where
from facilitator_app.ui.results.presenter import ResultsPresenter, ResultsView

MOST_SPLIT = 6
"""Split statements on the page of where views differ."""


@dataclass(frozen=True, slots=True)
class BoxWords:
    """One of the four boxes: its words and the names of the themes in it."""

    title: str
    themes: tuple[str, ...]


class ByGroupPresenter(ResultsPresenter):
    """A page that shows statements group by group where that may be; else everyone together."""

    def found(self, round_: Round | None) -> RoundResults | Withheld:
        usual = super().found(round_)
        if isinstance(usual, Withheld) or round_ is None:
            return usual
        by_group = self.desk.workspace.results.by_group(round_.id)
        return usual if isinstance(by_group, Withheld) else by_group


class OthersView(ResultsView, Protocol):
    def show_sides(self, groups: Sequence[tuple[str, str]], own: str, others: str) -> None: ...
    def show_boxes(self, boxes: Sequence[BoxWords], unclear: str) -> None: ...
    def show_gaps(self, sentences: Sequence[str], note: str) -> None: ...
    def show_none(self, words: str) -> None: ...


class OthersPresenter(ResultsPresenter):
    """R4. "We" and "others" are two groups as published; which, the facilitator chooses."""

    view: OthersView
    own = others = ""

    def fill(self, results: RoundResults) -> None:
        lead = _("Choose who is we. Then see where others stand.")
        self.view.show_head(_("{round}: we and others", round=results.round_name), lead, practice=results.practice)
        if len(results.blocks) < 2:
            self.view.show_none(
                _("Fewer than 2 groups can be shown on their own, so there is nothing to set side by side.")
            )
            return
        self.own, self.others = results.blocks[0].id, results.blocks[-1].id
        self.view.show_sides([(block.id, block.name) for block in results.blocks], self.own, self.others)
        self._show()

    def choose(self, own: str, others: str) -> None:
        """Who is "we", and who are the others. The same group twice: the others change."""
        assert self.results is not None
        if own == others:
            others = next(block.id for block in self.results.blocks if block.id != own)
        self.own, self.others = own, others
        self.view.show_sides([(block.id, block.name) for block in self.results.blocks], own, others)
        self._show()

    def table(self, results: RoundResults) -> TableData:
        if len(results.blocks) < 2:
            return TableData("", (_("Theme"),), ())
        heads = (_("Theme"), results.block(self.own).name, results.block(self.others).name, _("Box"))
        rows = []
        for one in four_boxes(results, self.own, self.others):
            counts = {b.block_id: b.n for b in results.section(one.section_id).blocks}
            rows.append(
                (
                    one.title,
                    place_words(results, one.own, counts[self.own]),
                    place_words(results, one.others, counts[self.others]),
                    box_words()[one.box],
                )
            )
        return TableData(_("No flag does not mean no difference."), heads, tuple(rows))

    def _show(self) -> None:
        assert self.results is not None
        results = self.results
        placed = four_boxes(results, self.own, self.others)
        said = box_words()
        order = (Box.OWN_HIGHER, Box.BOTH_HIGH, Box.BOTH_LOW, Box.OTHERS_HIGHER)
        boxes = [BoxWords(said[box], tuple(one.title for one in placed if one.box is box)) for box in order]
        unclear = [one.title for one in placed if one.box is Box.UNCLEAR]
        self.view.show_boxes(boxes, _("No clear box: {themes}.", themes=", ".join(unclear)) if unclear else "")
        gaps = [
            _("{theme}: {higher} see it as stronger than {lower} do.",
              theme=results.section(gap.section_id).title,
              higher=results.block(gap.higher_block_id).name, lower=results.block(gap.lower_block_id).name)
            for gap in gaps_that_pass(results, self.own, self.others)
        ]  # fmt: skip
        none = _("No difference between these two stays when one person is left out.")
        self.view.show_gaps(gaps or [none], _("No flag does not mean no difference."))


class DifferView(ResultsView, Protocol):
    def show_split(self, results: RoundResults, items: Sequence[ItemFigures], empty: str) -> None: ...
    def show_differences(self, found: Sequence[tuple[str, Sequence[str]]], note: str) -> None: ...


class DifferPresenter(ByGroupPresenter):
    """Statements whose answers are split, and differences between groups that pass the one-person test."""

    view: DifferView

    def fill(self, results: RoundResults) -> None:
        split = split_items(results)
        lead = n_("{n} statement has split answers.", "{n} statements have split answers.", len(split))
        self.view.show_head(_("{round}: where views differ", round=results.round_name), lead, practice=results.practice)
        self.view.show_split(results, split[:MOST_SPLIT], _("No statement has answers at both ends."))
        found = []
        for section in results.sections:
            sentences = [
                _("{higher} see it as stronger than {lower} do.",
                  higher=results.block(gap.higher_block_id).name, lower=results.block(gap.lower_block_id).name)
                for gap in section.differences
            ]  # fmt: skip
            for item in section.items:
                sentences += [
                    _("{statement} {higher} agree more than {lower}.", statement=item.statement,
                      higher=results.block(gap.higher_block_id).name, lower=results.block(gap.lower_block_id).name)
                    for gap in item.differences
                ]  # fmt: skip
            if sentences:
                found.append((section.title, sentences))
        notes = [results.chance_note, results.item_chance_note, _("No flag does not mean no difference.")]
        self.view.show_differences(found, " ".join(note for note in notes if note))

    def open_item(self, item_id: str) -> None:
        self.desk.go("results_statement", Where(self.where.partnership_id, self.where.round_id, item_id))

    def table(self, results: RoundResults) -> TableData:
        scale = results.instrument.scale
        heads = (_("Statement"), *(point.label.text() for point in scale.points), _("I do not know"))
        items = split_items(results)
        rows = tuple((i.statement, *(str(n) for n in i.counts), str(i.dont_know)) for i in items)
        return TableData(_("Statements with split answers."), heads, rows)


class StatementView(ResultsView, Protocol):
    def show_statement(self, results: RoundResults, item: ItemFigures, lines: Sequence[str]) -> None: ...
    def show_groups(self, rows: Sequence[tuple[str, str]], note: str) -> None: ...
    def show_neighbours(self, before: str, after: str) -> None: ...


class StatementPresenter(ByGroupPresenter):
    """One statement: how the answers lie, and the groups side by side where they may be shown."""

    view: StatementView

    @property
    def item(self) -> tuple[SectionFigures, ItemFigures]:
        """The statement now shown with its theme; the first one if the place names none."""
        assert self.results is not None
        pairs = [(section, item) for section in self.results.sections for item in section.items]
        return next((pair for pair in pairs if pair[1].item_id == self._page), pairs[0])

    def fill(self, results: RoundResults) -> None:
        section, item = self.item
        lead = _("Theme: {theme}. {people}", theme=section.title,
                 people=n_("{n} person answered.", "{n} people answered.", item.n))  # fmt: skip
        self.view.show_head(item.statement, lead if not item.withheld else section.title, practice=results.practice)
        self.view.show_statement(results, item, self._lines(item))
        rows = [(results.block(one.block_id).name, one.sentence) for one in item.blocks]
        self.view.show_groups(rows, item.blocks_withheld)
        pairs = [i for s in results.sections for i in s.items]
        place = [i.item_id for i in pairs].index(item.item_id)
        self.view.show_neighbours(
            pairs[place - 1].statement if place else "", pairs[place + 1].statement if place + 1 < len(pairs) else ""
        )

    def step(self, by: int) -> None:
        """The statement before (-1) or after (1), if there is one."""
        if self.results is None:
            return
        ids = [i.item_id for s in self.results.sections for i in s.items]
        place = ids.index(self.item[1].item_id) + by
        if 0 <= place < len(ids):
            where = Where(self.where.partnership_id, self.where.round_id, ids[place])
            self.desk.go("results_statement", where, remember=False)

    def to_theme(self) -> None:
        """Back to the theme this statement belongs to."""
        page = self.item[0].section_id if self.results is not None else ""
        self.desk.go("results_theme", Where(self.where.partnership_id, self.where.round_id, page), remember=False)

    def table(self, results: RoundResults) -> TableData:
        _section, item = self.item
        labels = [point.label.text() for point in (item.scale or results.instrument.scale).points]
        rows = list(zip(labels, (str(n) for n in item.counts), strict=False))
        rows += [(_("I do not know"), str(item.dont_know)), (_("This is not about me"), str(item.not_applicable))]
        if item.withheld:
            rows = [(item.withheld, "")]
        return TableData(item.statement, (_("Answer"), _("People")), tuple(rows))

    def _lines(self, item: ItemFigures) -> list[str]:
        """What can be said of it in words."""
        if item.withheld:
            return []
        found = []
        if item.spread is not None:
            found.append(_("Spread: {word}.", word=spread_word(item.spread)))
        if item.reach is not None and item.reach.asked > item.n:
            found.append(
                _("{least} to {most} of {asked} people agree, whatever the missing people think.",
                  least=item.reach.least, most=item.reach.most, asked=item.reach.asked)
            )  # fmt: skip
        return found


def split_items(results: RoundResults) -> list[ItemFigures]:
    """Every statement whose answers are split, most evenly split first."""
    found = [i for s in results.sections for i in s.items if i.spread is Spread.SPLIT and not i.withheld]
    return sorted(found, key=lambda item: abs(item.high - item.low) / item.n)


def box_words() -> dict[Box, str]:
    """What each box says; source: measures 4.8. Plain words: "blind spot" is for the facilitator's notes only."""
    return {
        Box.BOTH_HIGH: _("We all see this working"),
        Box.BOTH_LOW: _("We all want to work on this"),
        Box.OWN_HIGHER: _("We see it more than others do"),
        Box.OTHERS_HIGHER: _("Others see it more than we do"),
        Box.UNCLEAR: _("No clear box"),
    }
