"""Chooses and orders the slides of a talk before the meeting. Each change is kept at once."""

from __future__ import annotations

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.talk import TalkPlan
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor.contents import ListActions
from facilitator_app.ui.list_editor.forms import YES
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.room.plan_view import TalkPage
from facilitator_app.ui.room.projector import released_talk
from facilitator_app.ui.room.slides import Slide
from facilitator_app.ui.shell import RoomRoute


class TalkPresenter(Presenter[TalkPage, to.TalkRoute]):
    def begin(self) -> None:
        self.actions = _Actions(self)
        self._slides: list[Slide] = []
        self._plan = TalkPlan()
        self._chosen = ""

    def show(self) -> None:
        talk = released_talk(self.workspace, self.route.round_id)
        if talk is None:
            self.view.show_withheld(_("There is nothing to show on the projector."), _("The results page says why."))
            return
        self._slides, self._plan = list(talk[1]), self.workspace.talks.of_round(self.route.round_id)
        self._chosen = self._ordered[0].key
        self.view.show_buttons()
        self._fill()

    @property
    def _ordered(self) -> list[Slide]:
        return self._plan.ordered(self._slides, _key)

    def choose(self, row: int) -> None:
        self._chosen = self._ordered[row].key
        self._fill()

    def turn(self, on: bool) -> None:
        """Show the chosen slide, or leave it out. The last one stays."""
        plan = self._plan.turned(self._chosen, on)
        if all(slide.key in plan.left_out for slide in self._slides):
            self.view.show_error(_("A talk has one slide at least. Show another one first."))
            self._fill()
        else:
            self._keep(plan)

    def move(self, by: int) -> None:
        self._keep(self._plan.moved([one.key for one in self._ordered], self._chosen, by))

    def as_usual(self) -> None:
        self._keep(TalkPlan())

    def show_talk(self) -> None:
        self.shell.show_room(RoomRoute(self.route.round_id))

    def _keep(self, plan: TalkPlan) -> None:
        self.view.clear_errors()
        if self.kept(lambda: self.workspace.talks.keep(self.route.round_id, plan)):
            self._plan = plan
        self._fill()

    def _fill(self) -> None:
        slides, shown = self._ordered, self._plan.shown(self._slides, _key)
        lead = n_("{shown} of {n} slide is shown, in this order.", "{shown} of {n} slides are shown, in this order.",
                  len(slides), shown=len(shown))  # fmt: skip
        self.view.show_head(_("Slides of the talk"), lead)
        rows = [(slide.title, len(slide.more), slide in shown) for slide in slides]
        chosen = [slide.key for slide in slides].index(self._chosen)
        self.view.show_slides(rows, chosen, usual=self._plan == TalkPlan())


class _Actions(ListActions):
    """What a person does in the list of slides."""

    def __init__(self, presenter: TalkPresenter) -> None:
        self._presenter = presenter

    def choose(self, row: int) -> None:
        self._presenter.choose(row)

    def write(self, _key: str, value: str) -> None:
        self._presenter.turn(value == YES)


def _key(slide: Slide) -> str:
    return slide.key
