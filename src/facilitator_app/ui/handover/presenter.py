"""A few seconds before the laptop goes to the next person, and what they protect."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.language import _
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.subjects import SELF
from facilitator_app.ui import routes as to
from facilitator_app.ui.handover.laptop import Battery
from facilitator_app.ui.handover.view import HandoverPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.setup.raters_presenter import load_words
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.widgets import Choice


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the app looked at. ``kind`` is success, warning, or muted for what is neither."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class RaterChoice:
    """One person who answers about people. ``ticked``: they have answered, as the tick list says."""

    id: str
    name: str
    organisation: str
    about: str
    ticked: bool


class HandoverPresenter(Presenter[HandoverPage, to.GetReadyRoute]):
    """``screens`` counts the screens that are on; ``power`` is the battery, if anything is known of it.

    ``has_voice``: whether this laptop can read the questions aloud now.
    """

    leads_back = to.RoundRoute

    def __init__(
        self,
        view: HandoverPage,
        shell: Shell,
        route: to.GetReadyRoute,
        screens: int = 1,
        power: Battery | None = None,
        *,
        has_voice: bool = False,
    ) -> None:
        super().__init__(view, shell, route)
        self._round = shell.workspace.rounds.get(route.round_id)
        self._screens = screens
        self._power = power
        self._has_voice = has_voice
        self._chosen = ""
        self._asked_about = ""
        self._only_to_come = False

    def show(self) -> None:
        round_ = self._round
        self.view.set_back(round_.name)
        if round_.state is not RoundState.OPEN:
            self.view.show_not_open(_("This round is not open, so nobody can answer."))
            return
        if round_.about is not None:
            self.view.show_raters(self._raters())
        else:
            self._show_groups()
        preferences, easy = self.workspace.preferences, round_.instrument.has_easy_words()
        self.view.show_rest(easy=easy, set_pin=not preferences.has_pin, name=preferences.typed_name)
        self.view.show_checks(self._checks(), eye_checks(self._has_voice))

    def _show_groups(self) -> None:
        progress = self.workspace.rounds.progress(self._round.id)
        groups = tuple(
            Choice(
                g.group.id,
                g.group.name,
                _("{answered} of {asked} have answered", answered=g.answered, asked=g.asked),
            )
            for g in progress.groups
            if g.asked
        )
        self.view.show_groups(groups, groups[0].key if len(groups) == 1 else None)

    def set_name(self, name: str) -> None:
        """The facilitator's own first name, kept as it is typed."""
        self.kept(lambda: self.workspace.preferences.set_facilitator_name(name))

    def choose_rater(self, member_id: str) -> None:
        """This person is next; whoever has answered already only after a question."""
        one = next(rater for rater in self._raters() if rater.id == member_id)
        if one.ticked and member_id != self._chosen:
            self._next("")
            self._asked_about = member_id
            self.view.raters.ask_again(
                _("{name} has answered already. If they answer again, they count twice.", name=one.name)
            )
            return
        self._next(member_id)

    def choose_somebody_else(self) -> None:
        """The safe answer: nobody is next yet."""
        self._next("")

    def let_answer_again(self) -> None:
        """The facilitator means it: the first answers may have been deleted, which leaves the tick where it is."""
        self._next(self._asked_about)

    def only_to_come(self, on: bool) -> None:
        """Leave out who has answered; whoever is chosen stays."""
        self._only_to_come = on
        self.view.raters.show_rows(self._shown(), self._chosen)

    def _next(self, member_id: str) -> None:
        self._chosen, self._asked_about = member_id, ""
        self.view.raters.show_rows(self._shown(), member_id)
        self.view.show_next(next((one.name for one in self._raters() if one.id == member_id), ""))

    def _shown(self) -> tuple[RaterChoice, ...]:
        raters = self._raters()
        return tuple(one for one in raters if not (self._only_to_come and one.ticked) or one.id == self._chosen)

    def lock_and_pass(self, group_id: str, easy: bool, scale: float, pin: str) -> None:
        """Set the PIN if there is none yet, then leave everything to the respondent.

        ``group_id``: empty in a round about people, where a person is chosen.
        """
        people = self._round.about is not None
        group_id = self._chosen if people else group_id
        if not group_id:
            self.view.show_group_error(
                _("Nobody is chosen. Choose who is next.") if people
                else _("No group is chosen. Choose the group of the next person.")
            )  # fmt: skip
            return
        preferences = self.workspace.preferences
        if not (preferences.has_pin or self.kept(lambda: preferences.set_pin(pin.strip()), self.view.show_pin_error)):
            return
        pass_on = self.shell.hand_over_to if people else self.shell.hand_over
        self.tried(lambda: pass_on(self._round.id, group_id, easy=easy, scale=scale))

    def _raters(self) -> tuple[RaterChoice, ...]:
        """Everybody who is asked; those without a tick first."""
        services = self.workspace
        about = self._round.about
        assert about is not None
        partnership = services.partnerships.get(self._round.partnership_id)
        names, organisations = partnership.shown_names(), {o.id: o.name for o in partnership.organisations}
        ticked = services.rounds.ticked(self._round.id)
        own = {one.member_id for one in about.assignments if one.group_id == SELF}
        rows = [
            RaterChoice(
                member.id,
                names[member.id],
                organisations.get(member.organisation_id or "", ""),
                load_words(load, member.id in own),
                member.id in ticked,
            )
            for member, load in services.people_rounds.raters(self._round.id)
        ]
        return tuple(sorted(rows, key=lambda row: row.ticked))

    def _checks(self) -> tuple[Check, ...]:
        checks = []
        if self._screens > 1:
            checks.append(Check("warning", _("A second screen is on. Other people could read the answers.")))
        else:
            checks.append(Check("success", _("No second screen is found.")))
        power = self._power
        if power is not None and power.low:
            words = _("The battery is at {n} percent. Plug in before you hand over.", n=power.percent)
            checks.append(Check("warning", words))
        elif power is not None:
            checks.append(Check("success", _("The battery is at {n} percent.", n=power.percent)))
        if self._has_voice:
            checks.append(Check("success", _("This laptop can read the questions aloud.")))
        else:
            checks.append(
                Check("muted", _("This laptop has no voice, so Listen is left out. You can read to a person."))
            )
        return tuple(checks)


def eye_checks(has_voice: bool) -> tuple[str, ...]:
    """What the app cannot see and a person can. Headphones are of no use on a laptop without a voice."""
    always = (
        _("The projector is off, or its cable is out. A mirrored picture cannot be seen by the program."),
        _("The screen faces the person only."),
    )
    return (*always, _("Headphones are ready if they want to listen.")) if has_voice else always
