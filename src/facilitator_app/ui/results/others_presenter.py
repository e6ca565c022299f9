"""How we see it and how others see it, where views differ, and one statement by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator_app.analysis.boxes import gaps_that_pass
from facilitator_app.analysis.main_points import difference_sentence, groups_headline
from facilitator_app.charts.pieces import (
    Piece,
    PieceKind,
    boxes_in_words,
    boxes_table,
    differ_notes,
    differ_table,
    differ_tables,
    differences_by_theme,
    split_items,
    statement,
    statement_table,
)
from facilitator_app.charts.tables import TableData, spread_word
from facilitator_app.charts.words import index_words, no_groups_words, no_split_words
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, RoundResults, SectionFigures, Withheld
from facilitator_app.ui import routes as to
from facilitator_app.ui.results.others_view import DifferPage, OthersPage, StatementPage
from facilitator_app.ui.results.presenter import ResultsPageT, ResultsPresenter, can_be_put_together
from facilitator_app.ui.shell import RoomRoute

MOST_SPLIT = 6
"""Split statements on the page of where views differ."""


class ByGroupPresenter(ResultsPresenter[ResultsPageT]):
    """A page that shows statements group by group where that may be; else everyone together."""

    def released(self) -> RoundResults | Withheld:
        usual = super().released()
        if isinstance(usual, Withheld):
            return usual
        by_group = self.workspace.results.by_group(self.route.round_id)
        return usual if isinstance(by_group, Withheld) else by_group


class OthersPresenter(ResultsPresenter[OthersPage]):
    """ "We" and "others" are two groups as published, or several groups put together against everyone else."""

    own = others = ""
    together: tuple[str, ...] = ()

    def fill(self, results: RoundResults) -> None:
        groups = [(g.id, g.name) for g in self.workspace.results.groups_with_answers(self.route.round_id)]
        to_choose = len(results.blocks) >= 2 or can_be_put_together(groups)
        lead = _("Choose who is we. Then see where others stand.") if to_choose else ""
        self.view.show_head(_("{round}: we and others", round=results.round_name), lead, practice=results.practice)
        self._usual = results
        if len(results.blocks) >= 2:
            self.own, self.others = results.blocks[0].id, results.blocks[-1].id
            self._show()
        else:
            self.view.show_none(
                _("Fewer than 2 groups can be shown on their own, so there is nothing to set side by side.")
            )
        if can_be_put_together(groups):
            self.view.show_together(groups, ())

    def choose(self, own: str, others: str) -> None:
        """Who is "we", and who are the others. The same group twice: the others change."""
        assert self.results is not None
        if own == others:
            others = next(block.id for block in self.results.blocks if block.id != own)
        self.own, self.others = own, others
        self._show()

    def put_together(self, group_ids: Sequence[str]) -> None:
        """These groups are "we", everyone else is "others"; or why that is not shown. None: the usual groups again."""
        if not group_ids:
            self.together, self.results = (), self._usual
            if len(self._usual.blocks) >= 2:
                self.own, self.others = self._usual.blocks[0].id, self._usual.blocks[-1].id
                self._show()
            return
        service = self.workspace.results
        parts = service.two_parts(self.route.round_id, group_ids)
        if len(parts) < 2:
            self.view.show_refused(_("Then nobody is left to be the others."), (), _("Leave one group out of we."))
            return
        results = service.of_parts(self.route.round_id, parts)
        if isinstance(results, Withheld):
            self.view.show_refused(results.what, [clash.sentence for clash in results.clash], results.do)
            return
        self.results, self.together = results, tuple(group_ids)
        self.own, self.others = parts[0].id, parts[1].id
        self._show()

    @property
    def piece(self) -> Piece:
        if not self.own:
            return Piece()
        return Piece(PieceKind.BOXES, own=self.own, others=self.others, together=self.together)

    def table(self, results: RoundResults) -> TableData:
        return boxes_table(results, self.own, self.others) if self.own else TableData("", (_("Theme"),), ())

    def _show(self) -> None:
        assert self.results is not None
        results = self.results
        blocks = [(block.id, block.name) for block in results.blocks]
        self.view.show_sides(blocks, self.own, self.others)
        boxes, unclear = boxes_in_words(results, self.own, self.others)
        two = tuple(one for one in results.blocks if one.id in (self.own, self.others))
        sides = replace(results, blocks=two, sections=tuple(one for one in results.sections if one.blocks))
        self.view.show_boxes(boxes, unclear, sides)
        gaps = [
            _("{theme}: {words}", theme=results.section(gap.section_id).title,
              words=difference_sentence(gap, results.blocks))
            for gap in gaps_that_pass(results, self.own, self.others)
        ]  # fmt: skip
        none = _("No difference between these two is large enough to name.")
        self.view.show_gaps(gaps or [none], _("Where no difference is named, there can still be one."))
        self.view.show_table_of_now()


class DifferPresenter(ByGroupPresenter[DifferPage]):
    """Statements whose answers are split, and differences between groups."""

    def fill(self, results: RoundResults) -> None:
        split = split_items(results)
        lead = n_("{n} statement has split answers.", "{n} statements have split answers.", len(split))
        if not split:
            lead = _("No statement has split answers.")
        self.view.show_head(_("{round}: where views differ", round=results.round_name), lead, practice=results.practice)
        self.view.show_split(results, split[:MOST_SPLIT], no_split_words(results))
        differences = differences_by_theme(results)
        by_group = replace(results, sections=tuple(one for one in results.sections if one.blocks))
        title = groups_headline(results.sections, results.pattern) or _("Between groups")
        note = differ_notes(results) if differences else no_groups_words(results)
        self.view.show_differences(by_group, (title, results.pattern_note), differences, note)

    @property
    def piece(self) -> Piece:
        return Piece(PieceKind.DIFFER)

    def open_item(self, item_id: str) -> None:
        self.shell.go(to.StatementRoute(*self.route.ids, item_id=item_id))

    def table(self, results: RoundResults) -> TableData:
        return differ_table(results)

    def tables(self, results: RoundResults) -> Sequence[TableData]:
        return differ_tables(results)


class StatementPresenter(ByGroupPresenter[StatementPage]):
    """One statement: how the answers lie, and the groups side by side where they may be shown."""

    route: to.StatementRoute

    @property
    def item(self) -> tuple[SectionFigures, ItemFigures]:
        """The statement now shown with its theme; the first one if the place names none."""
        assert self.results is not None
        return statement(self.results, self.route.item_id)

    @property
    def piece(self) -> Piece:
        return Piece(PieceKind.STATEMENT, self.item[1].item_id) if self.results is not None else Piece()

    def fill(self, results: RoundResults) -> None:
        section, item = self.item
        lead = _("Theme: {theme}. {people}", theme=section.title,
                 people=n_("{n} person answered.", "{n} people answered.", item.n))  # fmt: skip
        self.view.show_head(item.statement, lead if not item.withheld else section.title, practice=results.practice)
        self.view.show_statement(results, item, self._lines(results, item))
        rows = [(results.block(one.block_id).name, one.sentence) for one in item.blocks]
        self.view.show_groups(rows, item.blocks_withheld)
        self.view.show_neighbours([(i.item_id, i.named) for s in results.sections for i in s.items], item.item_id)

    def go_room(self) -> None:
        self.shell.show_room(RoomRoute(self.route.round_id, self.place_id, self.route.item_id))

    def leave(self) -> None:
        """Back to the theme this statement belongs to."""
        self.open_theme(self.item[0].section_id if self.results is not None else "")

    def table(self, results: RoundResults) -> TableData:
        return statement_table(results, self.item[1])

    def _lines(self, results: RoundResults, item: ItemFigures) -> list[str]:
        """What can be said of it in words."""
        if item.withheld:
            return []
        lines = []
        if item.spread is not None:
            lines.append(_("Spread: {word}.", word=spread_word(item.spread)))
        if item.agreement is not None:
            index = index_words(item.agreement)
            lines.append(_("Agreement is {index}: {words}.", index=index, words=item.agreement_words))
        reach, asked_of_all = item.reach, not results.instrument.needs  # a partner is not asked about itself
        if reach is not None and reach.asked > item.n and asked_of_all:
            said = (item.scale or results.instrument.scale).count_high.text()
            range_ = _("{least} to {most}", least=reach.least, most=reach.most)
            count = said.replace("{n}", range_).replace("{total}", str(reach.asked))
            lines.append(_("{count}, whatever those think who did not know or did not answer.", count=count))
        return lines
