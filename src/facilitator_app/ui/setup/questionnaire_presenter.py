"""Which questionnaire. Choosing one makes the draft."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _, language_names, n_
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.subjects import About
from facilitator_app.domain.words import tidy
from facilitator_app.ui import routes as to
from facilitator_app.ui.screens import RoundBound
from facilitator_app.ui.setup.common import SetupPresenter, SetupQuestion, size, take_questionnaire
from facilitator_app.ui.setup.paging import Pages
from facilitator_app.ui.setup.questionnaire_view import QuestionnairePage

PAGE = 6
"""Cards shown at once: more are hard to look through, and to go through by keys."""


@dataclass(frozen=True, slots=True)
class InstrumentCard:
    """One questionnaire as a card. ``suggested``: it has the main button."""

    id: str
    title: str
    purpose: str
    size: str
    easy: bool
    languages: str
    source: str
    suggested: bool


class QuestionnairePresenter(SetupPresenter[QuestionnairePage]):
    step = 0

    def begin(self) -> None:
        self._find = ""
        self._only_easy = False
        self._pages = Pages[Instrument](PAGE)
        self._all: tuple[Instrument, ...] = ()
        self._own: frozenset[str] = frozenset()

    def fill(self) -> None:
        if self.fixed:
            return
        self._all = self.workspace.library.all()
        self._own = self.workspace.own.ids()
        self._show_cards()

    def find(self, words: str) -> None:
        """Show only questionnaires in whose texts these words stand."""
        self._find = tidy(words).casefold()
        self._pages.begin()
        self._show_cards()

    def only_easy(self, on: bool) -> None:
        """Show only questionnaires that have easy words."""
        self._only_easy = on
        self._pages.begin()
        self._show_cards()

    def more(self) -> None:
        """The next ones; after the last the first again."""
        self._pages.turn()
        self._show_cards()

    def choose(self, instrument_id: str) -> None:
        """Make the draft with this questionnaire, or change the draft's; then go on."""
        there = self.tried(lambda: take_questionnaire(self.shell, RoundBound(*self.ids), instrument_id))
        if there is None:
            return
        if not isinstance(there, to.OtherQuestionnaireRoute):
            self.round_id = there.round_id
            self.shell.saved()
        self.shell.go(there)

    def read(self, instrument_id: str) -> None:
        """All its questions on one page, from which one comes back here."""
        self.shell.go(to.QuestionsRoute(instrument_id))

    def copy(self, instrument_id: str) -> None:
        """A copy of one's own, open to be changed."""
        draft_id = self.tried(lambda: self.workspace.own.copy(instrument_id))
        if draft_id is None:
            return
        self.shell.saved()
        self.shell.go(to.EditQuestionnaireRoute(self.partnership_id, self.round_id, draft_id))

    def check_file(self) -> None:
        """Let the person pick a questionnaire file and list every fault in it, each with its place."""
        path = self.shell.ask_open_path(_("Choose a questionnaire file"), _("Questionnaires (*.toml)"))
        if path is None:
            return
        faults = self.tried(lambda: self.workspace.library.faults_in(path))
        if faults is None:
            return
        if faults:
            words = n_("{name} has {n} fault.", "{name} has {n} faults.", len(faults), name=path.name)
            self.view.show_faults(words, faults)
        else:
            from facilitator_app.services.workspace import own_instruments

            words = _("{name} has no faults. To use it, copy it into the folder below.", name=path.name)
            self.view.show_sound(words, str(own_instruments(self.workspace.store.path)))

    def _show_cards(self) -> None:
        newest = next(iter(self.rounds.of_partnership(self.partnership_id)), None)
        used = newest.instrument.id if newest is not None else ""
        shown = [i for i in self._all if self._fits(i)]
        first = next((i.id for i in shown if i.id == used), shown[0].id if shown else "")
        ordered = sorted(shown, key=lambda i: (i.id != first, i.id not in self._own))
        part, position, more = self._pages.of(ordered)
        is_draft = newest is not None and newest.state is RoundState.DRAFT
        cards = tuple(self._card(i, i.id == used, is_draft, i.id == first) for i in part)
        empty = "" if cards else _("No questionnaire fits. Use fewer words to find one.")
        self.view.show_cards(cards, empty)
        self.view.show_more(position, more)

    def _fits(self, instrument: Instrument) -> bool:
        if self._only_easy and not instrument.has_easy_words():
            return False
        parts = [str(section.title) for section in instrument.sections]
        text = " ".join([str(instrument.title), str(instrument.purpose), *parts]).casefold()
        return all(word in text for word in self._find.split())

    def _card(self, instrument: Instrument, used: bool, in_draft: bool, suggested: bool) -> InstrumentCard:
        spoken = language_names(instrument.languages)
        if used and in_draft:
            spoken = _("{languages}. Chosen for this round", languages=spoken)
        elif used:
            spoken = _("{languages}. Used last time", languages=spoken)
        return InstrumentCard(
            id=instrument.id,
            title=str(instrument.title),
            purpose=str(instrument.purpose),
            size=size(instrument),
            easy=instrument.has_easy_words(),
            languages=spoken,
            source=_("Source: {citation}", citation=instrument.source.citation),
            suggested=suggested,
        )


class OtherKindPresenter(SetupQuestion):
    """The question before a questionnaire of another kind throws away who a draft is about and who answers."""

    route: to.OtherQuestionnaireRoute

    def show(self) -> None:
        """What goes."""
        about = self.round.about or About()
        title = str(self.workspace.library.get(self.route.instrument_id).title)
        self.view.show_question(
            _("Take {title} instead?", title=title),
            (
                _("That questionnaire is about the partnership, and this draft is about people."),
                n_("The draft goes: {n} person it is about, and who answers about them.",
                   "The draft goes: {n} people it is about, and who answers about them.", len(about.subjects)),
                _("Nobody has answered yet. The people of the partnership stay."),
            ),
            safe=_("Keep the draft"),
            act=_("Take the other questionnaire"),
        )  # fmt: skip

    def do_it(self) -> None:
        """Throw the draft away and go on with the other questionnaire."""
        there = self.tried(
            lambda: take_questionnaire(self.shell, RoundBound(*self.ids), self.route.instrument_id, sure=True)
        )
        if there is None:
            return
        self.shell.saved()
        self.shell.go(there, remember=False)
