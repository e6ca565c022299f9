"""A picture of every screen, for people who want to look and for documents."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.language import _
from facilitator_app.domain.results import Withheld
from facilitator_app.ui import routes as to
from facilitator_app.ui.route_values import Limit, OwnKey
from facilitator_app.ui.routes import SCREENS
from facilitator_app.ui.screens import PartnershipBound, RoundBound, Route
from facilitator_app.ui.shell import FileSecret, RoomRoute
from facilitator_app.ui.window import Window

if TYPE_CHECKING:
    from facilitator_app.domain.round import Round
    from facilitator_app.services.workspace import Workspace

WIDTH, HEIGHT = 1366, 768
PACKED = 70
"""Qt's number for how hard a picture is packed: in half the usual time, and a seventh larger at most."""
TURNS = 50
"""More than any screen has layouts inside one another."""
BEFORE_OPENING = (to.WelcomeRoute, to.PassphraseRoute, to.UnlockRoute, to.ForgottenRoute)

A_SECRET = FileSecret("7KQM 2XRT 9WPC 4HVN 6BYD J3FA 8ZSE", "apple river stone cloud")
"""What a recovery code and words look like; they open nothing."""


def take_pictures(
    workspace: Workspace, folder: Path, *, scale: float = 1.0, theme: str = "light", only: str = ""
) -> int:
    """Save a PNG of every screen of the table and of the respondent's pages into ``folder``; returns how many.

    ``only``: the name of one screen, and no other is taken.

    The store is closed afterwards.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        window = Window(Path(scratch) / "settings.json", full_screen=False)
        window.change_settings(replace(window.settings, scale=scale, theme=theme))
        window.resize(WIDTH, HEIGHT)
        window.show()
        pictures: set[str] = set()
        routes = routes_to_see(workspace, Path(scratch))
        for number, route in enumerate(routes, 1):
            if only not in ("", SCREENS[type(route)].name):
                continue
            if not isinstance(route, BEFORE_OPENING) and not window.is_open:
                window.opened(workspace)
                window.idle_lock.stop()  # nobody presses a key here
            window.go(route, hand=hand_for(route))
            picture = f"{number:02}_{SCREENS[type(route)].name}.png"
            _save(window, folder / picture)
            pictures.add(picture)
        if not only:
            pictures |= _room_pictures(window, workspace, folder)
            pictures |= _respondent_pictures(window, workspace, folder)
        window.close()
    return len(pictures)


def routes_to_see(workspace: Workspace, scratch: Path) -> list[Route]:
    """Every screen of the table, in its order, with something on it to look at.

    A screen about a partnership needs no entry below. The workspace holds the demonstration partnership; ``scratch``
    gets a file to bring in.
    """
    by_kind = _partnership_routes(_partnership_id(workspace))
    by_kind |= {type(route): route for route in (*_plain_routes(workspace, scratch), *_round_routes(workspace))}
    return [by_kind[kind] for kind in SCREENS]


def hand_for(route: Route) -> FileSecret | None:
    """What this page is given beside its route."""
    return A_SECRET if isinstance(route, to.RecoveryRoute) else None


def _partnership_routes(partnership_id: str) -> dict[type[Route], Route]:
    """What is about a partnership and about no round."""
    bound = [kind for kind in SCREENS if issubclass(kind, PartnershipBound) and not issubclass(kind, RoundBound)]
    return {kind: kind(partnership_id) for kind in bound}


def _plain_routes(workspace: Workspace, scratch: Path) -> list[Route]:
    """What is about no partnership, or about a round only where there is one."""
    partnership, store, library = _partnership_id(workspace), workspace.store.path, workspace.library.signposts()
    sheet = scratch / "questionnaire.xlsx"
    workspace.own.save_template(sheet)
    return [
        *(to.WelcomeRoute(), to.PassphraseRoute(), to.RecoveryRoute(), to.SkipRecoveryRoute()),
        *(to.ChangeWordsRoute(), to.NewSheetRoute()),
        *(to.UnlockRoute(store), to.ForgottenRoute(store), to.HomeRoute(), to.NewPartnershipRoute()),
        to.PortfolioRoute(),
        *(to.PeopleRoute(partnership), to.ImportPeopleRoute(partnership)),
        to.ErasePersonRoute(partnership, workspace.partnerships.get(partnership).members[0].id),
        *(
            to.GroupsRoute(partnership),
            to.BreakdownsRoute(partnership),
            to.OwnAgendaRoute(partnership, "away-day"),
            to.ActionRoute(partnership, _an_action(workspace, partnership)),
            to.LibraryRoute(),
            to.ResourceRoute(library.entries[8].id),
        ),
        *(to.AgendaRoute(library.agendas[1].id), to.ChooseRoute(partnership), to.CompareRoute()),
        to.QuestionsRoute("quick-check"),
        *(
            to.SettingsRoute(),
            to.CopiesRoute(),
            to.CopyOnlineRoute(scratch / "Dropbox"),
            to.RestoreRoute(store),
            to.HelpRoute(),
            to.SpreadsheetRoute(path=sheet),
        ),
    ]


def _round_routes(workspace: Workspace) -> list[Route]:
    """What is about a round: one that is set up, one that runs, one that is closed, and the same about people."""
    partnership = _partnership_id(workspace)
    rounds = workspace.rounds.of_partnership(partnership)
    closed = next(r for r in rounds if r.state == "closed" and r.about is None)
    running = next(r for r in rounds if r.state == "open")
    about = next(r for r in rounds if r.about is not None and r.state == "closed").id
    inner = workspace.people_rounds.inner(about)[0].id
    draft = next((r for r in rounds if r.state == "draft" and r.about is None), None) or workspace.rounds.new_like_last(
        partnership
    )
    people = _people_draft(workspace, partnership)
    own = OwnKey(workspace.own.any_draft("quick-check"), draft=True)
    section = without_since(closed.instrument).sections[0]
    of_goals = workspace.rounds.new(partnership, "smart-goals")
    setting_up = (partnership, draft.id)
    whom = (partnership, people.id)
    runs = (partnership, running.id)
    shown = (partnership, closed.id)
    subjects = (partnership, about)
    return [
        *(to.SetupQuestionnaireRoute(*setting_up), to.OtherQuestionnaireRoute(*whom, "quick-check")),
        *(to.SetupPartsRoute(*setting_up), to.SetupAboutRoute(partnership, of_goals.id), to.SetupSubjectsRoute(*whom)),
        *(to.SetupRatersRoute(*whom), to.OneSubjectRoute(*whom, people.about.subjects[0].id if people.about else "")),
        *(to.ImportRatersRoute(*whom), to.SetupOrderRoute(*whom), to.SetupGroupsRoute(*setting_up)),
        *(to.FewPeopleRoute(*setting_up), to.SetupPromiseRoute(*setting_up), to.SetupLockRoute(*setting_up)),
        *(to.LowerLimitRoute(*setting_up, Limit.GROUP, 3), to.SetupCheckRoute(*setting_up)),
        *(to.DiscardDraftRoute(*setting_up), to.RoundRoute(*runs), to.DeleteAnswersRoute(*runs)),
        *(to.TickListRoute(*runs), to.GetReadyRoute(*runs), to.CorrectionsRoute(*runs), to.CloseRoundRoute(*runs)),
        *(
            to.OpenAgainRoute(*shown),
            to.EraseRoundRoute(*shown),
            to.MainPointsRoute(*shown),
            to.GroupResultsRoute(*shown),
        ),
        *(to.ThemeRoute(*shown, section.id), to.StatementRoute(*shown, item_id=section.items[0].id)),
        *(
            to.DifferRoute(*shown),
            to.OthersRoute(*shown),
            to.SinceRoute(*shown),
            to.OutcomesRoute(*shown),
            to.WordsRoute(*shown),
            to.PrivateWordsRoute(*shown),
        ),
        *(
            to.CommentRoute(*shown, _a_comment(workspace, closed.id)),
            to.ExportsRoute(*shown),
            to.LargeFiguresRoute(*shown),
            to.TalkRoute(*shown),
            to.DiscussionsRoute(*shown),
            to.DiscussionRoute(*shown, _a_discussion(workspace, closed)),
            to.CountHandsRoute(*shown),
            to.VoteRoute(*shown),
        ),
        *(to.AnswerListsRoute(*shown), to.PacksRoute(*shown), to.PeopleResultsRoute(*subjects)),
        *(to.PersonResultsRoute(*subjects, inner), to.TogetherRoute(*subjects), to.PeoplePacksRoute(*subjects)),
        *(to.PersonPackRoute(*subjects, inner), to.ReceiptsRoute(*subjects), to.SessionRoute(*subjects, inner)),
        *(to.EraseSessionRoute(*subjects, inner), to.OwnQuestionnairesRoute(*setting_up, own)),
        *(to.DeleteQuestionnaireRoute(*setting_up, own),),
        to.EditQuestionnaireRoute(*setting_up, own.instrument_id),
    ]


def _an_action(workspace: Workspace, partnership_id: str) -> str:
    """One that came from a round, with something written in every field."""
    return next(one.id for one in workspace.plan.of(partnership_id) if one.source and one.notes and one.open)


def _a_discussion(workspace: Workspace, closed: Round) -> str:
    """One with a note; two are begun where there are none."""
    for item in without_since(closed.instrument).items[:2]:
        if len(workspace.discussions.of_round(closed.id).things) < 2:
            workspace.discussions.begin(closed.id, item.id)
    return max(workspace.discussions.of_round(closed.id).discussions, key=lambda one: len(one.note)).id


def _partnership_id(workspace: Workspace) -> str:
    return workspace.partnerships.rows()[0].partnership.id


def _people_draft(workspace: Workspace, partnership_id: str) -> Round:
    """A round about people that is being set up."""
    rounds = workspace.rounds.of_partnership(partnership_id)
    existing = next((r for r in rounds if r.about is not None and r.state == "draft"), None)
    if existing is not None:
        return existing
    members = workspace.partnerships.get(partnership_id).members
    draft = workspace.people_rounds.new(partnership_id, "member-behaviours")
    workspace.people_rounds.set_about_members(draft.id, tuple(one.id for one in members[:6:2]))
    return workspace.people_rounds.propose(draft.id)


def _a_comment(workspace: Workspace, round_id: str) -> str:
    """A comment that is shown."""
    results = workspace.results.of_round(round_id)
    questions = (
        () if isinstance(results, Withheld) else (*results.open_comments, *(s.comments for s in results.sections))
    )
    return next((figures.ids[0] for figures in questions if figures.ids), "")


def _room_pictures(window: Window, workspace: Workspace, folder: Path) -> set[str]:
    """A page of each kind on the projector."""
    rounds = workspace.rounds.of_partnership(_partnership_id(workspace))
    window.show_room(RoomRoute(next(r.id for r in rounds if r.state == "closed" and r.about is None)))
    room = window.room
    if room is None:
        return set()
    saved: set[str] = set()
    kinds: set[tuple[object, ...]] = set()
    for number, slide in enumerate(room.slides):
        kind = (slide.quote, slide.items is None, slide.section is None, number == 0)
        if kind not in kinds:
            kinds.add(kind)
            room.number = number
            room.step(0)
            settle()
            saved.add(f"R7_{number + 1:02d}.png")
            room.grab().save(str(folder / f"R7_{number + 1:02d}.png"), "PNG", PACKED)
    room.close()
    return saved


def _respondent_pictures(window: Window, workspace: Workspace, folder: Path) -> set[str]:
    """Of a round about the partnership all pages, and what is different where people answer about people.

    The first on that list answers about themself as well.
    """
    partnership_id = _partnership_id(workspace)
    running = next(r for r in workspace.rounds.of_partnership(partnership_id) if r.state == "open")
    window.hand_over(running.id, running.groups[0].id)
    pictures = _pages_of(window, folder)
    about = workspace.people_rounds.start(_people_draft(workspace, partnership_id).id)
    window.hand_over_to(about.id, workspace.people_rounds.raters(about.id)[0][0].id)
    return pictures | _pages_of(window, folder, ("K03_before", "K04", "K05_question", "K08"), "p")


def _pages_of(window: Window, folder: Path, only: tuple[str, ...] = (), mark: str = "") -> set[str]:
    """The pages of the person who answers now, whose names begin so; ``mark`` stands behind their number."""
    pictures: set[str] = set()
    if (mode := window.respondent) is None:
        return pictures
    for name in mode.walk_pages(*only):
        picture = f"{name[:3]}{mark}{name[3:]}.png"
        _save(window, folder / picture)
        pictures.add(picture)
    mode.leave()
    return pictures


def _save(window: Window, path: Path) -> None:
    """Let the page settle, then save what the window shows. Raises AppError."""
    settle()
    while window.is_working:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()
    picture = QBuffer()  # in memory first: on a full disk the picture library prints lines of its own
    window.grab().save(picture, "PNG", PACKED)
    try:
        path.write_bytes(picture.data().data())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise AppError(
            "folder_unwritable",
            _("The picture {name} could not be saved.", name=path.name),
            _("Free some space, or choose another folder."),
        ) from error


def settle() -> None:
    """Carry out what is waiting: layouts, deletions, the page's first focus.

    A layout inside a layout asks for room in the turn after its own, so there are as many turns as that takes; a turn in
    which nothing waits takes next to no time.
    """
    for _turn in range(TURNS):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
