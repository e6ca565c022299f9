"""Cards, one comment, and the facilitator's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from facilitator_app.charts.pieces import Piece, PieceKind
from facilitator_app.domain.listed_names import ListedNames
from facilitator_app.domain.own_words import HoldReason, own_theme
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.services.partnerships import ListedPerson
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.exports.presenter import ExportsPresenter
from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter
from facilitator_app.ui.results.presenter import ThemePresenter
from facilitator_app.ui.results.words_presenter import CommentPresenter, CommentsPresenter, PrivatePresenter
from facilitator_app.ui.routes import (
    CommentRoute,
    DifferRoute,
    ExportsRoute,
    OthersRoute,
    PrivateWordsRoute,
    StatementRoute,
    ThemeRoute,
    WordsRoute,
)
from facilitator_app.ui.screens import RoundBound
from facilitator_app.ui.theme import Look, load_themes
from facilitator_app.ui.widgets.marked_quote import MarkedQuote
from person import Person, settle
from services.test_comments import AS_WRITTEN, OTHER, PRIVATE, Comment, a_closed_round
from ui.checks import assert_sound
from ui.home.page_checks import button, check_looks, said
from ui.home.recording_shell import RecordingShell, RecordingView, a_workspace
from ui.setup.bench import beside_the_rail


class View(RecordingView):
    def show_head(self, title: str, lead: str, *, practice: bool = False) -> None:
        self.shown["show_head"] = (title, lead, practice)

    def focus_tabs(self) -> None: ...


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def closed(workspace: Workspace) -> Round:
    return a_closed_round(workspace, *map(Comment, AS_WRITTEN), OTHER, PRIVATE)


ROUTES: dict[type, type[RoundBound]] = {
    CommentsPresenter: WordsRoute, CommentPresenter: CommentRoute, PrivatePresenter: PrivateWordsRoute,
    OthersPresenter: OthersRoute, DifferPresenter: DifferRoute, StatementPresenter: StatementRoute,
}  # fmt: skip


def shown(kind: type, workspace: Workspace, closed: Round, *rest: str, **more: str) -> tuple[Any, View, RecordingShell]:
    shell, view = RecordingShell(workspace), View()
    presenter = kind(view, shell, ROUTES[kind](closed.partnership_id, closed.id, *rest, **more))
    presenter.show()
    return presenter, view, shell


def ids(workspace: Workspace, closed: Round) -> tuple[str, ...]:
    found = workspace.results.of_round(closed.id)
    assert isinstance(found, RoundResults)
    return found.sections[0].comments.ids


def test_cards_of_the_first_question_with_comments_and_how_many_are_held_back(
    workspace: Workspace, closed: Round
) -> None:
    presenter, view, shell = shown(CommentsPresenter, workspace, closed)
    cards, lines, empty = view.shown["show_cards"]
    assert sorted(card.text for card in cards) == sorted(AS_WRITTEN)
    assert (lines, empty) == (["4 comments are shown.", "2 comments are held back."], "")
    presenter.choose(closed.instrument.sections[1].id)
    assert view.shown["show_cards"][0] == []
    assert "We promised not to show it." in view.shown["show_cards"][2]
    presenter.open(cards[0].id)
    assert shell.screens[-1] == "comment"
    assert "2 comments are for you alone" in view.said("show_private")


def test_a_theme_can_be_chosen_when_three_people_are_behind_it(workspace: Workspace, closed: Round) -> None:
    for number, comment_id in enumerate(ids(workspace, closed)[:3]):
        workspace.comments.give_themes(closed.id, comment_id, {own_theme("Food")})
        _presenter, view, _shell = shown(CommentsPresenter, workspace, closed)
        titles = [title for _key, title in view.shown["show_questions"][0]]
        assert ("With the theme: Food" in titles) == (number == 2)
    presenter, view, _shell = shown(CommentsPresenter, workspace, closed)
    presenter.choose("theme:own:Food")
    cards = view.shown["show_cards"][0]
    assert {card.id for card in cards} == set(ids(workspace, closed)) & {card.id for card in cards}
    assert [card.themes for card in cards] == [("Food",)] * 3


def test_many_comments_come_in_pages(workspace: Workspace) -> None:
    many = a_closed_round(workspace, *(Comment(f"Number {n}") for n in range(14)), people=14)
    presenter, view, _shell = shown(CommentsPresenter, workspace, many)
    assert (len(view.shown["show_cards"][0]), view.shown["show_pages"]) == (12, (0, 2, 14))
    presenter.turn(1)
    assert (len(view.shown["show_cards"][0]), view.shown["show_pages"]) == (2, (1, 2, 14))


def test_working_on_one_comment(workspace: Workspace, closed: Round) -> None:
    comment_id = ids(workspace, closed)[0]
    presenter, view, shell = shown(CommentPresenter, workspace, closed, comment_id)
    presenter.keep_copy("Somebody is late")
    assert view.said("show_done").startswith("Kept.")
    presenter.add_theme("  ")
    assert view.shown["show_field_error"][0] == "theme"
    presenter.add_theme("Meetings")
    assert ("own:Meetings", "Meetings", True) in view.shown["show_themes"][0]
    presenter.hold_back("", "")
    assert view.shown["show_field_error"] == ("reason", "There is no reason yet. Choose why it is held back.")
    presenter.hold_back("could_hurt", "two people asked")
    assert shell.backs == 1, "to the page that was left, as it was left"
    kept = workspace.comments.get(closed.id, comment_id)
    assert (kept.changed, kept.held) == ("Somebody is late", HoldReason.COULD_HURT)


def test_what_is_read_is_marked_and_nothing_jumps(workspace: Workspace, closed: Round) -> None:
    presenter, view, _shell = shown(CommentsPresenter, workspace, closed)
    cards = view.shown["show_cards"][0]
    assert {card.state for card in cards} == {"Not read yet"}
    title = closed.instrument.sections[0].title.text()
    place = (closed.instrument.sections[0].id, f"4 comments: {title}")
    assert view.shown["show_waiting"] == ("4 comments are not read yet.", [place])
    first, second = cards[0].id, cards[1].id
    workspace.comments.take_names_out(closed.id, first, "Somebody said so")
    workspace.comments.hold_back(closed.id, second, HoldReason.COULD_HURT)
    workspace.comments.show_again(closed.id, second)
    again, view, _shell = shown(CommentsPresenter, workspace, closed)
    assert [card.id for card in view.shown["show_cards"][0]] == [card.id for card in cards]
    states = ["Changed by you", "Read", "Not read yet", "Not read yet"]
    assert [card.state for card in view.shown["show_cards"][0]] == states
    assert view.shown["show_pages"] == (0, 1, 2)
    again.mark_read()
    assert [card.state for card in view.shown["show_cards"][0]] == ["Changed by you", *["Read"] * 3]
    assert view.shown["show_waiting"] == ("You have read every comment that is shown.", [])
    assert view.shown["show_pages"] == (0, 1, 0)
    assert presenter.at == ""


def test_the_private_page_holds_what_no_other_page_does(workspace: Workspace, closed: Round) -> None:
    presenter, view, shell = shown(PrivatePresenter, workspace, closed)
    _heading, _about, cards, action = view.shown["show_group"]
    assert ([text for _id, _title, text, _marks in cards], action) == (["I am afraid"], "")
    presenter.leave()
    assert shell.backs == 1
    _presenter, words, _shell = shown(CommentsPresenter, workspace, closed)
    assert "I am afraid" not in repr(words.shown)


def test_many_waiting_comments_come_in_turn(workspace: Workspace) -> None:
    many = a_closed_round(workspace, *[OTHER] * 16, people=16)
    _presenter, view, _shell = shown(PrivatePresenter, workspace, many)
    _heading, about, cards, _action = view.shown["show_group"]
    assert len(cards) == 14
    assert "Here are 14 of 16" in about


def test_other_words_are_typed_and_kept_in_the_window(
    workspace: Workspace, closed: Round, show: Callable[..., Any]
) -> None:
    (waiting,) = workspace.comments.private(closed.id).to_put
    shell = RecordingShell(workspace)
    page = show(CommentPresenter.build(shell, CommentRoute(closed.partnership_id, closed.id, waiting.id)))
    assert "Bo shouts" in said(page)
    area = page.findChild(QPlainTextEdit)
    QTest.mouseClick(button(page, "Keep these words"), Qt.MouseButton.LeftButton)
    assert "There are no words to show yet." in page.errors.accessibleName()
    QTest.keyClicks(area, "Voices get loud")
    QTest.mouseClick(button(page, "Keep these words"), Qt.MouseButton.LeftButton)
    assert not page.errors.isVisibleTo(page)
    assert workspace.comments.get(closed.id, waiting.id).text == "Voices get loud"


@pytest.fixture
def named(workspace: Workspace) -> Round:
    """Comments with names from the lists in them."""
    names = ("Amina Yusuf does all the work", "Nobody asks JOSE", "The open door was late", "Wir reden viel")
    round_ = a_closed_round(workspace, *map(Comment, names))
    people = [ListedPerson("Amina Yusuf", "Open Door"), ListedPerson("José Núñez")]
    workspace.partnerships.add_people(round_.partnership_id, people)
    return round_


def test_names_on_the_lists_are_marked_for_the_facilitator(workspace: Workspace, named: Round) -> None:
    _presenter, view, _shell = shown(CommentsPresenter, workspace, named)
    cards, lines, _empty = view.shown["show_cards"]
    marked = {card.text: [card.text[mark.start : mark.end] for mark in card.marks] for card in cards}
    assert marked == {
        "Amina Yusuf does all the work": ["Amina Yusuf"],
        "Nobody asks JOSE": ["JOSE"],
        "The open door was late": ["open door"],
        "Wir reden viel": [],
    }
    assert "3 comments have names from your lists in them, which are underlined." in lines


def test_names_are_marked_on_the_page_of_the_theme_and_said_before_a_picture_leaves(
    workspace: Workspace, named: Round, show: Callable[..., Any]
) -> None:
    route = ThemeRoute(named.partnership_id, named.id, named.instrument.sections[0].id)
    page = show(ThemePresenter.build(RecordingShell(workspace), route))
    quotes = {quote.text(): quote.marks for quote in page.findChildren(MarkedQuote)}
    assert [len(quotes[text]) for text in ("Nobody asks JOSE", "Wir reden viel")] == [1, 0]
    assert "Names from your lists are in these words: " in said(page)
    piece = Piece(PieceKind.WORDS, named.instrument.sections[0].id)
    page = show(ExportsPresenter.build(RecordingShell(workspace), ExportsRoute(named.partnership_id, named.id, piece)))
    assert "3 comments in it have names from your lists." in said(page)


def test_names_are_said_on_the_page_of_one_comment_and_taken_out_by_nobody(
    workspace: Workspace, named: Round, show: Callable[..., Any]
) -> None:
    (about,) = [id_ for id_ in ids(workspace, named) if "JOSE" in workspace.comments.get(named.id, id_).text]
    route = CommentRoute(named.partnership_id, named.id, about)
    page = show(CommentPresenter.build(RecordingShell(workspace), route))
    assert "A name from your lists is in these words: JOSE. You decide whether it stays." in said(page)
    area = page.findChild(QPlainTextEdit)
    assert area.toPlainText() == "Nobody asks JOSE"
    area.setPlainText("Nobody asks, but Núñez")
    QTest.mouseClick(button(page, "Keep these words"), Qt.MouseButton.LeftButton)
    assert "in these words: Núñez." in said(page)
    area.setPlainText("Nobody asks")
    QTest.mouseClick(button(page, "Keep these words"), Qt.MouseButton.LeftButton)
    assert "from your lists" not in said(page)
    assert workspace.comments.get(named.id, about).original == "Nobody asks JOSE"


def test_what_a_reader_gets_has_no_marks(workspace: Workspace, named: Round) -> None:
    presenter, _view, _shell = shown(CommentsPresenter, workspace, named)
    found = workspace.results.of_round(named.id)
    assert isinstance(found, RoundResults)
    assert "your lists" not in repr(presenter.table(found))
    assert "your lists" not in repr(found)


def test_marks_are_drawn_on_plain_text(named: Round, show: Callable[..., Any]) -> None:
    assert named
    text = "<b>Amina</b> and 😀 José"
    marks = ListedNames.from_names(("Amina", "José")).marks(text)
    marked, plain = show(MarkedQuote(text, marks)), show(MarkedQuote(text, ()))
    assert marked.text() == plain.text() == text
    assert marked.accessibleDescription() == "Names in it: Amina and José"
    assert marked.grab().toImage() != plain.grab().toImage()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("presenter", "kind"),
    [(CommentsPresenter, WordsRoute), (PrivatePresenter, PrivateWordsRoute), (CommentPresenter, CommentRoute)],
)
def test_it_is_sound(
    presenter: Any, kind: type[RoundBound], workspace: Workspace, closed: Round, show: Callable[..., Any]
) -> None:
    rest = (ids(workspace, closed)[0],) if kind is CommentRoute else ()
    where = kind(closed.partnership_id, closed.id, *rest)
    check_looks(show, lambda: presenter.build(RecordingShell(workspace), where))


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_whoever_turns_to_more_comments_sees_the_first_of_them(
    workspace: Workspace, show: Callable[..., Any], scale: float
) -> None:
    """And what is pressed next by key is no neighbour of the button that went away."""
    many = a_closed_round(workspace, *(Comment(f"Number {n}") for n in range(14)), people=14)
    title = many.instrument.sections[0].title.text()
    shell = RecordingShell(workspace)
    page = CommentsPresenter.build(shell, WordsRoute(many.partnership_id, many.id))
    show(page, width=beside_the_rail(scale), look=Look(load_themes()["light"], scale))
    pages = []
    for words in ("More comments", "Before", f"14 comments: {title}", "More comments", "I have read these"):
        there = button(page, words)
        there.setFocus()
        settle()
        QTest.mouseClick(there, Qt.MouseButton.LeftButton)
        settle()
        assert QApplication.focusWidget().accessibleName() == "Which comments", words
        quotes = [quote for quote in page.findChildren(MarkedQuote) if quote.isVisible()]
        view = page.area.viewport()
        assert view.rect().contains(quotes[0].mapTo(view, quotes[0].rect().bottomLeft())), words
        pages.append([quote.text() for quote in quotes])
        assert_sound(page, width=beside_the_rail(scale))
    assert [len(texts) for texts in pages] == [2, 12, 12, 2, 2]
    assert {*pages[0], *pages[1]} == {f"Number {n}" for n in range(14)}
    assert "You have read every comment that is shown." in said(page)


@pytest.mark.slow
def test_the_page_of_the_comments_is_still_there_when_one_comes_back(person: Person, workspace: Workspace) -> None:
    many = a_closed_round(workspace, *(Comment(f"Number {n}") for n in range(14)), people=14)
    person.window.go(WordsRoute(many.partnership_id, many.id))
    person.press("More comments")
    assert person.sees("Page 2 of 2")
    person.press("Work on it")
    title = many.instrument.sections[0].title.text()
    person.press(title)
    assert person.sees("Kept.")
    (given,) = workspace.comments.themes_of(many.id).values()
    assert given == {many.instrument.sections[0].id}
    person.window.back()
    person.settle()
    assert person.sees("Page 2 of 2")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_question_with_nothing_to_show_and_a_comment_that_is_gone(
    workspace: Workspace, closed: Round, show: Callable[..., Any], scale: float
) -> None:
    shell, look = RecordingShell(workspace), Look(load_themes()["light"], scale)
    place = WordsRoute(closed.partnership_id, closed.id, closed.instrument.sections[1].id)
    page = show(CommentsPresenter.build(shell, place), width=beside_the_rail(scale), look=look)
    assert "Fewer than 3 people wrote something to show here." in said(page)
    assert page.presenter.piece == Piece(), "nothing of it can be copied or saved"
    assert_sound(page, width=beside_the_rail(scale))
    QTest.mouseClick(button(page, "Only for you"), Qt.MouseButton.LeftButton)
    assert shell.gone[-1] == PrivateWordsRoute(closed.partnership_id, closed.id)
    gone = CommentRoute(closed.partnership_id, closed.id, "nowhere")
    page = show(CommentPresenter.build(shell, gone), width=beside_the_rail(scale), look=look)
    assert "This is not in your file any more. Go back and choose again." in said(page)
    assert_sound(page, width=beside_the_rail(scale))
