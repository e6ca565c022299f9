"""What can be done and why, in words."""

from __future__ import annotations

from facilitator_app.domain.change import REASONS, Act, ChangeLine, Reason
from facilitator_app.domain.instrument import Scale
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.response import Answer, Outside

Pairs = list[tuple[str, str]]
"""(key, words) of things to choose from."""
NO_ANSWER = ""
"""Key of "No answer" among the new answers."""


def act_words(act: Act) -> tuple[str, str]:
    """The choice, and what it means."""
    return {
        Act.CORRECTED: (_("Put one answer right"), _("You see this one answer and choose the right one.")),
        Act.EXCLUDED: (_("Leave this response out"), _("It stays in the file. It is in no count and no result.")),
        Act.RETURNED: (_("Count this response again"), _("It was left out. From now on it is in the results again.")),
        Act.WITHDRAWN: (_("Delete this response"), _("It is deleted for good. You do not see it first.")),
    }[act]


def save_words(act: Act) -> str:
    """The words of the button that does it."""
    return {
        Act.CORRECTED: _("Save the right answer"),
        Act.EXCLUDED: _("Leave it out"),
        Act.RETURNED: _("Count it again"),
        Act.WITHDRAWN: _("Delete it for good"),
    }[act]


def done_words(act: Act) -> str:
    """Said just after it was done, and in the list."""
    return {
        Act.CORRECTED: _("One answer was put right."),
        Act.EXCLUDED: _("One response was left out."),
        Act.RETURNED: _("One response is counted again."),
        Act.WITHDRAWN: _("One response was deleted."),
        Act.LISTED: _("All answers were saved as lists."),
    }[act]


def reason_words(reason: Reason) -> str:
    return {
        Reason.KEYED_WRONG: _("It was typed in wrong from paper"),
        Reason.PERSON_ASKED: _("The person asked for it"),
        Reason.DUPLICATE: _("The same person answered twice"),
        Reason.TEST: _("It was only a test"),
        Reason.NOT_A_MEMBER: _("The person is not part of this partnership"),
        Reason.MISTAKE: _("It was left out by mistake"),
        Reason.WITHDREW: _("The person wants their answers deleted"),
        Reason.OWN_CHARTS: _("For a chart or a sum that this program does not make"),
        Reason.STUDY: _("For a study that people were told about"),
        Reason.CHECKING: _("To check the figures of this program"),
    }[reason]


def reasons_for(act: Act) -> Pairs:
    """The reasons to choose from, as (key, words)."""
    return [(reason.value, reason_words(reason)) for reason in REASONS[act]]


def line_words(line: ChangeLine) -> tuple[str, str, str, str]:
    """One line of the list: day, what, why, note. Never an answer."""
    return long_date(line.made_on), done_words(line.act), reason_words(line.reason), line.note


def answer_keys(scale: Scale) -> Pairs:
    """Every answer on this scale and outside it, best first, as (key, words)."""
    pairs = [(str(point.value), point.label.text()) for point in reversed(scale.points)]
    if scale.dont_know:
        own = scale.dont_know_label
        pairs.append((Outside.DONT_KNOW.value, own.text() if own else _("I do not know")))
    if scale.not_applicable:
        own = scale.not_applicable_label
        pairs.append((Outside.NOT_APPLICABLE.value, own.text() if own else _("This is not about me")))
    return [*pairs, (NO_ANSWER, _("No answer"))]


def key_of(answer: Answer | None) -> str:
    return NO_ANSWER if answer is None else str(answer)


def answer_of(key: str) -> Answer | None:
    """The answer with this key."""
    if key == NO_ANSWER:
        return None
    return Outside(key) if key in set(Outside) else int(key)
