"""Choices at the left, and at the right what people will read, changing as one chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.round import CommentRule
from facilitator_app.ui.respondent.promise_words import PromiseLine
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.setup.promise_text import MarkedText
from facilitator_app.ui.widgets import (
    REST,
    Button,
    Card,
    Choice,
    Choices,
    Column,
    ComboBox,
    DateBoxes,
    Field,
    Flow,
    Notice,
    NumberBox,
    Row,
    TextLabel,
    TickBox,
    combo_field,
    heading2,
    small,
    text_label,
)
from facilitator_app.ui.widgets.notice import Icon

if TYPE_CHECKING:
    from facilitator_app.ui.setup.promise_presenter import PromiseChoices, PromisePresenter, VoiceChoice

MOST = 99


class PromisePage(SetupPage):
    presenter: PromisePresenter

    def __init__(self) -> None:
        super().__init__(_("What do you promise people?"), go_on=_("Continue"), side=460)
        self.total = NumberBox(_("People in all"), MOST, 0, MOST)
        self.group = NumberBox(_("People in a group"), MOST, 0, MOST)
        self.total.chosen.connect(lambda n: self.presenter.set_total(n))
        self.group.chosen.connect(lambda n: self.presenter.set_group(n))
        self.voice_fields: dict[str, Field[ComboBox]] = {}
        self.voice_notes: dict[str, TextLabel] = {}
        self.lock = Notice(
            _("These numbers lock when the first person says yes. They can go up, not down."), icon="lock"
        )
        self.voices = Column(gap=12)
        self.voices_part = Column(
            heading2(_("Protected voice")),
            text_label(
                _("A protected voice that is too few is joined with nobody, and then no group is shown at all. "
                  "Ask them before the round. They can choose to be counted with one other group.")
            ),
            self.voices,
            gap=8,
        )  # fmt: skip
        self.voices_part.hide()
        self.comments_head = heading2(_("Comments"))
        self.comments = Column()
        self._build_date()
        self.funder = TickBox(
            _("The people who pay for this work see them too"), turned=lambda on: self.presenter.set_funder(on)
        )
        self.lists = TickBox(_("I may save the answers as mixed lists"), turned=lambda on: self.presenter.set_lists(on))
        self.lists.hide()
        self.lock_words = text_label("")
        self.lock_button = Button(_("A second lock"), "lock", press=lambda: self.presenter.choose_lock())
        limits = Flow(
            self._numbered(_("People in all"), self.total), self._numbered(_("People in a group"), self.group)
        )
        self.readers, self.why_usual = text_label(""), small("")
        self.limits = Column(heading2(_("Smallest number to show")), limits, self.why_usual, self.lock, gap=8)
        self.add(self.limits)
        self.open_book = Notice(
            _("In this questionnaire each organisation answers about the others, and the results show who said what.")
        )
        self.open_book.hide()
        self.add(self.open_book, self.voices_part)
        for widgets in (
            (self.comments_head, self.comments),
            (
                heading2(_("Delete all answers on")),
                self.date,
                small(_("A year is usual. From that day on no answers and no results are shown any more.")),
            ),
            (heading2(_("Who sees the results")), self.readers, self.funder, self.lists),
            (heading2(_("Who can open the answers")), self.lock_words, self.lock_button),
        ):
            self.add(Column(*widgets, gap=8))
        self._build_preview()

    def _build_date(self) -> None:
        self.date = DateBoxes()
        self.day, self.month, self.year = self.date.day, self.date.month, self.date.year
        self.date.typed.connect(lambda day, month, year: self.presenter.set_date(day, month, year))

    def _build_preview(self) -> None:
        head = Row(Icon("screen", "ink", 22), heading2(_("What people will read")), REST, gap=10)
        self.preview = Card(gap=12, margins=(28, 22, 24, 22))
        self.add_beside(head, self.preview, small(_("This changes as you choose.")))

    def _numbered(self, words: str, box: NumberBox) -> Row:
        return Row(text_label(words, wrap=False, buddy=box), box, gap=16)

    def show_choices(self, choices: PromiseChoices) -> None:
        self.readers.setText(choices.readers)
        self.why_usual.say(choices.why_usual)
        self.limits.setVisible(not choices.open_book)
        self.open_book.setVisible(choices.open_book)
        for box, value, least in (
            (self.total, choices.total, choices.total_least),
            (self.group, choices.group, choices.group_least),
        ):
            with QSignalBlocker(box):
                box.setRange(least, MOST)
            box.show_value(value)
        self.show_voices(choices.voices, fixed=choices.lists_fixed)
        self.lock_words.setText(choices.opens)
        self.lock_button.setVisible(not choices.lists_fixed)
        self._show_comments(choices)
        self.date.show_date(str(choices.day), str(choices.month), str(choices.year))
        with QSignalBlocker(self.funder):
            self.funder.setChecked(bool(choices.funder))
        self.funder.setVisible(choices.funder is not None)
        with QSignalBlocker(self.lists):
            self.lists.setChecked(choices.lists is True)
        self.lists.setVisible(choices.lists is not None)
        self.lists.setEnabled(not choices.lists_fixed)
        if choices.locked:
            self.lock.say(_("People have answered. The numbers can still go up. The rest is fixed."), "info", "lock")
            for widget in (
                *self.comments_choice.options,
                self.day.editor,
                self.month.editor,
                self.year.editor,
                self.funder,
            ):
                widget.setEnabled(False)

    def show_voices(self, voices: tuple[VoiceChoice, ...], *, fixed: bool = False) -> None:
        """With whom each protected voice chose to be counted, and what is shown of it then."""
        self.voices_part.setVisible(bool(voices))
        known = [voice.id for voice in voices]
        if known != list(self.voice_fields):
            self.voice_fields = {voice.id: self._voice_field(voice) for voice in voices}
            self.voice_notes = {voice.id: small("") for voice in voices}
            rows = (Column(self.voice_fields[id_], self.voice_notes[id_], gap=4) for id_ in known)
            self.voices.fill(*rows)
        for voice in voices:
            self.voice_fields[voice.id].show_text(voice.chosen)
            self.voice_fields[voice.id].editor.setEnabled(not fixed)
            words = _("With the numbers you ask: {then}.", then=voice.then) if voice.then else ""
            self.voice_notes[voice.id].say(words)

    def _voice_field(self, voice: VoiceChoice) -> Field[ComboBox]:
        return combo_field(
            _("If too few answer as {name}, count them with", name=voice.name),
            voice.choices,
            choose=lambda other: self.presenter.set_counted_with(voice.id, other),
        )

    def _show_comments(self, choices: PromiseChoices) -> None:
        show = n_(
            "Show when {n} or more people wrote something",
            "Show when {n} or more people wrote something",
            choices.comment_limit,
        )
        self.comments_choice = Choices(
            [
                Choice(CommentRule.SHOW, show),
                Choice(CommentRule.FACILITATOR_ONLY, _("Only the facilitator reads them")),
                Choice(CommentRule.DO_NOT_ASK, _("Do not ask for comments")),
            ],
            about=_("Comments"),
            cards=False,
        )
        self.comments_choice.show_chosen(choices.comments)
        self.comments_choice.chosen.connect(lambda rule: self.presenter.set_comments(rule))
        self.comments.fill(self.comments_choice)

    def show_limits(self, total: int, group: int) -> None:
        """The limits as they are saved; the one for everyone never lies below the one for a group."""
        with QSignalBlocker(self.total):
            self.total.setMinimum(max(group, min(self.total.minimum(), total)))
        self.total.show_value(total)
        self.group.show_value(group)

    def show_preview(self, title: str, lines: tuple[PromiseLine, ...]) -> None:
        self.preview.fill(heading2(title), *(MarkedText(line.words, line.marks) for line in lines))

    def show_open(self) -> None:
        """The round runs: there is no next step, only the way back to it."""
        self.continue_button.setText(_("Open the round"))
        self.stepper.hide()
        self.above.hide()

    def show_date_error(self, words: str) -> None:
        self.show_error(words, self.day)
