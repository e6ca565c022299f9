"""What the results screens show. Every figure comes from ``RoundResults``, which has passed the disclosure rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from facilitator_app.analysis.main_points import groups_headline
from facilitator_app.charts import MOST_DOTS
from facilitator_app.charts.agreed import Followed, agreed, agreed_table
from facilitator_app.charts.over_time import change_sentence
from facilitator_app.charts.pieces import Piece, PieceKind, differences_by_theme
from facilitator_app.charts.tables import TableData, base_words, counts_table, main_table, sections_table
from facilitator_app.charts.words import band_words, no_groups_words, verdict_words
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.plan import CameFrom
from facilitator_app.domain.results import MainPoint, PointKind, RoundResults, SectionFigures, Withheld
from facilitator_app.domain.signposts import Agenda, Signpost, gaps
from facilitator_app.ui import routes as to
from facilitator_app.ui.discussion.one_presenter import talk_about
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.results.view import MainPointsPage, ResultGroupsPage, ResultsPage, ThemePage, tab_words
from facilitator_app.ui.setup.going_on import go_to_round
from facilitator_app.ui.shell import RoomRoute
from facilitator_app.ui.wordings import release

TABS: dict[str, type[to.ResultsTabRoute]] = {
    "points": to.MainPointsRoute, "groups": to.GroupResultsRoute, "theme": to.ThemeRoute,
    "differ": to.DifferRoute, "others": to.OthersRoute, "since": to.SinceRoute, "outcomes": to.OutcomesRoute, "words": to.WordsRoute,
}  # fmt: skip
ResultsPageT = TypeVar("ResultsPageT", bound=ResultsPage)


class ResultsPresenter(Presenter[ResultsPageT, to.ResultsTabRoute]):
    """What the results screens share: the figures, the tabs, the table behind each chart."""

    def begin(self) -> None:
        self.results: RoundResults | None = None
        self.place_id = self.route.place_id

    def show(self) -> None:
        """Fill the screen, or say why there is nothing to show and what can be done."""
        results = self.released()
        if isinstance(results, Withheld):
            round_ = self.workspace.rounds.get(self.route.round_id) if self.route.round_id else None
            title = _("Results: {round}", round=round_.name) if round_ else _("Results")
            self.view.show_head(title, "", practice=False)
            action = _("&Go to the round") if round_ else _("&Set up a round")
            self.view.show_withheld(results.what, results.do, action, self.go_round)
            return
        self.results = results
        self.fill(results)
        if self.route.by_tab:
            self.view.focus_tabs()

    def released(self) -> RoundResults | Withheld:
        """What may be shown; a screen may ask for another view of the round."""
        return release(self.workspace, self.route.round_id)

    def fill(self, results: RoundResults) -> None:
        """Show these figures; each screen has its own way."""
        raise NotImplementedError

    def table(self, results: RoundResults) -> TableData:
        """The same figures as a table."""
        raise NotImplementedError

    def tables(self, results: RoundResults) -> Sequence[TableData]:
        """All of them, where one table does not hold what the page shows."""
        return [self.table(results)]

    def tables_of_now(self) -> Sequence[TableData]:
        """What lies behind what is shown."""
        assert self.results is not None, "there is a way to the table only where there is a chart"
        return self.tables(self.results)

    @property
    def tabs(self) -> list[tuple[str, str]]:
        """Those that there are; that of outcomes only where something is written down to stand beside views."""
        written = isinstance(self.route, to.OutcomesRoute) or not self.workspace.aims.of(self.here[0]).blank
        return [one for one in tab_words() if one[0] != "outcomes" or written]

    def go_tab(self, tab: str) -> None:
        """Another tab. It keeps the focus, so that arrows go on from it."""
        self.shell.go(TABS[tab](*self.route.ids, self.place_id, by_tab=True), remember=False)

    def open_theme(self, section_id: str) -> None:
        self.shell.go(to.ThemeRoute(*self.route.ids, section_id), remember=False)

    def open_point(self, point: MainPoint) -> None:
        """The statement a main point is about, or its theme."""
        if not point.item_id:
            self.open_theme(point.section_id)
            return
        self.shell.go(to.StatementRoute(*self.route.ids, point.section_id, item_id=point.item_id))

    def open_item(self, item_id: str) -> None:
        """One statement by itself, with the groups side by side."""
        self.shell.go(to.StatementRoute(*self.route.ids, self.place_id, item_id=item_id), remember=False)

    def go_room(self) -> None:
        """On the projector, from what this page is about."""
        self.shell.show_room(RoomRoute(self.route.round_id, self.place_id))

    def talk_about(self, place_id: str) -> None:
        """Take a theme or statement into discussion; the page to type what is said opens."""
        self.tried(lambda: talk_about(self.shell, self.route.round_id, place_id))

    def make_action(self, place_id: str, words: str) -> None:
        """An action of the plan that says that it came from here; its page opens. ``words``: of the theme or statement."""
        source = CameFrom(self.route.round_id, place_id, words)
        made = self.tried(lambda: self.workspace.plan.add(self.here[0], source))
        if made is not None:
            self.shell.saved()
            self.shell.go(to.ActionRoute(self.here[0], made.id))

    def point_action(self, point: MainPoint) -> None:
        """The same from a main point, with the words of its statement or theme."""
        sections = self.results.sections if self.results is not None else ()
        said = {one.section_id: one.title for one in sections}
        said |= {item.item_id: item.statement for one in sections for item in one.items}
        place_id = point.item_id or point.section_id
        self.make_action(place_id, said.get(place_id, point.headline))

    def agreed(self, results: RoundResults) -> tuple[Followed, ...]:
        """What came of what was agreed before, as the plan stands now; () where nothing was asked about."""
        return agreed(results, self.workspace.following_up.actions_of(self.route.round_id)) if results.since else ()

    @property
    def piece(self) -> Piece:
        """What this page shows, to copy or save."""
        return Piece()

    def go_round(self) -> None:
        """What can be done when there is nothing to show: the round itself, or a new one."""
        go_to_round(self.shell, self.route)


class MainPointsPresenter(ResultsPresenter[MainPointsPage]):
    """Sentences first, all themes on one axis beside them."""

    def fill(self, results: RoundResults) -> None:
        asked = n_("{n} was asked", "{n} were asked", results.asked)
        lead = _("{asked} and {answered} answered. {missing}", asked=asked, answered=results.answered,
                 missing=" ".join([results.missing, results.after_reopening]))  # fmt: skip
        self.view.show_head(
            _("{round}: the main points", round=results.round_name), lead.strip(), practice=results.practice
        )
        self.view.show_agreed(self.agreed(results))
        if results.main_points or not results.findings.headline:  # some kinds have a finding and no points
            self.view.show_points(
                results.main_points, {PointKind.WORKS: results.works_note, PointKind.TALK: results.talk_note}
            )
        self.view.show_sections(results.headline, results, self._change())

    def _change(self) -> str:
        """Which themes went up or down since the last round; "" where that can be told of none."""
        since = self.workspace.over_time.since_last(self.route.round_id)
        return "" if isinstance(since, Withheld) or since.before is None else change_sentence(since)

    def table(self, results: RoundResults) -> TableData:
        return main_table(results)

    def tables(self, results: RoundResults) -> Sequence[TableData]:
        followed = self.agreed(results)
        return [*([agreed_table(followed)] if followed else []), main_table(results)]


def can_be_put_together(groups: Sequence[object]) -> bool:
    """Two groups stand beside each other as they are; from three on some can be put together against the others."""
    return len(groups) > 2


class ResultGroupsPresenter(ResultsPresenter[ResultGroupsPage]):
    """Every theme, everyone and each group on one shared axis."""

    def fill(self, results: RoundResults) -> None:
        if results.blocks:
            lead = n_("{n} group can be shown.", "{n} groups can be shown.", len(results.blocks))
        else:
            lead = _("No group can be shown on its own, so this is everyone together.")
        self.view.show_head(_("{round}: the groups", round=results.round_name), lead, practice=results.practice)
        differences = differences_by_theme(results, statements=False)
        note = results.chance_note if differences else no_groups_words(results)
        plain = _("All themes, group by group") if results.blocks else _("All themes, everyone together")
        title = groups_headline(results.sections, results.pattern) or plain
        groups = self.workspace.results.groups_with_answers(self.route.round_id)
        self.view.show_groups(results, title, differences, note, another_way=can_be_put_together(groups))

    def table(self, results: RoundResults) -> TableData:
        return sections_table(results)


class ThemePresenter(ResultsPresenter[ThemePage]):
    """One theme, statement by statement, with its questions and comments."""

    @property
    def section(self) -> SectionFigures:
        """The theme now shown; the first one if the place names none."""
        assert self.results is not None
        return next((s for s in self.results.sections if s.section_id == self.place_id), self.results.sections[0])

    def fill(self, results: RoundResults) -> None:
        section = self.section
        people = base_words(section, results.answered)
        if results.answered <= MOST_DOTS:  # with more, bars stand in place of dots
            people += " " + _("One dot is one person.")
        lead = _(
            "Theme {number} of {total}. {people}", number=section.number, total=len(results.sections), people=people
        )
        lead = f"{verdict_words(section.verdict)} {lead}".strip()
        self.view.show_head(section.title, lead, practice=results.practice)
        names = self.workspace.comments.listed_names(self.route.round_id)
        self.view.show_theme(results, section, band_words(section), names)
        all_gaps = gaps(results, self.workspace.library.signposts())
        if gap := next((one for one in all_gaps if one.section_id == section.section_id), None):
            self.view.show_gap(verdict_words(gap.verdict), gap)
        self.view.show_neighbours([(s.section_id, s.title) for s in results.sections], section.section_id)

    @property
    def piece(self) -> Piece:
        return Piece(PieceKind.THEME, self.section.section_id) if self.results is not None else Piece()

    def look_at(self, one: Signpost | Agenda) -> None:
        """What the library has on this gap."""
        self.shell.go(to.AgendaRoute(one.id) if isinstance(one, Agenda) else to.ResourceRoute(one.id))

    def table(self, results: RoundResults) -> TableData:
        return counts_table(results, self.section)
