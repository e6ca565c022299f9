"""The words of both members are in memory until both were asked back; then only what they seal is kept."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.second_lock import SecondLock
from facilitator_app.services.file_words import difference, same_words
from facilitator_app.services.workspace import suggest_passphrase
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.common import SetupPresenter
from facilitator_app.ui.setup.lock_view import LockPage
from facilitator_app.ui.starting.attempt import Attempts


class LockPresenter(SetupPresenter[LockPage]):
    """Leaving before both have typed their words leaves everything as it was, and is told: words are on paper by then."""

    step = 3

    def begin(self) -> None:
        self.words: list[str] = []
        self.attempts: Attempts[SecondLock] = Attempts(self.shell, None, self.view.show_error)

    def fill(self) -> None:
        if self.round.lock is not None:
            self.view.show_made()
        else:
            self.view.show_offer(broken_off=bool(self.workspace.unfinished.of(*self._unfinished_key)))

    def make_words(self) -> None:
        """The first of the two is to have the laptop."""
        self._pass_on()

    def show_again(self) -> None:
        """The words of the one who has the laptop now."""
        self.workspace.unfinished.keep({"words": "seen"}, *self._unfinished_key)
        self.view.show_words(self._heading(), self.words[-1])

    def ask_back(self) -> None:
        self.view.show_asked(self._heading())

    def check(self, typed: str) -> None:
        """Compare what one of the two typed; then it is the other's turn, or the lock is made."""
        if not typed.strip():
            self.view.show_typed_error(_("Type your words, from where you wrote them."))
        elif not same_words(typed, self.words[-1]):
            self.view.show_typed_error(difference(typed, self.words[-1]))
        elif len(self.words) == 1:
            self._pass_on()
        else:
            both, store = tuple(self.words), self.workspace.store
            self.attempts.begin(_("Making the second lock"), lambda: store.new_lock(both), self._keep)

    def remove(self) -> None:
        if self.kept(lambda: self.rounds.set_lock(self.round_id, None)):
            self.view.show_offer(broken_off=False)

    def go_on(self) -> None:
        self.shell.go(to.SetupPromiseRoute(*self.ids))

    def go_back(self) -> None:
        self.go_on()

    def end(self) -> None:
        """No words stay."""
        self.words = []
        self.attempts.give_up()

    def _pass_on(self) -> None:
        """Words for one more, which nobody sees before the laptop is theirs."""
        self.words.append(suggest_passphrase())
        self.view.show_pass(self._heading())

    @property
    def _unfinished_key(self) -> tuple[str, str]:
        return self.round.partnership_id, f"second lock {self.round_id}"

    def _keep(self, lock: SecondLock) -> None:
        self.words = []
        self.workspace.unfinished.keep({}, *self._unfinished_key)
        if self.round.state is RoundState.DRAFT and self.kept(lambda: self.rounds.set_lock(self.round_id, lock)):
            self.view.show_made()

    def _heading(self) -> str:
        return _("Words of the first member") if len(self.words) == 1 else _("Words of the second member")
