"""What the pages for one person work with: the usual builder, and those who are shown alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import floor

from reportlab.graphics.shapes import Drawing

from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.people import APART
from facilitator_app.charts import strip_grid
from facilitator_app.charts.group_marks import NAMED, OWN
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.scripts import clean
from facilitator_app.charts.strip_grid import Strip
from facilitator_app.charts.words import spread_word
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.people_results import Compared, GroupReport, OneView, Seen, SubjectResults
from facilitator_app.domain.results import ItemFigures, SectionFigures
from facilitator_app.domain.words import in_a_row
from facilitator_app.packs.book import Book
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.facts import PackFacts
from facilitator_app.packs.sheet import PackSheet


@dataclass
class PersonPackBuilder(PackBuilder):
    """``subject.results`` is ``results``: the others."""

    subject: SubjectResults

    @property
    def shown_individually(self) -> Sequence[tuple[int, str, OneView]]:
        """Who is shown alone: mark, name, answers. The person themself stands last."""
        both = ((NAMED, self.subject.named), (OWN, self.subject.own))
        return [(mark, view.name if mark == NAMED else _("You"), view) for mark, view in both if view is not None]

    @property
    def lanes(self) -> list[tuple[int, str]]:
        """Marks and names of every lane: the others, their groups, a named person, the person themself."""
        groups = [*zip(self.results.marks[1:], (block.name for block in self.results.blocks))]
        return [
            (0, _("The others together")),
            *groups,
            *((mark, name) for mark, name, _view in self.shown_individually),
        ]

    def strip(self, section: SectionFigures, note: str = "") -> Strip:
        """One behaviour on the shared line, a lane each."""
        why = section.withheld or (_("This part has no score.") if section.score is None else "")
        individual_scores = (view.scores.get(section.section_id) for _mark, _name, view in self.shown_individually)
        blocks = self.results.blocks
        positions = (*section.positions(blocks), *individual_scores)
        if section.spread is not None and not self.spread_beside:
            spread = _("Spread: {word}", word=spread_word(section.spread))
            note = f"{spread}. {note}" if note else spread
        return Strip(clean(section.title), positions, section.spread, note, clean(why), section.open_ends(blocks))

    @property
    def finding(self) -> str:
        """How many behaviours the two sides see differently; empty without an own view."""
        compared = self.subject.compared
        if not compared:
            return ""
        n = len(apart(self.subject))
        if not n:
            if any(one.seen is not Seen.ALIKE or one.groups for one in compared):
                return _("You and others see no behaviour clearly differently")
            return _("You and others see every behaviour much the same")
        return n_("You and others see {n} of {total} behaviours clearly differently",
                  "You and others see {n} of {total} behaviours clearly differently", n, total=len(compared))  # fmt: skip

    @property
    def two_views(self) -> PersonPackBuilder:
        """The same with two lanes only: the others together, and the person themself."""
        return replace(self, results=replace(self.results, blocks=()), subject=replace(self.subject, named=None))

    def why_no_average(self, section: SectionFigures) -> str:
        """Why a behaviour has no place on the shared line; empty if it has one."""
        if section.score is not None:
            return ""
        if all(item.withheld for item in section.items):
            return section.withheld
        return _("There is no average for this behaviour: too few people answered enough of its statements.")

    def strip_note(self, section: SectionFigures) -> str:
        """What stands under the name of a behaviour: how the own view lies, and if groups differ."""
        one = self.compared(section.section_id)
        notes = [seen_words(one.seen), *self.group_words(one)] if one else []
        if section.differences:
            notes.append(_("Groups differ"))
        return ". ".join(notes)

    def group_words(self, one: Compared) -> list[str]:
        """From which groups the own view lies clearly apart, where that says more than the average of all others."""
        if one.seen not in (Seen.ALIKE, Seen.LITTLE_HIGHER, Seen.LITTLE_LOWER):
            return []
        names = {block.id: quoted(block.name) for block in self.results.blocks}
        more = in_a_row([names[block] for block, lies in one.groups if lies is Seen.HIGHER])
        less = in_a_row([names[block] for block, lies in one.groups if lies is Seen.LOWER])
        return [
            *([_("You see this clearly more than {groups}", groups=more)] if more else []),
            *([_("You see this clearly less than {groups}", groups=less)] if less else []),
        ]

    def strips_drawing(
        self,
        strips: Sequence[Strip],
        ink: Ink,
        width: float,
        with_spread: bool,
        pad: float = strip_grid.PAD,
        *,
        linked: bool = False,
    ) -> Drawing:
        """Behaviours on the shared line, for paper and for the screen. ``linked``: their titles lead somewhere."""
        marks = [mark for mark, _name in self.lanes]
        return strip_grid.strip_grid(
            strips, self.labels, self.ends, ink, width, _("Behaviour"), with_spread, pad=pad, marks=marks, linked=linked
        )

    def strip_extents(
        self, strips: Sequence[Strip], ink: Ink, width: float, with_spread: bool, pad: float
    ) -> list[tuple[float, float]]:
        """Where the rows of that drawing lie."""
        return strip_grid.row_extents(strips, self.labels, self.ends, ink, width, with_spread, pad)

    def strips_words(self, strips: Sequence[Strip]) -> str:
        """The same in words."""
        return strip_grid.describe(strips, [clean(name) for _mark, name in self.lanes], self.labels, self.ends)

    def to_think_about(self, section: SectionFigures) -> list[str]:
        """Two questions about a behaviour: what fits the two views, then the questionnaire's own."""
        one = self.compared(section.section_id)
        first = []
        if one and one.seen in (Seen.HIGHER, Seen.BLIND_SPOT):
            first.append(_("When could others see more of this?"))
        elif one and one.seen in (Seen.LOWER, Seen.HIDDEN_STRENGTH):
            first.append(_("What do others see that you had not noticed?"))
        return [*first, *section.questions][:2]

    def marks(self, item: ItemFigures) -> tuple[tuple[int, int], ...]:
        values = (item.scale or self.results.instrument.scale).values
        given = ((mark, view.answers.get(item.item_id)) for mark, _name, view in self.shown_individually)
        return tuple((values.index(answer), mark) for mark, answer in given if isinstance(answer, int))

    def individual_answers(self, item: ItemFigures) -> str:
        labels = self.own_labels(item) or self.labels
        names = {mark: name for mark, name, _view in self.shown_individually}
        said = [_("{who}: {answer}.", who=names[mark], answer=labels[index]) for index, mark in self.marks(item)]
        return " ".join(reversed(said))

    def compared(self, section_id: str) -> Compared | None:
        """The own view of a behaviour beside the others'; None where one of the two is missing."""
        return next((one for one in self.subject.compared if one.section_id == section_id), None)


def builder_for_screen(subject: SubjectResults) -> PersonPackBuilder:
    """A builder without pages: the same charts and words for the window."""
    sheet = PackSheet()
    return PersonPackBuilder(subject.results, PackFacts("", 0, date.min), sheet, Book(sheet), subject)


class ReportBuilder(PackBuilder):
    """For all subjects together: there is no word for how close answers lie, and no room for one."""

    spread_beside = False


def report_for_screen(report: GroupReport) -> ReportBuilder:
    """A builder without pages for all subjects together."""
    sheet = PackSheet()
    return ReportBuilder(report.results, PackFacts("", 0, date.min), sheet, Book(sheet))


def seen_words(seen: Seen) -> str:
    """How the own view lies to that of others, kindly. The facilitator's words for it are not used here."""
    return {
        Seen.BLIND_SPOT: _("You see this much more than others do"),
        Seen.HIGHER: _("You see this more than others do"),
        Seen.LITTLE_HIGHER: _("You see this a little more than others do"),
        Seen.ALIKE: _("You and others see this much the same"),
        Seen.LITTLE_LOWER: _("Others see this a little more than you do"),
        Seen.LOWER: _("Others see this more than you do"),
        Seen.HIDDEN_STRENGTH: _("Others see this much more than you do"),
    }[seen]


def much_more(points: int) -> str:
    """The least gap that is called much more, or much less: averages have one decimal."""
    return f"{(floor(APART * points * 10) + 1) / 10:.1f}"


def by_average_words() -> str:
    """By what statements are picked out for one person, and why counts beside them can be in another order."""
    return _(
        "Most and least go by the average of the others. It weighs every answer, so counts can be in another order."
    )


def named_words(subject: SubjectResults) -> str:
    """Who is shown alone, and of how many others all figures are at most; empty where nobody is."""
    if subject.named is None:
        return ""
    return _("{who} is shown alone. All other figures are of up to {n} people.", who=subject.named.name,
             n=subject.results.answered)  # fmt: skip


def apart(subject: SubjectResults) -> Sequence[Compared]:
    """Behaviours that the two sides see clearly differently, the widest first."""
    clear = (Seen.BLIND_SPOT, Seen.HIGHER, Seen.LOWER, Seen.HIDDEN_STRENGTH)
    return sorted((one for one in subject.compared if one.seen in clear), key=lambda one: -abs(one.gap))
