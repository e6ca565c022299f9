"""By the code only, one thing at a time, and never without a reason. Nothing is saved before the last button."""

from __future__ import annotations

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.change import Act, Reason
from facilitator_app.domain.instrument import Item
from facilitator_app.domain.language import _
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.seat import Slip
from facilitator_app.ui import routes as to
from facilitator_app.ui.copies.words import copies_follow
from facilitator_app.ui.corrections import words
from facilitator_app.ui.corrections.view import CorrectionsPage
from facilitator_app.ui.presenter import Presenter


class CorrectionsPresenter(Presenter[CorrectionsPage, to.CorrectionsRoute]):
    """Holds the response that was found, for as long as the page is there. One code opens one answer to look at."""

    leads_back = to.RoundRoute

    def begin(self) -> None:
        self._round = self.workspace.rounds.get(self.route.round_id)
        self._slip: Slip | None = None
        self._act: Act | None = None
        self._item: Item | None = None

    def show(self) -> None:
        self.view.set_back(self._round.name)
        if self._round.state is not RoundState.OPEN:
            self.view.show_not_open(_("This round is not open, so nobody's answers can be found any more."))
            return
        self.start_over()

    def start_over(self, done: str = "") -> None:
        """Forget what was found, and ask for a code."""
        self._slip = self._act = self._item = None
        log = [words.line_words(line) for line in self.workspace.corrections.log(self._round.id)]
        self.view.show_search(done, log)

    def find(self, code: str) -> None:
        if not code.strip():
            self.view.show_code_error(_("There is no code yet. Type the letters and digits from the slip."))
            return
        service = self.workspace.corrections
        self._slip = self.tried(lambda: service.find(self._round.id, code), self.view.show_code_error)
        if self._slip is None:
            return
        out = self._slip.excluded
        acts = [Act.CORRECTED, Act.RETURNED if out else Act.EXCLUDED, Act.WITHDRAWN]
        state = _("We found it. It is left out of the results now.") if out else _("We found it. It counts now.")
        if self._round.about is not None:
            state += " " + _("It is all that this person said about anybody.")
        self.view.show_acts([(act.value, *words.act_words(act)) for act in acts], state)

    def choose(self, act: str) -> None:
        self._act, self._item = Act(act), None
        if self._act is not Act.CORRECTED:
            self._show_reasons([])
            return
        self.view.show_questions([(i.id, f"{n}. {self._title(i)}") for n, i in enumerate(self._questions(), 1)])

    def look(self, item_id: str) -> None:
        """Show the one answer. To look at another one, the code must be typed again."""
        item = next((item for item in self._questions() if item.id == item_id), None)
        if self._slip is None or item is None:
            self.view.show_missing({"question": _("There is no question yet. Choose one from the list.")})
            return
        slip, service = self._slip, self.workspace.corrections
        if answers := self.tried(lambda: (service.answer_of(slip, item.id),)):
            self._item = item
            labels = dict(words.answer_keys(self._round.instrument.scale_of(item)))
            self.view.show_answer(item.text.text(), labels[words.key_of(answers[0])])

    def unlock(self) -> None:
        if self._item is not None:
            self._show_reasons(words.answer_keys(self._round.instrument.scale_of(self._item)))

    def save(self, answer: str | None, reason: str | None, note: str) -> None:
        """Do it, if everything is chosen that must be."""
        if self._slip is None or self._act is None:
            return
        missing = {}
        if self._act is Act.CORRECTED and answer is None:
            missing["answer"] = _("There is no new answer yet. Choose one.")
        if reason is None:
            missing["reason"] = _("There is no reason yet. Choose one from the list.")
        if missing:
            self.view.show_missing(missing)
            return
        slip, act, why = self._slip, self._act, None if reason is None else Reason(reason)
        if self.kept(lambda: self._do(slip, act, answer, why, note)):
            self.start_over(words.done_words(act))

    def _title(self, item: Item) -> str:
        """The headline of a question; in a round about people with whom it is about."""
        if self._round.about is None:
            return item.short.text()
        who = self._round.about.subject(AnswerKey.of(item.id).subject_id).name
        return _("{who}: {question}", who=who, question=item.short.text())

    def _questions(self) -> tuple[Item, ...]:
        return self.workspace.corrections.questions(self._slip) if self._slip is not None else ()

    def _do(self, slip: Slip, act: Act, answer: str | None, reason: Reason | None, note: str) -> None:
        service = self.workspace.corrections
        if act is Act.CORRECTED:
            if self._item is not None and answer is not None:
                service.correct(slip, self._item.id, words.answer_of(answer), reason, note)
        elif act is Act.EXCLUDED:
            service.leave_out(slip, reason, note)
        elif act is Act.RETURNED:
            service.count_again(slip, reason, note)
        else:
            service.withdraw(slip, reason, note)

    def _show_reasons(self, answers: words.Pairs) -> None:
        if self._act is not None:
            told = copies_follow() if self._act is Act.WITHDRAWN else ""
            self.view.show_reasons(answers, words.reasons_for(self._act), words.save_words(self._act), told)
