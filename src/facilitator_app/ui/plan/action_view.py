"""One action as a page: what, who, by when; beside it how it stands and what happened, below it the five checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.domain.plan import Smart, Status, check_words, status_words
from facilitator_app.ui.list_editor import YES, UndoBar
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    AreaBox,
    Button,
    Card,
    Choice,
    Choices,
    Column,
    DateField,
    Divider,
    Field,
    Flow,
    QuietButton,
    Row,
    TickBox,
    Wide,
    area_field,
    combo_field,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.plan.action_presenter import ActionPresenter

NOT_YET = "not_yet"
SIDE = 340


class ActionPage(FacilitatorPage):
    presenter: ActionPresenter

    def __init__(self) -> None:
        super().__init__(back=_("What we will do"), side=SIDE)
        self.undo_bar = UndoBar(self)
        self.fields: dict[str, Field[Any]] = {}
        self.whole = Column(gap=14)
        self.source = Card(gap=6, bar=True)
        self.source.hide()
        self.checks: dict[Smart, Choices] = {}
        self._build_form()
        self._build_checks()
        self._build_state()
        self._build_notes()
        self.add(self.undo_bar, self.whole)
        self.whole.add(self.source, self.form, self.check_card)
        self.beside = Column(self.state_card, self.note_card, self.foot_card, gap=14)
        self.add_beside(self.beside)
        self.whole.hide()
        self.beside.hide()

    def bind(self, presenter: ActionPresenter) -> None:
        self.undo_bar.bind(presenter.undo)
        super().bind(presenter)

    # --- what it is made of

    def _area(self, key: str, label: str, hint: str = "", lines: int = 2) -> Field[AreaBox]:
        field = area_field(label, hint, lines)
        field.editor.written.connect(lambda text: self.presenter.write(key, text))
        self.fields[key] = field
        return field

    def _build_form(self) -> None:
        self.owner = combo_field(_("Who takes care of it"), [], choose=lambda key: self.presenter.write("owner", key))
        self.name = text_field(_("Their name")).set_width(28)
        self.name.editor.textEdited.connect(lambda words: self.presenter.write("owner_name", words))
        self.fields |= {"owner": self.owner, "owner_name": self.name}
        self.fields["by"] = date = DateField(_("By when"))
        date.written.connect(lambda parts: self.presenter.write("by", parts))
        self.reminder = small("")
        self.first = TickBox(
            _("One of the three to begin with"),
            turned=lambda on: self.presenter.write("first", YES if on else ""),
        )
        self.form = Card(
            self._area("want", _("What we want to see")),
            self._area("first_step", _("First step")),
            self.owner,
            self.name,
            Column(date, self.reminder, gap=4),
            self._area("how_known", _("How we will know that it worked")),
            self.first,
            gap=14,
        )

    def _build_checks(self) -> None:
        rows: list[QWidget] = []
        for one in Smart:
            choices = Choices(
                [Choice(YES, _("Yes")), Choice(NOT_YET, _("Not yet"))], about=check_words(one), cards=False, gap=0
            )
            choices.chosen.connect(partial(self._checked, one))
            self.checks[one] = choices
            rows += [Divider()] if rows else []
            rows.append(Row(Wide(text_label(check_words(one))), choices, gap=20, fold=True))
        self.first_wording = small("")
        self.again = self._area("again", _("Say it again in better words"))
        self.again_part = Column(self.first_wording, self.again, gap=6)
        self.again_part.hide()
        self.check_card = Card(
            heading2(_("Five questions before you agree")),
            small(_("Not yet is a good answer too: then say it again in better words.")),
            *rows,
            self.again_part,
            gap=10,
        )

    def _checked(self, one: Smart, key: str) -> None:
        self.presenter.write(f"check:{one}", key)

    def _build_state(self) -> None:
        choices = [(one.value, status_words(one)) for one in Status]
        self.status = combo_field(_("How it stands"), choices, choose=lambda key: self.presenter.write("status", key))
        self.fields["status"] = self.status
        self.reason = self._area("reason", _("Why it is dropped"))
        self.reason.hide()
        self.done_day = small("")
        self.state_card = Card(self.status, self.done_day, self.reason, gap=10)

    def _build_notes(self) -> None:
        self.note = area_field(_("How it goes"), "", 3)
        self.kept_view.keep_typed("note", self.note)
        self.notes = Column(gap=10)
        add = Button(_("&Add this note"), "plus", press=lambda: self.presenter.add_note(self.note.text()))
        self.note_card = Card(self.note, add, self.notes, gap=10)
        self.position = small("")
        self.up = QuietButton(_("Further &up"), press=lambda: self.presenter.move(-1))
        self.down = QuietButton(_("Further &down"), press=lambda: self.presenter.move(1))
        take_off = QuietButton(_("&Take it off the plan"), "bin", press=lambda: self.presenter.remove())
        self.foot_card = Card(self.position, Flow(self.up, self.down), take_off, gap=10)

    # --- what it shows

    def show_there(self, there: bool) -> None:
        """The action, or nothing of it while it is off the plan."""
        self.whole.setVisible(there)
        self.beside.setVisible(there)
        self.order_tabs()

    def show_source(self, words: str, where: str, can_go: bool, talked: bool) -> None:
        """What it came from, with the way back there. ``talked``: a group talked about it."""
        parts: list[QWidget] = [small(_("It came from:")), text_label(words, "body_bold"), small(where)]
        ways = Flow(gap=20)
        if can_go:
            ways.add(QuietButton(_("&Look at these results"), press=lambda: self.presenter.look_back()))
        if talked:
            ways.add(QuietButton(_("What was &said"), press=lambda: self.presenter.look_at_talk()))
        self.source.fill(*parts, ways)
        self.source.show()

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """What was typed, by the key of its field; nobody is told."""
        for key, text in texts.items():
            editor = self.fields[key].editor
            if isinstance(editor, AreaBox):
                editor.show_text(text)
            else:
                self.fields[key].show_text(text)

    def show_owner(self, choices: Sequence[tuple[str, str]], chosen: str, by_name: bool) -> None:
        self.owner.editor.show_choices(choices, chosen)
        self.name.setVisible(by_name)
        self.order_tabs()

    def show_first(self, on: bool) -> None:
        self.first.setChecked(on)

    def show_checks(self, answers: Mapping[Smart, bool]) -> None:
        for one, choices in self.checks.items():
            choices.show_chosen(None if one not in answers else YES if answers[one] else NOT_YET)

    def show_again(self, wanted: bool, first_wording: str) -> None:
        """The box for better words, with the first ones above it."""
        self.first_wording.say(_("First words: {words}", words=first_wording) if first_wording else "")
        if self.again_part.isVisibleTo(self) != wanted:
            self.again_part.setVisible(wanted)
            self.order_tabs()

    def show_state(self, status: Status, dropping: bool, done: str) -> None:
        self.status.show_text(status.value if not dropping else Status.DROPPED.value)
        self.done_day.say(done)
        if self.reason.isVisibleTo(self) != dropping:
            self.reason.setVisible(dropping)
            self.order_tabs()

    def show_notes(self, notes: Sequence[tuple[str, str]]) -> None:
        """Each note with its day, the newest first."""
        rows = []
        for index, (day, words) in enumerate(notes):
            away = QuietButton(_("Take this away"), "bin", press=partial(self.presenter.take_note, index))
            away.setAccessibleDescription(words)
            rows.append(Column(small(day), text_label(words), away, gap=2))
        self.notes.fill(*rows)
        self.order_tabs()

    def clear_note(self) -> None:
        self.note.show_text("")
        self.note.editor.setFocus()

    def show_position(self, words: str, up: bool, down: bool) -> None:
        self.position.say(words)
        self.up.setEnabled(up)
        self.down.setEnabled(down)

    def show_field(self, key: str, wrong: str) -> None:
        if field := self.fields.get(key):
            field.show_error(wrong) if wrong else field.clear_error()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """``problems``: what is wrong, and the key of its field."""
        self.show_errors([(words, self.fields[key].editor if key in self.fields else None) for words, key in problems])

    def show_off_plan(self, words: str) -> None:
        self.show_there(False)
        self.undo_bar.show_done(words)
        self.undo_bar.button.setFocus()
