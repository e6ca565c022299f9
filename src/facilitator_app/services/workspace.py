"""An open store with the services over it; made when a store is opened, closed when it is locked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator_app import paths
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.file_number import file_number
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.words import tidy
from facilitator_app.services.agendas import AgendaService
from facilitator_app.services.aims import AimsService
from facilitator_app.services.answer_lists import AnswerListService
from facilitator_app.services.changes import Changes
from facilitator_app.services.comments import CommentService
from facilitator_app.services.copies import CopyService
from facilitator_app.services.corrections import CorrectionService
from facilitator_app.services.dealing import take_older_apart
from facilitator_app.services.discussions import DiscussionService
from facilitator_app.services.erasing import Everywhere
from facilitator_app.services.exports import ExportService
from facilitator_app.services.following_up import FollowingUp
from facilitator_app.services.ledger import begin_ledgers_anew
from facilitator_app.services.library import Library
from facilitator_app.services.over_time import OverTime
from facilitator_app.services.own_questionnaires import OwnQuestionnaires
from facilitator_app.services.packs import PackService
from facilitator_app.services.partnerships import PartnershipService
from facilitator_app.services.people_packs import PeoplePacks
from facilitator_app.services.people_results import PeopleResults
from facilitator_app.services.people_rounds import PeopleRounds
from facilitator_app.services.plan import PlanService
from facilitator_app.services.portfolio import PortfolioService
from facilitator_app.services.preferences import Preferences
from facilitator_app.services.rater_lists import RaterLists
from facilitator_app.services.responding import RespondingService
from facilitator_app.services.results import ResultsService
from facilitator_app.services.retention import RetentionService
from facilitator_app.services.rounds import RoundService
from facilitator_app.services.sessions import SessionService
from facilitator_app.services.support_plan import SupportPlanService
from facilitator_app.services.talks import Talks
from facilitator_app.services.timeline import TimelineService
from facilitator_app.services.unfinished import Unfinished
from facilitator_app.store import (
    WORDS_TO_COME_BACK,
    WORDS_TO_OPEN,
    Cost,
    Store,
    change_passphrase,
    create,
    easy_to_guess,
    identify,
    open_store,
    suggest_words,
)

SHORTEST_PASSPHRASE = 15


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that can be done with one open store."""

    store: Store
    changes: Changes
    library: Library
    own: OwnQuestionnaires
    preferences: Preferences
    unfinished: Unfinished
    partnerships: PartnershipService
    rounds: RoundService
    people_rounds: PeopleRounds
    rater_lists: RaterLists
    responding: RespondingService
    corrections: CorrectionService
    results: ResultsService
    over_time: OverTime
    people_results: PeopleResults
    sessions: SessionService
    plan: PlanService
    discussions: DiscussionService
    timeline: TimelineService
    agendas: AgendaService
    portfolio: PortfolioService
    following_up: FollowingUp
    aims: AimsService
    support_plan: SupportPlanService
    comments: CommentService
    packs: PackService
    people_packs: PeoplePacks
    exports: ExportService
    talks: Talks
    answer_lists: AnswerListService
    copies: CopyService
    everywhere: Everywhere
    retention: RetentionService
    scratch: TemporaryDirectory[str] | None = None
    """Where a practice store lies; it goes when the workspace is closed."""
    today: Callable[[], date] = date.today
    """The day that its services go by. A practice store stays at the day of its last round, and so do its pages."""
    practice_words: str = field(default="", repr=False)
    """What opens a practice store, which nobody was shown; "" for every other."""

    def close(self) -> None:
        """Lock: drop the keys and release the file."""
        self.people_packs.flush()
        self.store.close()
        if self.scratch is not None:
            self.scratch.cleanup()


def build_workspace(store: Store, today: Callable[[], date] = date.today) -> Workspace:
    """The services over an open store; the store's own instrument folder lies beside its data."""
    changes = Changes()
    library = Library((paths.bundled("instruments"), own_instruments(store.path)))
    preferences = Preferences(store, changes)
    results = ResultsService(store, changes, today)
    people_rounds = PeopleRounds(store, changes, library, today)
    people_results = PeopleResults(store, changes, today)
    everywhere = Everywhere(store, today)
    return Workspace(
        store=store,
        changes=changes,
        library=library,
        own=OwnQuestionnaires(own_instruments(store.path), library, preferences, changes, today),
        preferences=preferences,
        unfinished=Unfinished(store, changes),
        partnerships=PartnershipService(store, changes, everywhere, today),
        rounds=RoundService(store, changes, library, today),
        people_rounds=people_rounds,
        rater_lists=RaterLists(store),
        responding=RespondingService(store, changes, everywhere, lambda: suggest_words(WORDS_TO_COME_BACK), today),
        corrections=CorrectionService(store, changes, everywhere, today),
        results=results,
        over_time=OverTime(store, changes, today),
        people_results=people_results,
        sessions=SessionService(store, changes, everywhere, today),
        plan=PlanService(store, changes, today),
        discussions=DiscussionService(store, changes, today),
        timeline=TimelineService(store, changes, today),
        agendas=AgendaService(store, changes, library),
        portfolio=PortfolioService(store, changes, today),
        following_up=FollowingUp(store, changes),
        aims=AimsService(store, changes),
        support_plan=SupportPlanService(store, changes),
        comments=CommentService(store, changes, today),
        people_packs=PeoplePacks(store, changes, people_results, today),
        exports=ExportService(store, changes, today),
        talks=Talks(store, changes),
        answer_lists=AnswerListService(store, changes, preferences, today),
        packs=PackService(store, changes, library, today),
        copies=CopyService(store, changes, today),
        everywhere=everywhere,
        retention=RetentionService(store, changes, everywhere, today),
        today=today,
    )


def own_instruments(folder: Path) -> Path:
    """Where the facilitator's own questionnaire files lie."""
    return folder / "instruments"


def suggest_passphrase() -> str:
    """Five random short words."""
    return suggest_words(WORDS_TO_OPEN)


def create_workspace(
    folder: Path, passphrase: str, today: Callable[[], date] = date.today, cost: Cost | None = None
) -> tuple[Workspace, str]:
    """A new store in an empty or new folder; returns it open, with its recovery code. Raises AppError."""
    store, code = create(folder, passphrase, cost=cost, seen=seen_here())
    return build_workspace(store, today), code


def open_workspace(
    path: Path, secret: str, today: Callable[[], date] = date.today, *, behind: bool = False
) -> Workspace:
    """Open a store with its passphrase or its recovery code. Raises AppError; never creates.

    ``behind``: also where its newest changes are missing (a code of ``BEHIND``). What was shown of it is not known then:
    its ledger says that it begins anew.
    """
    store = open_store(path, secret, seen=seen_here(), behind=behind)
    try:
        if store.begins_anew:
            begin_ledgers_anew(store, today())
        workspace = build_workspace(store, today)
        workspace.partnerships.tell_apart()
        with suppress(AppError):  # a disk that is too full for it keeps nobody out: it is due at the next opening
            workspace.retention.at_opening()
            take_older_apart(store)
            store.compact_if_due()
            workspace.everywhere.at_opening()
    except BaseException:
        store.close()
        raise
    return workspace


def tidy_own_words(words: str) -> str:
    """A passphrase of the facilitator's own, as it may be used.

    Raises AppError "passphrase_short" or "passphrase_common".
    """
    words = tidy(words)
    if len(words) < SHORTEST_PASSPHRASE:
        raise AppError(
            "passphrase_short",
            _("That is {n} letters long. It needs {least} or more.", n=len(words), least=SHORTEST_PASSPHRASE),
            _("Add another word."),
        )
    if easy_to_guess(words):
        raise AppError(
            "passphrase_common", _("That is easy to guess."), _("Add a word that does not belong to the others.")
        )
    return words


def new_store_folder() -> Path:
    """A place for a new store: its name is random and says nothing."""
    return _stores() / new_id()[:12]


def number_of(path: Path) -> str:
    """The number of the closed store that is there, as on its sheet; "" if its key file cannot be read.

    Raises AppError "store_missing" or "not_a_store".
    """
    return file_number(identify(path))


def synced_warning(path: Path) -> str:
    """What to say of a store in a folder that is copied to the internet and back; "" where none is known to be."""
    service = paths.sync_service(path)
    if not service:
        return ""
    return _(
        "This file is in a folder that {service} copies to the internet. That can damage it while it is open. "
        "Close it, move its folder to another place on this laptop, and open it there.",
        service=service,
    )


def synced_copy_warning(folder: Path) -> str:
    """What to say of a copy, or of a place for a new file, that is copied to the internet; "" where it is not known to
    be."""
    service = paths.sync_service(folder)
    return service and _(
        "{service} copies this folder to the internet. A USB stick is safer. Never open a file in such a folder.",
        service=service,
    )


def is_default_folder(folder: Path) -> bool:
    """True for a folder that this program named: its name tells a person nothing."""
    return folder.parent == _stores()


def _stores() -> Path:
    return paths.data_folder() / "stores"


def seen_here() -> Path:
    """Where this laptop keeps how far each file has come."""
    return paths.data_folder() / "seen"


def set_new_passphrase(path: Path, secret: str, new: str) -> None:
    """New words for a closed store, given the old words or the recovery code. Raises AppError."""
    change_passphrase(path, secret, new)
