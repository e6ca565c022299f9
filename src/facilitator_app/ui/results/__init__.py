"""The results: the main points, the groups, one theme, people's own words."""

from facilitator_app.ui import people_results
from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter
from facilitator_app.ui.results.others_view import DifferPage, OthersPage, StatementPage
from facilitator_app.ui.results.presenter import GroupsPresenter, MainPointsPresenter, ThemePresenter
from facilitator_app.ui.results.view import GroupsPage, MainPointsPage, ThemePage
from facilitator_app.ui.results.words_presenter import CommentPresenter, PrivatePresenter, WordsPresenter
from facilitator_app.ui.results.words_view import CommentPage, PrivatePage, WordsPage


def build(desk: Desk, where: Where) -> FacilitatorPage:
    """R1. A round about people has no results of its own: they are one person's each: R8."""
    if where.round_id and desk.workspace.rounds.get(where.round_id).about is not None:
        return people_results.build(desk, where)
    view = MainPointsPage()
    view.attend_points(MainPointsPresenter(view, desk, where))
    return view


def build_groups(desk: Desk, where: Where) -> GroupsPage:
    """R2."""
    view = GroupsPage()
    view.attend(GroupsPresenter(view, desk, where))
    return view


def build_theme(desk: Desk, where: Where) -> ThemePage:
    """R3; ``where.page`` is the section's id."""
    view = ThemePage()
    view.attend_theme(ThemePresenter(view, desk, where))
    return view


def build_words(desk: Desk, where: Where) -> WordsPage:
    """R5; ``where.page`` is a question's id."""
    view = WordsPage()
    view.attend_words(WordsPresenter(view, desk, where))
    return view


def build_comment(desk: Desk, where: Where) -> CommentPage:
    """R5, one comment; ``where.page`` is its id and where it was opened."""
    view = CommentPage()
    presenter = CommentPresenter(view, desk, where)
    view.back_asked.connect(presenter.back)
    view.attend(presenter)
    return view


def build_private(desk: Desk, where: Where) -> PrivatePage:
    """R5, what only the facilitator reads."""
    view = PrivatePage()
    presenter = PrivatePresenter(view, desk, where)
    view.back_asked.connect(presenter.back)
    view.attend(presenter)
    return view


def build_differ(desk: Desk, where: Where) -> DifferPage:
    """Where views differ."""
    view = DifferPage()
    view.attend_differ(DifferPresenter(view, desk, where))
    return view


def build_others(desk: Desk, where: Where) -> OthersPage:
    """R4."""
    view = OthersPage()
    view.attend_others(OthersPresenter(view, desk, where))
    return view


def build_statement(desk: Desk, where: Where) -> StatementPage:
    """One statement; ``where.page`` is its id."""
    view = StatementPage()
    presenter = StatementPresenter(view, desk, where)
    view.back_asked.connect(presenter.to_theme)
    view.attend_statement(presenter)
    return view


__all__ = [
    "build",
    "build_comment",
    "build_differ",
    "build_groups",
    "build_others",
    "build_private",
    "build_statement",
    "build_theme",
    "build_words",
]
