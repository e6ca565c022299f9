"""People's own words; one comment to work on; what only the facilitator reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.charts.pieces import Piece, PieceKind, comment_figures, comments_at, words_table
from facilitator_app.charts.tables import TableData
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.listed_names import ListedNames, NameMark
from facilitator_app.domain.own_words import OWN_THEME, CommentActKind, HoldReason, OwnWords, own_theme
from facilitator_app.domain.response import CommentUse
from facilitator_app.domain.results import CommentFigures, RoundResults, Withheld
from facilitator_app.ui import routes as to
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.results.presenter import ResultsPresenter
from facilitator_app.ui.results.words_view import CommentPage, CommentsPage, PrivatePage
from facilitator_app.ui.wordings import names_in, release

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace

A_PAGE = 12
"""Comments on one page of cards."""
MOST_PRIVATE = 14
"""Comments with a button in one list of the facilitator's own page."""


def reason_words() -> dict[HoldReason, str]:
    """Why a comment can be held back, in words."""
    return {
        HoldReason.POINTS_TO_SOMEBODY: _("People could tell who wrote it, or whom it is about"),
        HoldReason.COULD_HURT: _("It could hurt somebody"),
        HoldReason.NOT_ABOUT_THIS: _("It is not about this partnership"),
        HoldReason.WRITER_ASKED: _("The person who wrote it asked for it"),
    }


def act_words(act: CommentActKind | None) -> tuple[str, str]:
    """What was done last to a comment that is shown, and the kind of its tag."""
    if act is None:
        return _("Not read yet"), "info"
    if act is CommentActKind.NAMES_OUT:
        return _("Changed by you"), "success"
    return (_("In your words") if act is CommentActKind.OTHER_WORDS else _("Read")), "success"


@dataclass(frozen=True, slots=True)
class WordsCard:
    """One comment that is shown, with the names of its themes, what was done last to it and the kind of tag for that.

    ``marks``: names from the partnership's lists, for the facilitator.
    """

    id: str
    text: str
    themes: tuple[str, ...]
    marks: tuple[NameMark, ...] = ()
    state: str = ""
    kind: str = "info"


def cards_of(workspace: Workspace, round_id: str, figures: CommentFigures, titles: dict[str, str]) -> list[WordsCard]:
    """The comments on one question, in the order that stays while one works through them."""
    comments = workspace.comments
    given, names, acts = comments.themes_of(round_id), comments.listed_names(round_id), comments.last_acts(round_id)
    texts = dict(zip(figures.ids, figures.texts, strict=True))
    return [
        WordsCard(
            id_,
            texts[id_],
            tuple(theme_title(t, titles) for t in sorted(given.get(id_, ()))),
            names.marks(texts[id_]),
            *act_words(acts.get(id_)),
        )
        for id_ in comments.order.of(figures.ids)
    ]


def not_read(figures: CommentFigures, acts: Mapping[str, CommentActKind]) -> int:
    """How many comments on a question were not worked on."""
    return sum(id_ not in acts for id_ in figures.ids)


class CommentsPresenter(ResultsPresenter[CommentsPage]):
    """Only what ``analysis.release`` let through is here, so the page may be projected."""

    chosen = ""
    _at = 0

    def fill(self, results: RoundResults) -> None:
        lead = _("Comments are kept apart from names and answers. The order is mixed each time you open your file.")
        self.view.show_head(_("{round}: own words", round=results.round_name), lead, practice=results.practice)
        questions = [(figures.place_id, title) for figures, title in comment_figures(results)]
        self.chosen = self.place_id if self.place_id in dict(questions) else self._first(results)
        self.view.show_questions(questions, self.chosen)
        self._show_waiting(results)
        private = self.workspace.comments.private(results.round_id).count
        self.view.show_private(
            n_("{n} comment is for you alone, waits for other words, or is held back.",
               "{n} comments are for you alone, wait for other words, or are held back.", private) if private else ""
        )  # fmt: skip
        self._show_cards()

    def choose(self, place_id: str) -> None:
        """The comments on another question, or with another theme."""
        self.chosen, self._at, self.place_id = place_id, 0, place_id
        self._show_cards()

    def show_page(self, page: str) -> None:
        """The page of these comments that was left."""
        self._at = int(page)
        self._show_cards()

    @property
    def at(self) -> str:
        """The page of the comments; empty for the first."""
        return str(self._at) if self._at else ""

    def mark_read(self) -> None:
        """All comments to this question were read and stay as they are."""
        assert self.results is not None
        ids = comments_at(self.results, self.chosen).ids
        if self.kept(lambda: self.workspace.comments.mark_read(self.route.round_id, ids)):
            self._show_waiting(self.results)
            self._show_cards()

    def turn(self, by: int) -> None:
        """More comments, or those before."""
        self._at += by
        self._show_cards()

    def open(self, comment_id: str) -> None:
        """Work on one comment."""
        self.shell.go(to.CommentRoute(*self.route.ids, comment_id))

    def open_private(self) -> None:
        self.shell.go(to.PrivateWordsRoute(*self.route.ids))

    @property
    def piece(self) -> Piece:
        shown = self.results is not None and self.chosen and comments_at(self.results, self.chosen).texts
        return Piece(PieceKind.WORDS, self.chosen) if shown else Piece()

    def table(self, results: RoundResults) -> TableData:
        return words_table(comments_at(results, self.chosen))

    def _first(self, results: RoundResults) -> str:
        """The first question with comments to show, else the first of all."""
        questions = [figures for figures, _title in comment_figures(results)]
        return next((p.place_id for p in questions if p.texts), questions[0].place_id if questions else "")

    def _show_cards(self) -> None:
        if self.results is None or not self.chosen:
            return
        figures = comments_at(self.results, self.chosen)
        pages = max(1, -(-len(figures.texts) // A_PAGE))
        self._at = max(0, min(self._at, pages - 1))
        titles = {s.section_id: s.title for s in self.results.sections}
        cards = cards_of(self.workspace, self.route.round_id, figures, titles)
        unread = not_read(figures, self.workspace.comments.last_acts(self.route.round_id))
        lines = []
        if figures.texts:
            lines.append(n_("{n} comment is shown.", "{n} comments are shown.", len(figures.texts)))
        if figures.held_back:
            lines.append(n_("{n} comment is held back.", "{n} comments are held back.", figures.held_back))
        if marked := sum(bool(card.marks) for card in cards):
            lines.append(
                n_("{n} comment has a name from your lists in it, which is underlined.",
                   "{n} comments have names from your lists in them, which are underlined.", marked)
            )  # fmt: skip
        self.view.show_cards(cards[self._at * A_PAGE : (self._at + 1) * A_PAGE], lines, figures.withheld)
        self.view.show_pages(self._at, pages, unread)

    def _show_waiting(self, results: RoundResults) -> None:
        """At which questions comments wait to be read."""
        acts = self.workspace.comments.last_acts(results.round_id)
        asked = (*(section.comments for section in results.sections), *results.open_comments)
        waits = [(figures.place_id, figures.title, n) for figures in asked if (n := not_read(figures, acts))]
        shown = any(figures.ids for figures in asked)
        said = n_("{n} comment is not read yet.", "{n} comments are not read yet.", sum(n for _id, _title, n in waits))
        if not waits:
            said = _("You have read every comment that is shown.") if shown else ""
        rows = [(id_, n_("{n} comment: {title}", "{n} comments: {title}", n, title=title)) for id_, title, n in waits]
        self.view.show_waiting(said, rows)


class CommentPresenter(Presenter[CommentPage, to.CommentRoute]):
    """One comment: give it themes, take names out of a copy, or hold it back.

    ``round_id``: where its answers are; in a round about people that of the one it is about.
    """

    def begin(self) -> None:
        self.round_id = self.route.inner_id or self.route.round_id

    def show(self) -> None:
        words = self.tried(
            lambda: self.workspace.comments.get(self.round_id, self.route.comment_id),
            self.view.show_missing,
        )
        if words is None:
            return
        self._show(words)

    def keep_copy(self, text: str) -> None:
        """Show these words in place of those written; the original is kept."""
        service = self.workspace.comments
        if self._do(
            "copy",
            lambda: service.take_names_out(self.round_id, self.route.comment_id, text),
            _("Kept. These words are shown now."),
        ):
            self._say_names(service.listed_names(self.round_id), service.get(self.round_id, self.route.comment_id))

    def give_themes(self, themes: Sequence[str]) -> None:
        service = self.workspace.comments
        self._do("theme", lambda: service.give_themes(self.round_id, self.route.comment_id, themes), _("Kept."))

    def add_theme(self, name: str) -> None:
        """A theme of the facilitator's own."""

        def work() -> OwnWords:
            service = self.workspace.comments
            words = service.get(self.round_id, self.route.comment_id)
            return service.give_themes(self.round_id, self.route.comment_id, words.themes | {own_theme(name)})

        if self._do("theme", work, _("Kept.")):
            self.show()

    def hold_back(self, reason: str, note: str) -> None:
        service = self.workspace.comments
        why = HoldReason(reason) if reason else None
        if self._do("reason", lambda: service.hold_back(self.round_id, self.route.comment_id, why, note), ""):
            self.leave()

    def show_again(self) -> None:
        service = self.workspace.comments
        if self._do("reason", lambda: service.show_again(self.round_id, self.route.comment_id), ""):
            self.leave()

    def _show(self, words: OwnWords) -> None:
        other = words.use is CommentUse.OTHER_WORDS
        lead = _("The original stays in your locked file. What you do here is logged, without the words.")
        names = self.workspace.comments.listed_names(self.round_id)
        self.view.show_comment(_("One comment"), lead, words, other, names.marks(words.original))
        self._say_names(names, words)
        if not words.held and words.text and not self.route.inner_id:  # nothing about people is shown by theme
            self.view.show_themes(self._themes(words))
        reasons = [(reason.value, said) for reason, said in reason_words().items()]
        self.view.show_held(reasons, reason_words()[words.held] if words.held else "")

    def _say_names(self, names: ListedNames, words: OwnWords) -> None:
        """In one sentence, what is marked in the words that are shown now; nothing is taken out by itself."""
        self.view.show_names(names_in(names, [words.changed or words.original]))

    def _themes(self, words: OwnWords) -> list[tuple[str, str, bool]]:
        results = release(self.workspace, self.round_id)
        titles = {} if isinstance(results, Withheld) else {s.section_id: s.title for s in results.sections}
        ids = [*titles, *(t for t in self.workspace.comments.themes(self.round_id) if t not in titles)]
        return [(theme, theme_title(theme, titles), theme in words.themes) for theme in ids]

    def _do(self, field: str, work: Callable[[], OwnWords], said: str) -> bool:
        done = self.kept(work, partial(self.view.show_field_error, field))
        if done and said:
            self.view.show_done(said)
        return done


class PrivatePresenter(Presenter[PrivatePage, to.PrivateWordsRoute]):
    """What only the facilitator reads. Nothing of it is a ``RoundResults``: it cannot be projected, packed or saved."""

    def begin(self) -> None:
        self.round_id = self.route.inner_id or self.route.round_id

    def show(self) -> None:
        self.view.show_warning(
            _("Only for you"),
            _("These words are on no other page. Do not show this page to the group, and do not read it out."),
        )
        private = self.workspace.comments.private(self.round_id) if self.round_id else None
        if private is None or not private.count:
            self.view.show_nothing(_("No comment is for you alone, waits for other words, or is held back."))
            return
        names = self.workspace.comments.listed_names(self.round_id)
        groups = (
            (_("Waiting for other words"), _("These people asked that you say it in other words. Until then nobody else sees it."),
             private.to_put, _("Put in other words")),
            (_("Held back by you"), _("Nobody else sees these."), private.held, _("Look again")),
            (_("For you alone"), _("These people wrote to you and nobody else. Talk to nobody about who it may be."),
             private.only_you, ""),
        )  # fmt: skip
        for heading, about, words, action in groups:
            if words:
                some = words[:MOST_PRIVATE] if action else words
                if len(some) < len(words):
                    about += " " + _("Here are {n} of {total}: the others come when some of these are done.",
                                     n=len(some), total=len(words))  # fmt: skip
                cards = [(one.id, self._title(one.place_id), one.original, names.marks(one.original)) for one in some]
                self.view.show_group(heading, about, cards, action)

    def open(self, comment_id: str) -> None:
        self.shell.go(to.CommentRoute(*self.route.ids, comment_id, self.route.inner_id))

    def _title(self, place_id: str) -> str:
        """The question a comment was written to."""
        instrument = self.workspace.rounds.get(self.round_id).instrument
        for section in instrument.sections:
            if place_id == section.id or any(item.id == place_id for item in section.items):
                return section.title.text()
        return next((q.text.text() for q in instrument.open_questions if q.id == place_id), "")


def theme_title(theme: str, titles: dict[str, str]) -> str:
    """The name of a theme: a part of the questionnaire, or the facilitator's own."""
    return titles.get(theme) or theme.removeprefix(OWN_THEME)
