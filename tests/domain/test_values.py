"""Rules that live in the values themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Band, Scale, ScalePoint, Wording
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.response import Comment, Outside, Response
from facilitator_app.domain.round import CommentRule, Promise
from facilitator_app.domain.steps import Job, Step, finish


def words(text: str) -> Wording:
    return Wording({"en": text})


def scale(n: int) -> Scale:
    return Scale(tuple(ScalePoint(v, words(str(v))) for v in range(1, n + 1)), words("{n}"), words("{n}"))


def test_words_fall_back_to_usual_words_and_to_the_first_language() -> None:
    text = Wording({"en": "usual", "cy": "arferol"}, {"en": "easy"})
    assert (text.text(), text.text(easy=True), text.text("cy", easy=True)) == ("usual", "easy", "arferol")
    assert text.text("pl") == "usual"


@pytest.mark.parametrize(("n", "low", "high"), [(4, (1, 2), (3, 4)), (5, (1, 2), (4, 5)), (7, (1, 2, 3), (5, 6, 7))])
def test_halves_of_a_scale_leave_the_middle_out(n: int, low: tuple[int, ...], high: tuple[int, ...]) -> None:
    assert (scale(n).lower_half, scale(n).upper_half) == (low, high)


def test_band_edges_are_in_or_out_as_the_file_says() -> None:
    band = Band("B", words("Sound"), words(""), Decimal("2.0"), Decimal("3.0"), lower_included=False)
    assert [band.holds(score) for score in (2.0, 2.0001, 3.0, 3.0001)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"k_total": 3}, "limit_below_floor"),
        ({"k": 2}, "limit_below_floor"),
        ({"k_comments": 2}, "limit_below_floor"),
        ({"k_dist": 3}, "limits_disagree"),
        ({"k": 6, "k_dist": 6}, "limits_disagree"),
    ],
)
def test_a_promise_below_the_floor_cannot_exist(limits: dict[str, int], code: str) -> None:
    with pytest.raises(AppError) as refused:
        Promise(**limits)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_promise_may_only_rise() -> None:
    promise = Promise(delete_on=date(2027, 1, 1))
    assert promise.may_become(replace(promise, k_total=8, k=5))
    assert not promise.may_become(replace(promise, k_total=4))
    assert not promise.may_become(replace(promise, comments=CommentRule.DO_NOT_ASK))
    assert not promise.may_become(replace(promise, delete_on=date(2028, 1, 1)))


def test_an_answer_can_be_taken_back_and_an_empty_comment_is_none() -> None:
    response = Response("r", "g").with_answer("a", 3).with_answer("b", Outside.DONT_KNOW)
    assert response.with_answer("a", None).answers == {"b": Outside.DONT_KNOW}
    spoken = response.with_comment("a", Comment("Good."))
    assert spoken.with_comment("a", Comment("  ")).comments == {}


def test_sentences_take_named_facts() -> None:
    assert _("Hello {name}", name="{x}") == "Hello {x}"
    assert (n_("{n} person", "{n} people", 1), n_("{n} person", "{n} people", 2)) == ("1 person", "2 people")


def test_a_job_gives_its_result_and_tidies_up_when_closed() -> None:
    tidied = []

    def job() -> Job[str]:
        try:
            yield Step(0, 2, "one")
            yield Step(1, 2, "two")
            return "done"
        finally:
            tidied.append(True)

    assert finish(job()) == "done"
    stopped = job()
    next(stopped)
    stopped.close()
    assert len(tidied) == 2
