"""Home: rows of partnerships under the round to carry on with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.picture import PartnershipPicture
from facilitator_app.ui.widgets import (
    REST,
    Button,
    Card,
    Column,
    Flow,
    Icon,
    MainButton,
    Notice,
    ProgressMarks,
    QuietButton,
    Row,
    TaskList,
    TaskRow,
    Wide,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.home.presenter import CarryOn, DueLine, HomePresenter, PartnershipLine


class HomePage(FacilitatorPage):
    presenter: HomePresenter

    def __init__(self) -> None:
        super().__init__(_("Home"))

    def bind(self, presenter: HomePresenter) -> None:
        self.shortcut("Ctrl+N", lambda: presenter.visit(to.NewPartnershipRoute))
        super().bind(presenter)

    def show_empty(self) -> None:
        self.set_lead(_("Your file is ready and locked with your words. The program sends nothing to the internet."))
        new = MainButton(_("&New partnership"), press=lambda: self.presenter.visit(to.NewPartnershipRoute))
        practise = Button(_("&Try it with made-up people"), press=lambda: self.presenter.practise())
        words = Column(
            heading2(_("No partnerships yet")),
            _(
                "Each partnership you work with will be a row here, with its rounds, results and packs."
                " Only a name is needed to begin."
            ),
            Flow(new, practise),
            small(_("The try-out is marked Practice on every page. It never mixes with real answers.")),
            gap=10,
        )
        row = Row(Wide(words), PartnershipPicture(), gap=24)
        self.add(Card(row, bar=True, margins=(28, 24, 28, 24)), how_a_round_goes())
        help_link = QuietButton(_("&Help: a round in 10 steps, one page to print"), "help")
        help_link.clicked.connect(lambda: self.presenter.visit(to.HelpRoute, "home"))
        other = QuietButton(_("&Open a file I already have"), "open", press=lambda: self.presenter.open_other())
        self.add(Flow(help_link, other, gap=32))
        self.set_first_focus(new)

    def show_home(self, lead: str, carry_on: CarryOn | None, rows: Sequence[PartnershipLine], with_find: bool) -> None:
        self.set_lead(lead)
        if carry_on is not None:
            self.add(self._carry_on(carry_on))
        new = (Button if carry_on else MainButton)(_("&New partnership"))
        new.clicked.connect(lambda: self.presenter.visit(to.NewPartnershipRoute))
        if carry_on is None:
            self.set_first_focus(new)
        side_by_side = QuietButton(_("&All together"), "table", press=lambda: self.presenter.visit(to.PortfolioRoute))
        self.add(Row(Wide(heading2(_("Partnerships"))), *([side_by_side] if len(rows) > 1 else []), new, gap=12))
        if with_find:
            find = text_field(_("&Find a partnership")).set_width(32)
            find.editor.textEdited.connect(lambda words: self.presenter.find(words))
            self.shortcut(QKeySequence.StandardKey.Find, find.editor.setFocus)
            self.add(find)
            self.kept_view.keep_field("find", find)
        self._rows = Column(gap=8)
        self.add(self._rows)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[PartnershipLine]) -> None:
        self._rows.clear()
        if not rows:
            self._rows.add(text_label(_("No partnership has such a name."), colour="muted"))
            return
        tasks = []
        for row in rows:
            task = TaskRow(row.name, row.detail, row.state, row.kind, shape=row.shape, two_lines=True)
            task.clicked.connect(partial(self.presenter.visit, to.PartnershipRoute, row.id))
            tasks.append(task)
        self._rows.add(TaskList(tasks))

    def show_due(self, words: str, partnership_id: str, round_id: str, come: bool) -> None:
        """Answers of a round are to be deleted. ``come``: the day is here or past."""
        notice = Notice(words, "warning" if come else "info")
        visit = partial(self.presenter.visit, to.EraseRoundRoute if come else to.RoundRoute, partnership_id, round_id)
        notice.add(Button(_("Delete the answers") if come else _("Look at the round"), press=visit))
        self.body.insertWidget(0 if come else self.body.count(), notice)

    def show_due_days(self, line: DueLine) -> None:
        """Something of a partnership is due, or overdue."""
        notice = Notice(line.words, "warning" if line.overdue else "info")
        words = _("Look at the plan") if line.actions else _("Look at the timeline")
        kind = to.PlanRoute if line.actions else to.TimelineRoute
        notice.add(Button(words, press=partial(self.presenter.visit, kind, line.partnership_id)))
        self.add(notice)

    def show_due_talks(self, words: str, partnership_id: str, round_id: str, overdue: bool) -> None:
        """Talks three months ago. Whose they were is on the page that it leads to."""
        notice = Notice(words, "warning" if overdue else "info")
        visit = partial(self.presenter.visit, to.PeopleResultsRoute, partnership_id, round_id)
        notice.add(Button(_("Look at the talks"), press=visit))
        self.add(notice)

    def show_copy_line(self, words: str, overdue: bool) -> None:
        if not overdue:
            self.add(small(words))
            return
        copy = Button(_("&Make a copy now"), "copies", press=lambda: self.presenter.visit(to.CopiesRoute))
        notice = Notice(words, "warning")
        notice.add(copy)
        self.add(notice)

    def show_warning(self, warning: str) -> None:
        """Something about the file itself that cannot wait."""
        self.add(Notice(warning, "warning"))

    def _carry_on(self, carry_on: CarryOn) -> Card:
        go = MainButton(_("&Open the round"), press=lambda: self.presenter.open_round())
        hand_over = Button(_("&Hand over to the next person"), press=lambda: self.presenter.hand_over())
        self.set_first_focus(go)
        words = Column(
            text_label(_("Carry on"), "small_bold", colour="accent"),
            heading2(carry_on.title),
            carry_on.words,
            Flow(go, hand_over),
            gap=10,
        )
        figure = Row(text_label(str(carry_on.answered), "figure", wrap=False), Wide(carry_on.of_all), gap=8)
        marks = Column(figure, gap=8)
        if carry_on.asked <= 40:
            marks.add(ProgressMarks(carry_on.asked, carry_on.answered, carry_on.paused, per_row=8, name=carry_on.words))
        both = Row(Wide(words, 3), Wide(marks), gap=24, fold=True)
        return Card(both, bar=True, margins=(28, 20, 28, 20))


def how_a_round_goes() -> Column:
    """Four steps, for those who see this for the first time."""
    steps = (
        ("people", _("Set up"), _("Name the groups, choose questions and the promise.")),
        ("round", _("Ask"), _("Pass the laptop round. Each person answers in turn.")),
        ("results", _("Talk"), _("See what people share and where they differ.")),
        ("plan", _("Agree"), _("Print the pack. Its action plan has room for 3 next steps.")),
    )
    cards = Row(gap=16, fold=True)
    for number, (icon, title, words) in enumerate(steps, 1):
        head = Row(Icon(icon), REST, text_label(_("Step {n}", n=number), "small", colour="muted", wrap=False))
        cards.add(Wide(Card(head, text_label(title, "body_bold"), text_label(words, colour="muted"), gap=6)))
    return Column(heading2(_("How a round goes")), cards, gap=10)
