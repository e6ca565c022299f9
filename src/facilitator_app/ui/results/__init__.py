"""The results: the main points, the groups, one theme, people's own words."""

from facilitator_app.ui import people_results
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter
from facilitator_app.ui.results.others_view import DifferPage, OthersPage, StatementPage
from facilitator_app.ui.results.presenter import GroupsPresenter, MainPointsPresenter, ThemePresenter
from facilitator_app.ui.results.view import GroupsPage, MainPointsPage, ThemePage
from facilitator_app.ui.results.words_presenter import CommentPresenter, PrivatePresenter, WordsPresenter
from facilitator_app.ui.results.words_view import CommentPage, PrivatePage, WordsPage
from facilitator_app.ui.shell import Shell, Where


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """R1. A round about people has no results of its own: they are one person's each: R8."""
    if where.round_id and shell.workspace.rounds.get(where.round_id).about is not None:
        return people_results.build(shell, where)
    view = MainPointsPage()
    view.attend_points(MainPointsPresenter(view, shell, where))
    return view


def build_groups(shell: Shell, where: Where) -> GroupsPage:
    """R2."""
    view = GroupsPage()
    view.bind(GroupsPresenter(view, shell, where))
    return view


def build_theme(shell: Shell, where: Where) -> ThemePage:
    """R3; ``where.page`` is the section's id."""
    view = ThemePage()
    view.attend_theme(ThemePresenter(view, shell, where))
    return view


def build_words(shell: Shell, where: Where) -> WordsPage:
    """R5; ``where.page`` is a question's id."""
    view = WordsPage()
    view.attend_words(WordsPresenter(view, shell, where))
    return view


def build_comment(shell: Shell, where: Where) -> CommentPage:
    """R5, one comment; ``where.page`` is its id and where it was opened."""
    view = CommentPage()
    presenter = CommentPresenter(view, shell, where)
    view.back_asked.connect(presenter.back)
    view.bind(presenter)
    return view


def build_private(shell: Shell, where: Where) -> PrivatePage:
    """R5, what only the facilitator reads."""
    view = PrivatePage()
    presenter = PrivatePresenter(view, shell, where)
    view.back_asked.connect(presenter.back)
    view.bind(presenter)
    return view


def build_differ(shell: Shell, where: Where) -> DifferPage:
    """Where views differ."""
    view = DifferPage()
    view.attend_differ(DifferPresenter(view, shell, where))
    return view


def build_others(shell: Shell, where: Where) -> OthersPage:
    """R4."""
    view = OthersPage()
    view.attend_others(OthersPresenter(view, shell, where))
    return view


def build_statement(shell: Shell, where: Where) -> StatementPage:
    """One statement; ``where.page`` is its id."""
    view = StatementPage()
    presenter = StatementPresenter(view, shell, where)
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
