"""A seat that keeps nothing: for looking at a questionnaire as a respondent would."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Each, Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Organisation, RaterGroup
from facilitator_app.domain.response import Answer, Comment, Response, ViewPrefs
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.domain.seat import Seat, SeatKey
from facilitator_app.domain.subjects import SELF, About, Assignment, Subject
from facilitator_app.domain.template import with_goals, with_organisations
from facilitator_app.services.people_rounds import USUAL_PROMISE

YOU = "you"
"""The id of who looks at a questionnaire about people."""


class Rehearsal:
    """Stands where the responding service stands, and where nobody needs a PIN. Nothing is written anywhere."""

    has_pin = False

    def pin_matches(self, pin: str) -> bool:  # noqa: ARG002
        return False

    def start(self, round_id: str, group_id: str, view: ViewPrefs) -> Seat:
        return Seat(round_id, _("apple river stone"), Response("", group_id, view=view), SeatKey("", b""))

    def start_rater(self, round_id: str, member_id: str, view: ViewPrefs) -> Seat:  # noqa: ARG002
        return self.start(round_id, "", view)

    def fewest_after_reopening(self, round_id: str) -> int:  # noqa: ARG002
        return 0

    def come_back(self, round_id: str, words: str) -> Seat:  # noqa: ARG002
        raise AppError("words_unknown", _("We did not find those words."), listed=False)

    def answer(self, seat: Seat, item_id: str, answer: Answer | None) -> Seat:
        return replace(seat, response=seat.response.with_answer(item_id, answer))

    def comment(self, seat: Seat, place_id: str, comment: Comment | None) -> Seat:
        return replace(seat, response=seat.response.with_comment(place_id, comment))

    def keep_view(self, seat: Seat, view: ViewPrefs) -> Seat:
        return replace(seat, response=replace(seat.response, view=view))

    def send(self, seat: Seat) -> str:  # noqa: ARG002
        return "ACDE FGHJ"

    def delete(self, seat: Seat) -> None:
        pass

    def hand_over(self) -> None:
        pass


def with_examples(pattern: Instrument) -> Instrument:
    """A questionnaire that is filled at set-up, with made-up names."""
    if pattern.needs is Each.GOAL:
        return with_goals(pattern, [_("By May, ten more families get help within a week")])
    if pattern.needs is Each.ORGANISATION:
        made_up = (Organisation("a", _("Riverside Trust")), Organisation("b", _("Hill Street Clinic")))
        return with_organisations(pattern, made_up)
    return pattern


def rehearsal_round(instrument: Instrument) -> Round:
    """An open round that exists nowhere, with the usual promise and one group; or about two made-up people."""
    about = None
    if instrument.needs is Each.MEMBER:
        subjects = (Subject("sam", _("Sam"), "sam"), Subject(YOU, _("You"), YOU))
        about = About(subjects, (Assignment("sam", YOU, "group"), Assignment(YOU, YOU, SELF)))
    return Round(
        id="",
        partnership_id="",
        name="",
        state=RoundState.OPEN,
        instrument=with_examples(instrument),
        groups=(RaterGroup("group", _("Volunteers"), _("volunteers"), 8),),
        promise=USUAL_PROMISE if about else Promise(),
        about=about,
    )
