"""Cards of words, a page for one comment, and the facilitator's own page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.domain.listed_names import NameMark
from facilitator_app.domain.own_words import OwnWords
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.view import ResultsPage
from facilitator_app.ui.theme import refresh
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Choice,
    Choices,
    Column,
    Flow,
    Notice,
    QuietButton,
    Row,
    StatusTag,
    TickBox,
    Wide,
    area_field,
    clear_layout,
    combo_field,
    heading2,
    small,
    text_field,
    text_label,
)
from facilitator_app.ui.widgets.marked_quote import MarkedQuote

if TYPE_CHECKING:
    from facilitator_app.ui.results.words_presenter import (
        CommentPresenter,
        CommentsPresenter,
        PrivatePresenter,
        WordsCard,
    )


MarkedComment = tuple[str, str, str, Sequence[NameMark]]
"""Id, the question it was written to, the words, and the names in them."""


class CommentsPage(ResultsPage):
    """People's own words."""

    presenter: CommentsPresenter

    def __init__(self) -> None:
        super().__init__("words", side=300)
        self._cards = Column(gap=12)
        self._waiting = Column(gap=8)
        self.add(self.figures)
        self.add_beside(self._waiting)

    def show_questions(self, questions: Sequence[tuple[str, str]], chosen: str) -> None:
        self.add_tabs()
        which = combo_field(_("&Which comments"), questions, chosen=chosen, choose=self.presenter.choose, narrow=True)
        self.chart.add(which, self._cards)
        self._which = which
        self.kept_view.keep_field("which", which)
        self.kept_view.keep("page", lambda: self.presenter.at, self.presenter.show_page)

    def show_cards(self, cards: Sequence[WordsCard], lines: Sequence[str], empty: str) -> None:
        self._cards.clear()
        if empty:
            self._cards.add(empty)
        if lines:
            self._cards.add(small(" ".join(lines)))
        self._cards.add(*comment_rows(cards, self.presenter.open))

    def show_waiting(self, said: str, questions: Sequence[tuple[str, str]]) -> None:
        """What is not read yet, with a way to each question; "" where there is nothing to read."""
        self._waiting.clear()
        if not said:
            return
        links = [QuietButton(words.replace("&", "&&"), press=partial(self._go_to, key)) for key, words in questions]
        self._waiting.add(Card(heading2(_("To read first")), said, *links, gap=8))
        refresh(self)

    def _go_to(self, place_id: str) -> None:
        self._which.show_text(place_id)
        self._from_the_top(partial(self.presenter.choose, place_id))

    def _from_the_top(self, show: Callable[[], object]) -> None:
        """Other comments come: what was pressed may go, and their first one is to be seen, above which the focus goes."""
        show()
        if not self.errors.isVisibleTo(self):  # it has the focus
            self._which.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pages(self, page: int, pages: int, unread: int) -> None:
        """``unread``: comments to this question, on all its pages, that were not read."""
        if unread and page + 1 == pages:
            read = partial(self._from_the_top, self.presenter.mark_read)
            self._cards.add(Flow(Button(_("I &have read these"), "check", press=read)))
        if pages > 1:
            turn = Flow()
            for words, by, there in ((_("Before"), -1, page > 0), (_("More comments"), 1, page + 1 < pages)):
                button = Button(words, press=partial(self._from_the_top, partial(self.presenter.turn, by)))
                button.setEnabled(there)
                turn.add(button)
            self._cards.add(text_label(_("Page {n} of {pages}", n=page + 1, pages=pages), "small"), turn)
        self.order_tabs()

    def show_private(self, words: str) -> None:
        if words:
            look = Button(_("&Only for you"), "lock", press=self.presenter.open_private)
            self.add_beside(Card(heading2(_("Only for you")), words, look, gap=10))
        about = _(
            "Give a comment themes, take names out, or hold it back. A theme is shown when 3 people are behind it."
        )
        self.add_beside(Card(heading2(_("Before you show them")), about))


def comment_rows(cards: Sequence[WordsCard], work_on: Callable[[str], object]) -> list[Row]:
    """Comments one under another: what was done to each, its themes, and the way to work on it, with its id."""
    rows = []
    for number, card in enumerate(cards, 1):
        work = Button(_("Work on it"), press=partial(work_on, card.id))
        work.setAccessibleName(_("Work on comment {n}", n=number))
        work.setAccessibleDescription(card.text)
        tags = [StatusTag(card.state, card.kind, "check" if card.kind == "success" else "circle")]
        tags += [StatusTag(theme, "neutral") for theme in card.themes]
        rows.append(
            Row(Wide(Column(MarkedQuote(card.text, card.marks), Flow(*tags, gap=8), gap=6)), work, gap=16, fold=True)
        )
    return rows


class CommentPage(FacilitatorPage):
    """One comment: what was written, the words shown in its place, its themes, and whether it is held back."""

    presenter: CommentPresenter

    def __init__(self) -> None:
        super().__init__(_("One comment"), back=_("In people's own words"), side=340)
        self._fields: dict[str, QWidget] = {}

    def show_comment(
        self, title: str, lead: str, words: OwnWords, asks_other_words: bool, marks: Sequence[NameMark]
    ) -> None:
        self._clear()
        self._names = Notice("", "warning")
        self.set_title(title)
        self.set_lead(lead)
        self.add(Card(heading2(_("As written")), MarkedQuote(words.original, marks), self._names))
        if words.held is not None:
            return
        label = _("&In other words") if asks_other_words else _("Shown &instead")
        hint = _("This person asked that you say it in other words. Leave out what points to them.")
        if not asks_other_words:
            hint = _("Take out names and whatever points to one person. Change nothing else.")
        copy = area_field(label, hint, lines=4)
        copy.show_text(words.changed or ("" if asks_other_words else words.original))
        self._fields["copy"] = copy.editor
        self.kept_view.keep_typed("copy", copy)
        keep = Button(_("&Keep these words"), press=lambda: self.presenter.keep_copy(copy.text()))
        self.add(Card(copy, Flow(keep), gap=12))

    def show_names(self, words: str) -> None:
        """What is marked, said in one sentence; "" for nothing."""
        self._names.say(words)

    def show_themes(self, themes: Sequence[tuple[str, str, bool]]) -> None:
        card = Card(heading2(_("Themes")), gap=6)
        boxes = []
        for theme, title, on in themes:
            box = TickBox(title, on=on, turned=lambda _on: chosen())
            boxes.append((theme, box))
            card.add(box)

        def chosen() -> None:
            self.presenter.give_themes([theme for theme, box in boxes if box.isChecked()])

        name = text_field(_("A theme of &your own"))
        self._fields["theme"] = name.editor
        self.kept_view.keep_typed("theme", name)
        add = Button(_("&Add"), press=lambda: self.presenter.add_theme(name.text()))
        name.editor.returnPressed.connect(lambda: self.presenter.add_theme(name.text()))
        card.add(name, Flow(add))
        self.add_beside(card)

    def show_held(self, reasons: Sequence[tuple[str, str]], held: str) -> None:
        if held:
            again = Button(_("Show it a&gain"), press=self.presenter.show_again)
            self.add(Card(heading2(_("Held back")), held, Flow(again), gap=10))
            return
        card = Card(heading2(_("Hold it back")), gap=10)
        why = Choices([Choice(key, words) for key, words in reasons], about=_("Why?"), cards=False)
        note = text_field(_("A &note, if you want"), _("Leave out the words of the comment."))
        hold = Button(_("&Hold it back"), press=lambda: self.presenter.hold_back(why.key or "", note.text()))
        self._fields["reason"] = why.options[0]
        self.kept_view.keep_typed("note", note)
        card.add(why, note, Flow(hold))
        self.add(card)
        self.order_tabs()

    def show_missing(self, words: str) -> None:
        self.add(Card(words, bar=True))

    def show_field_error(self, field: str, words: str) -> None:
        self.show_errors([(words, self._fields.get(field))])

    def _clear(self) -> None:
        clear_layout(self.body)
        clear_layout(self.side)


class PrivatePage(FacilitatorPage):
    """What only the facilitator reads, marked as such."""

    presenter: PrivatePresenter

    def __init__(self) -> None:
        super().__init__(_("Only for you"), back=_("In people's own words"))

    def show_warning(self, title: str, lead: str) -> None:
        self.set_title(title)
        self.add(Notice(lead, "warning", icon="lock"))

    def show_group(self, heading: str, about: str, comments: Sequence[MarkedComment], action: str) -> None:
        card = Card(heading2(heading), text_label(about, colour="muted"), gap=12)
        for number, (comment_id, title, text, marks) in enumerate(comments, 1):
            row = Row(Wide(Column(small(title), MarkedQuote(text, marks), gap=4)), gap=16, fold=True)
            if action:
                button = Button(action, press=partial(self.presenter.open, comment_id))
                button.setAccessibleName(_("{action}: comment {n}", action=action, n=number))
                button.setAccessibleDescription(text)
                row.add(button)
            card.add(row)
        self.add(card)

    def show_nothing(self, words: str) -> None:
        self.add(Card(words))
