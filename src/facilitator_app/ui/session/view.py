"""The session as a page: one step at a time in large letters, the steps in a list above, what is said at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from facilitator_app.domain.days import parts_of
from facilitator_app.domain.language import _
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.session import FIRST_LOOK, OWN_WORDS, AgreedAction, Reaction
from facilitator_app.packs.person.builder import builder_for_screen
from facilitator_app.packs.person.plan import reaction_words
from facilitator_app.ui.clock import SleepAwareClock, Waiting
from facilitator_app.ui.large_page import LargePage
from facilitator_app.ui.page import announce
from facilitator_app.ui.results.person_charts import BehaviourChart, PersonStrips, WordsOfOthers
from facilitator_app.ui.session.steps import SessionStep
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    REST,
    AreaBox,
    Button,
    Card,
    Choice,
    Choices,
    Column,
    DateField,
    Field,
    Flow,
    Notice,
    QuietButton,
    Row,
    SavedLine,
    StatusTag,
    TickBox,
    Wide,
    area_field,
    combo_field,
    heading2,
    small,
    text_label,
)
from facilitator_app.ui.widgets.layouts import set_width
from facilitator_app.ui.widgets.page_area import key_inside

if TYPE_CHECKING:
    from facilitator_app.ui.session.presenter import SessionPresenter

PAUSE = 0.5
"""Seconds after which something typed is saved, also while somebody types on and on."""
DAY = "day"
"""Ends the key of a field that holds a day."""
SAYING = 330
"""Width at 100 % of what is said, beside what is looked at."""


class SessionPage(LargePage):
    """Two people look at it."""

    presenter: SessionPresenter
    larger = 1.25

    def __init__(self) -> None:
        super().__init__(back=_("Leave the talk"))
        self.fields: dict[str, Field[AreaBox]] = {}
        self.days: dict[str, DateField] = {}
        self._known: dict[str, str] = {}
        self._unsaved = Waiting(self, SleepAwareClock(), self.save_pending, quiet=PAUSE, longest=PAUSE)
        self._saying: Column | None = None
        self.saved_line = SavedLine()
        self.saved_line.hide()
        self._tag = StatusTag(_("Practice"), "warning", "info")
        self._tag.hide()
        self.steps = combo_field(_("Step"), [])
        self._lock = QuietButton(_("Lock now"), "lock")
        self._bar = Flow(self._tag, self.steps, self._lock, self.saved_line, gap=20)
        self._content.insertWidget(0, self._bar)
        self._content.removeWidget(self.back_link)
        self._bar.add(self.back_link)

    def bind(self, presenter: SessionPresenter) -> None:
        self._lock.clicked.connect(presenter.shell.lock)  # saves what was typed before
        self.steps.editor.activated.connect(lambda _index: presenter.go(self.steps.text()))
        self._next = self.main_button(_("&Next"), partial(presenter.step, 1), foot=True)
        self._back = self.button(_("&Back"), partial(presenter.step, -1), foot=True)
        for keys, by in (("Left", -1), ("Right", 1)):
            key_inside(self.foot, keys, partial(presenter.step, by))
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            self.shortcut(keys, partial(presenter.step, by))
        super().bind(presenter)

    def save_pending(self) -> None:
        self._unsaved.stop()
        self.presenter.save_pending()

    # --- the frame

    def show_person(self, name: str, practice: bool) -> None:
        self.steps.label.setText(_("Talk with {name}", name=name.replace("&", "&&")))  # an "&" in a name is no key
        self._tag.setVisible(practice)

    def show_steps(self, steps: Sequence[tuple[str, str, bool]], current: str) -> None:
        """``steps``: key, name, and whether something is written there."""
        choices = []
        for n, (key, name, written) in enumerate(steps, 1):
            words = _("Step {n} of {all}: {step}", n=n, all=len(steps), step=name)
            choices.append((key, _("{step} (written)", step=words) if written else words))
        self.steps.editor.show_choices(choices, current)

    def show_title(self, title: str, where: str) -> None:  # ``where``: the list of steps says it already
        self._typing = any(field.editor.hasFocus() for field in self.fields.values())
        self.clear_errors()
        self.set_title(title)
        self._begin()
        if self.isVisible():
            announce(self, f"{where} {title}")
            self.area.verticalScrollBar().setValue(0)

    def show_buttons(self, back: bool, go_on: str) -> None:
        self._back.setVisible(back)
        self._next.setText(go_on or _("&Next"))
        self._next.updateGeometry()
        self.set_first_focus(self._next)
        if not self.isVisible():
            return
        self.order_tabs()
        note = self.fields.get("note")
        if self._typing and note is not None:
            note.editor.setFocus()
        elif self.focusWidget() is None or not self.focusWidget().isVisibleTo(self):
            self._next.setFocus()

    def show_saved(self) -> None:
        self.saved_line.set_words(_("Saved"))
        self.saved_line.show()

    def show_field(self, key: str, wrong: str) -> None:
        if field := self.days.get(key) or self.fields.get(key):
            field.show_error(wrong) if wrong else field.clear_error()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        boxes: dict[str, QWidget] = {key: field.editor for key, field in self.fields.items()}
        boxes |= {key: field.editor.day.editor for key, field in self.days.items()}
        self.show_errors([(words, boxes.get(key)) for words, key in problems])

    # --- the steps

    def show_opening(self, lines: Sequence[str], note: str) -> None:
        self.add(Card(*lines, bar=True, gap=10), self._area("note", _("What we write down"), note, 6))

    def show_part(
        self, subject: SubjectResults | Withheld, step: SessionStep, note: str, reaction: Reaction | None
    ) -> None:
        seen = Card(gap=10)
        asks = [step.ask]
        if isinstance(subject, Withheld):
            seen.add(heading2(subject.what), subject.do)
        elif step.key == FIRST_LOOK:
            _first_look(seen, subject)
        elif step.key == OWN_WORDS:
            seen.add(WordsOfOthers(builder_for_screen(subject)))
        else:
            section = next(one for one in subject.results.sections if one.section_id == step.key)
            shell = builder_for_screen(subject)
            seen.add(BehaviourChart(shell, section, noted=True))
            asks = shell.to_think_about(section) or asks
        seen.add(REST)
        self._saying = Column(*(text_label(ask, "body_bold") for ask in asks), gap=12)
        self._saying.add(self._reactions(reaction), self._area("note", _("What we write down"), note, 4), REST)
        self.add(Row(Wide(seen), self._saying, gap=24, fold=True))
        self._fit()

    def show_next(self, actions: Sequence[AgreedAction], share: str, note: str) -> None:
        self.add(_("Choose at most 3. One small step is better than a long list."))
        self._actions = Column(gap=14)
        self.add(self._actions)
        for number, action in enumerate(actions):
            self.show_action(number, action)
        another = Button(_("&Another action"), "plus", press=self.presenter.another_action)
        self._full = Notice("", "info")
        self.add(another, self._full, self._area("share", _("What I want to tell others"), share, 2))
        self.add(self._area("note", _("What else we write down"), note, 2))

    def show_action(self, number: int, action: AgreedAction) -> None:
        def field(name: str, label: str, lines: int = 1) -> Field[AreaBox]:
            made = self._area(f"{number} {name}", label, getattr(action, name), lines)
            made.editor.setAccessibleName(_("Action {n}: {field}", n=number + 1, field=label))
            return made

        card = Card(heading2(_("Action {n}", n=number + 1)), field("what", _("What I will do")), gap=10)
        for left, right in (
            (("first_step", _("First step")), ("by_when", _("By when"))),
            (("who_helps", _("Who can help")), ("how_known", _("How I will know"))),
        ):
            card.add(Row(Wide(field(*left)), Wide(field(*right)), gap=20, fold=True))
            if right[0] == "by_when":
                card.add(self._day(number, action))
        self._actions.add(card)
        if self.isVisible():
            self.order_tabs()
            self.fields[f"{number} what"].editor.setFocus()

    def _day(self, number: int, action: AgreedAction) -> DateField:
        """By when as a day; it may stay open."""
        key, shown = f"{number} {DAY}", parts_of(action.day, self.presenter.shell.today())
        made = DateField(_("By when: the day, if there is one"))
        for one in (made.editor.day, made.editor.month, made.editor.year):
            about = _("Action {n}: {field}", n=number + 1, field=_("By when: the day, if there is one"))
            one.editor.setAccessibleName(_("{about}: {part}", about=about, part=one.label.text()))
        made.show_text(shown)
        made.written.connect(partial(self._day_typed, key))
        self.days[key] = made
        return made

    def _day_typed(self, key: str, parts: str) -> None:
        self.presenter.typed(key, parts)
        self._unsaved.begin()

    def show_full(self, words: str) -> None:
        self._full.say(words, "info")
        announce(self, words)

    def show_end(self, lines: Sequence[str]) -> None:
        self.add(Card(*lines, bar=True, gap=10))

    def show_look_again(self, lines: Sequence[str], looked: bool) -> None:
        """When the two look again at what was agreed, the sheet for it, and that they have."""
        presenter = self.presenter
        print_ = Button(_("P&rint the sheet"), "print", press=presenter.paper.print_it)
        save = Button(_("&Save the sheet"), press=presenter.paper.save_it)
        done = TickBox(_("We have looked again"), turned=presenter.look_again)
        done.setChecked(looked)
        self.add(Card(heading2(_("Looking again")), *lines, Flow(print_, save, gap=12), done, gap=10))

    def show_erase(self, erasable: bool) -> None:
        if erasable:
            erase = QuietButton(_("Erase what we wrote"), "bin", press=self.presenter.erase)
            self.add(erase)

    def show_reaction(self, reaction: Reaction | None) -> None:
        self._choices.show_chosen(reaction)
        self._clear.setVisible(reaction is not None)
        self.order_tabs()

    # --- inside

    def _begin(self) -> None:
        self.fields = {}
        self.days = {}
        self._known = {}
        self._saying = None
        self._body.clear()

    def _area(self, key: str, label: str, text: str, lines: int) -> Field[AreaBox]:
        field = area_field(label, "", lines)
        field.show_text(text)
        field.editor.moveCursor(QTextCursor.MoveOperation.End)
        field.editor.textChanged.connect(partial(self._typed, key))
        field.editor.installEventFilter(self)
        self.fields[key] = field
        self._known[key] = text
        return field

    def _typed(self, key: str) -> None:
        text = self.fields[key].text()
        if text != self._known[key]:  # Qt tells of a new text size as well
            self._known[key] = text
            self.presenter.typed(key, text)
            self._unsaved.begin()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """What was typed is saved when its field is left."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QPlainTextEdit):
            self.save_pending()
        return super().eventFilter(watched, event)

    def _reactions(self, reaction: Reaction | None) -> QWidget:
        self._choices = Choices(
            [Choice(one, reaction_words(one)) for one in Reaction], about=_("How is this for you?"), cards=False, gap=2
        )
        self._choices.show_chosen(reaction)
        self._choices.chosen.connect(lambda key: self._react(Reaction(key)))
        self._clear = QuietButton(_("Take this away"), press=lambda: self._react(None))
        if reaction is None:  # shown only once it stands in the page
            self._clear.hide()
        title, hint = heading2(_("How is this for you?")), small(_("You need not choose."))
        return Column(title, hint, self._choices, self._clear, gap=4)

    def _react(self, reaction: Reaction | None) -> None:
        if reaction is None:
            self._choices.take_focus()
        self.presenter.react(reaction)

    def look_changed(self) -> None:
        super().look_changed()
        self._fit()

    def _fit(self) -> None:
        if self._saying is not None:
            set_width(self._saying, look_of(self), SAYING)


def _first_look(card: Card, subject: SubjectResults) -> None:
    shell = builder_for_screen(subject).two_views
    card.add(heading2(shell.finding or _("All behaviours together")))
    card.add(PersonStrips(shell, shell.results.sections, noted=True))
    both = Row(gap=24, fold=True)
    for title, items in ((_("What others see most"), subject.highest), (_("What others see least"), subject.lowest)):
        if items:
            column = Column(heading2(title), gap=6)
            for item in items[:3]:
                column.add(Column(item.short, small(shell.agreement(item)), gap=0))
            both.add(Wide(column))
            column.add(REST)
    card.add(both)
