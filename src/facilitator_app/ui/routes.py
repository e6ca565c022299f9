"""Where a screen is and what it is about, as a value: one type for each screen of the facilitator.

The window's history is a list of these, so nothing secret may ever stand in one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.ui.route_values import NOTHING_CHOSEN, Limit, OwnKey, PersonTab, SheetFor

if TYPE_CHECKING:
    from facilitator_app.charts.figures import FigureKind
    from facilitator_app.charts.pieces import Piece


@dataclass(frozen=True, slots=True)
class Route:
    """Any screen. ``once``: only its own buttons, Lock and a fault lead away from it, and no way leads back to it."""

    once: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class PartnershipBound(Route):
    """A screen about one partnership."""

    partnership_id: str = ""


@dataclass(frozen=True, slots=True)
class RoundBound(PartnershipBound):
    """A screen about one round; "" where the partnership has none yet, or where it does not matter."""

    round_id: str = ""

    @property
    def ids(self) -> tuple[str, str]:
        """Partnership and round, to go on to another screen about the same."""
        return self.partnership_id, self.round_id


class WelcomeRoute(Route):
    """Choose a beginning."""


class PassphraseRoute(Route):
    """Choose the words of a new file."""


@dataclass(frozen=True, slots=True)
class RecoveryRoute(Route):
    """Words and recovery sheet that were just made. Both are handed to the page; they are in no route."""

    once: ClassVar[bool] = True
    why: SheetFor = SheetFor.NEW_FILE


class SkipRecoveryRoute(RecoveryRoute):
    """Asks before somebody goes on without having typed the words."""


@dataclass(frozen=True, slots=True)
class UnlockRoute(Route):
    """The words of this file; None: the one that was open last."""

    path: Path | None = None


@dataclass(frozen=True, slots=True)
class ForgottenRoute(Route):
    """The words of this file are forgotten."""

    path: Path


class HomeRoute(Route):
    """All partnerships, and the next step."""


class NewPartnershipRoute(Route):
    """Name a new partnership."""


class PartnershipRoute(PartnershipBound):
    """The task list of one partnership."""


@dataclass(frozen=True, slots=True)
class PartnershipDetailsRoute(PartnershipBound):
    """Name, dates, notes and organisations; ``at_organisations``: begin there."""

    at_organisations: bool = False


@dataclass(frozen=True, slots=True)
class DeletePartnershipRoute(PartnershipBound):
    """Asks before all of it goes; ``failed``: it was tried and did not work."""

    failed: bool = False


@dataclass(frozen=True, slots=True)
class PeopleRoute(RoundBound):
    """The people on the tick list. ``setting_up``: the round about people that is being set up wants them."""

    setting_up: bool = False


class ImportPeopleRoute(PeopleRoute):
    """Bring in a list of people; it goes back to ``PeopleRoute`` with the same values."""


class GroupsRoute(RoundBound):
    """The groups whose views are asked for; with a round, its set-up is the way back."""


class SetupQuestionnaireRoute(RoundBound):
    """The first step; without a round the draft is made when something is chosen."""


@dataclass(frozen=True, slots=True)
class OtherQuestionnaireRoute(RoundBound):
    """Asks before a draft about people goes for another kind of questionnaire."""

    instrument_id: str = ""


class SetupPartsRoute(RoundBound):
    """Which parts are asked."""


class SetupAboutRoute(RoundBound):
    """What the round is about, where the questionnaire needs it named."""


class SetupSubjectsRoute(RoundBound):
    """Whom a round about people is about."""


class SetupRatersRoute(RoundBound):
    """Who answers about whom."""


@dataclass(frozen=True, slots=True)
class OneSubjectRoute(RoundBound):
    """Who answers about this one."""

    subject_id: str = ""


class ImportRatersRoute(RoundBound):
    """Bring in a list of who answers about whom."""


class SetupOrderRoute(RoundBound):
    """In which order a person answers about several."""


class SetupGroupsRoute(RoundBound):
    """How many are asked in each group."""


class FewPeopleRoute(RoundBound):
    """Warns before going on with too few people."""


class SetupPromiseRoute(RoundBound):
    """The limits that are promised to those who answer."""


@dataclass(frozen=True, slots=True)
class LowerLimitRoute(RoundBound):
    """Asks before a limit goes below the usual one."""

    limit: Limit = Limit.TOTAL
    number: int = 0


class SetupCheckRoute(RoundBound):
    """Everything that was chosen, and the start."""


class DiscardDraftRoute(RoundBound):
    """Asks before a draft is thrown away."""


@dataclass(frozen=True, slots=True)
class RoundRoute(RoundBound):
    """The page of one round. ``deleted``: one person's answers have just been deleted."""

    deleted: bool = False


class DeleteAnswersRoute(RoundBound):
    """One person's answers are deleted with the code on their slip."""


class TickListRoute(RoundBound):
    """Who has answered, as somebody ticks it."""


class GetReadyRoute(RoundBound):
    """Before the laptop is handed over."""


class CorrectionsRoute(RoundBound):
    """Put answers right, leave a response out, delete it."""


class CloseRoundRoute(RoundBound):
    """Before a round is closed."""


class OpenAgainRoute(RoundBound):
    """Before a closed round is opened again."""


@dataclass(frozen=True, slots=True)
class ResultsTabRoute(RoundBound):
    """``place_id``: the section or question looked at, kept from tab to tab. ``by_tab``: a tab led here."""

    place_id: str = ""
    by_tab: bool = False


class MainPointsRoute(ResultsTabRoute):
    """The main points."""


class GroupResultsRoute(ResultsTabRoute):
    """Every theme, group by group."""


class ThemeRoute(ResultsTabRoute):
    """One theme, statement by statement."""


@dataclass(frozen=True, slots=True)
class StatementRoute(ResultsTabRoute):
    """One statement."""

    item_id: str = ""


class DifferRoute(ResultsTabRoute):
    """Where views differ."""


class OthersRoute(ResultsTabRoute):
    """How we see it and how others see it."""


class WordsRoute(ResultsTabRoute):
    """People's own words."""


@dataclass(frozen=True, slots=True)
class CommentRoute(RoundBound):
    """One comment. ``place_id``: the question it was opened from; ``private``: from the facilitator's own page."""

    comment_id: str = ""
    place_id: str = ""
    private: bool = False


class PrivateWordsRoute(RoundBound):
    """What only the facilitator reads."""


class PeopleResultsRoute(RoundBound):
    """The list of those whom a round about people asked about."""


@dataclass(frozen=True, slots=True)
class PersonResultsRoute(RoundBound):
    """One person's results: the inner round of that person, and what of it is looked at."""

    inner_id: str = ""
    tab: PersonTab = PersonTab.BEHAVIOURS
    section_id: str = ""
    by_tab: bool = False


class TogetherRoute(RoundBound):
    """All of them together; nobody is named."""


@dataclass(frozen=True, slots=True)
class ExportsRoute(RoundBound):
    """Charts and tables to take away; ``piece``: what to begin with, None for the whole."""

    piece: Piece | None = None


@dataclass(frozen=True, slots=True)
class LargeFiguresRoute(RoundBound):
    """Figures as large as the screen; ``kind``: the one to begin with, None for the first there is."""

    kind: FigureKind | None = None


class AnswerListsRoute(RoundBound):
    """All answers as lists."""


class PacksRoute(RoundBound):
    """The pack of a round."""


class PeoplePacksRoute(RoundBound):
    """The packs of a round about people."""


@dataclass(frozen=True, slots=True)
class PersonPackRoute(RoundBound):
    """The pages of one person's pack; without an inner round those of the group report."""

    inner_id: str = ""


class ReceiptsRoute(RoundBound):
    """Who got which pack."""


@dataclass(frozen=True, slots=True)
class SessionRoute(RoundBound):
    """The talk with one person, from where it stopped."""

    inner_id: str = ""


class EraseSessionRoute(SessionRoute):
    """Asks before everything written in one talk goes."""


@dataclass(frozen=True, slots=True)
class LibraryRoute(Route):
    """Resources and agendas; ``topic_id``: the gap that the list begins with."""

    topic_id: str = ""


@dataclass(frozen=True, slots=True)
class ResourceRoute(Route):
    """One resource."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class AgendaRoute(Route):
    """One agenda."""

    agenda_id: str


class ChooseRoute(RoundBound):
    """Help me choose a questionnaire, for this partnership and draft if there are any."""


@dataclass(frozen=True, slots=True)
class QuestionsRoute(Route):
    """All questions of one questionnaire."""

    instrument_id: str


@dataclass(frozen=True, slots=True)
class CompareRoute(RoundBound):
    """Questionnaires side by side; without any named, the first two."""

    instrument_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnQuestionnairesRoute(RoundBound):
    """The facilitator's own questionnaires; ``chosen`` is open at the side."""

    chosen: OwnKey | None = None


@dataclass(frozen=True, slots=True)
class DeleteQuestionnaireRoute(RoundBound):
    """Asks before a questionnaire or a draft goes."""

    chosen: OwnKey = NOTHING_CHOSEN


@dataclass(frozen=True, slots=True)
class SpreadsheetRoute(RoundBound):
    """What a spreadsheet holds, before anything is kept."""

    path: Path = Path()


@dataclass(frozen=True, slots=True)
class EditQuestionnaireRoute(RoundBound):
    """Change this draft."""

    draft_id: str = ""


class SettingsRoute(Route):
    """Settings."""


class ChangeWordsRoute(Route):
    """New words for the open file."""


class NewSheetRoute(Route):
    """A new recovery code for the open file."""


class CopiesRoute(Route):
    """Copies and moving."""


@dataclass(frozen=True, slots=True)
class HelpRoute(Route):
    """Help for one screen: ``topic`` is its name in the table of screens; None: about a fault of the program."""

    topic: str | None = "home"
