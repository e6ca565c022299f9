"""The results: the main points, the groups, one theme, people's own words."""

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter
from facilitator_app.ui.results.others_view import DifferPage, OthersPage, StatementPage
from facilitator_app.ui.results.presenter import MainPointsPresenter, ResultGroupsPresenter, ThemePresenter
from facilitator_app.ui.results.view import MainPointsPage, ResultGroupsPage, ThemePage
from facilitator_app.ui.results.words_presenter import CommentPresenter, CommentsPresenter, PrivatePresenter
from facilitator_app.ui.results.words_view import CommentPage, CommentsPage, PrivatePage
from facilitator_app.ui.routes import (
    CommentRoute,
    DifferRoute,
    GroupResultsRoute,
    MainPointsRoute,
    OthersRoute,
    PrivateWordsRoute,
    StatementRoute,
    ThemeRoute,
    WordsRoute,
)
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: MainPointsRoute) -> FacilitatorPage:
    """The main points."""
    view = MainPointsPage()
    view.bind(MainPointsPresenter(view, shell, route))
    return view


def build_groups(shell: Shell, route: GroupResultsRoute) -> ResultGroupsPage:
    """The groups."""
    view = ResultGroupsPage()
    view.bind(ResultGroupsPresenter(view, shell, route))
    return view


def build_theme(shell: Shell, route: ThemeRoute) -> ThemePage:
    """One theme."""
    view = ThemePage()
    view.bind(ThemePresenter(view, shell, route))
    return view


def build_words(shell: Shell, route: WordsRoute) -> CommentsPage:
    """People's own words."""
    view = CommentsPage()
    view.bind(CommentsPresenter(view, shell, route))
    return view


def build_comment(shell: Shell, route: CommentRoute) -> CommentPage:
    """One comment."""
    view = CommentPage()
    view.bind(CommentPresenter(view, shell, route))
    return view


def build_private(shell: Shell, route: PrivateWordsRoute) -> PrivatePage:
    """What only the facilitator reads."""
    view = PrivatePage()
    view.bind(PrivatePresenter(view, shell, route))
    return view


def build_differ(shell: Shell, route: DifferRoute) -> DifferPage:
    """Where views differ."""
    view = DifferPage()
    view.bind(DifferPresenter(view, shell, route))
    return view


def build_others(shell: Shell, route: OthersRoute) -> OthersPage:
    """How we see it and how others do."""
    view = OthersPage()
    view.bind(OthersPresenter(view, shell, route))
    return view


def build_statement(shell: Shell, route: StatementRoute) -> StatementPage:
    """One statement."""
    view = StatementPage()
    view.bind(StatementPresenter(view, shell, route))
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
