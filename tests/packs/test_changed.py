"""What changed since the last round, on paper and on the projector: in the words of the page on the screen, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from builders import PASSPHRASE, an_instrument, words
from earlier_rounds import EVERYBODY, partnership_of_twelve, round_of
from facilitator_app.analysis.since_last import ShownRound, since_last
from facilitator_app.charts import over_time
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.packs import AGENDAS, PackPart, PartId, not_printed, render_pack
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.room.slides import CHANGED, Slide, slides_of
from packs.paper import Paper, read, squeezed
from packs.samples import facts
from two_rounds import HIGH, LOW, MIDDLE, changed, one_section, results

EIGHT = EVERYBODY[:8]
FIVE = frozenset("abcde")


def worded() -> SinceLast:
    """Three statements; one has other words now. s1i1: 1 1 2 2 2, then 4 4 4 5 5; s1i2: 1 2 3 4 5 both times."""
    old = one_section(3)
    new = changed(old, "s1i3", text=words("Statement 3, put another way."))
    before = results(old, {"s1i1": LOW, "s1i2": MIDDLE, "s1i3": LOW}, date(2025, 3, 5), id_="r0", name="Spring round")
    now = results(new, {"s1i1": HIGH, "s1i2": MIDDLE, "s1i3": HIGH}, name="Autumn round")
    return since_last(ShownRound(now, FIVE), [ShownRound(before, FIVE)])[0]


def scaled() -> SinceLast:
    """Two themes; all answers of the second have one point more now."""
    old, longer = an_instrument(2, 2), an_instrument(2, 2, 6)
    scale = longer.scale
    new = old
    for item in ("s2i1", "s2i2"):
        new = changed(new, item, scale=scale)
    answers = {"s1i1": LOW, "s1i2": HIGH, "s2i1": LOW, "s2i2": LOW}
    before = results(old, answers, date(2025, 3, 5), id_="r0", name="Spring round")
    now = results(new, {"s1i1": HIGH, "s1i2": LOW, "s2i1": HIGH, "s2i2": HIGH}, name="Autumn round")
    return since_last(ShownRound(now, FIVE), [ShownRound(before, FIVE)])[0]


MADE = {"a statement in other words": worded, "other answers to choose from": scaled}


@cache
def found(name: str) -> SinceLast:
    return MADE[name]()


@cache
def paper(name: str, large: bool = False) -> Paper:
    return read(finish(render_pack(found(name).now, facts(since=found(name), large_print=large))))


def heard(whole: Paper) -> str:
    return " ".join(" ".join(f"{one.words} {one.alt}" for one in whole.leaves()).split())


def slide_of(since: SinceLast) -> Slide:
    (slide,) = [one for one in slides_of(since.now, since=since) if one.key == CHANGED]
    return slide


def told(slide: Slide) -> str:
    """Everything that a slide and what lies behind it say, with the words of their pictures."""
    parts = [slide, *slide.more]
    return " ".join(
        text for one in parts for text in (one.title, *one.lines, *one.notes, one.chart.words if one.chart else "")
    )


def everything(since: SinceLast) -> list[str]:
    """All that the page on the screen says, but how many statements it says nothing of."""
    left = [*over_time.not_compared(since.changes.no_themes), *over_time.not_compared(since.changes.no_statements)]
    charts = over_time.charts(since)
    return [
        over_time.headline(since),
        over_time.people_words(since),
        *over_time.how_sure(),
        *(text for chart in charts for text in (chart.words, *chart.notes) if not text.startswith("Of ")),
        *(text for why, names in left for text in (why, *names)),
    ]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", MADE)
def test_paper_says_all_that_the_screen_says(name: str, large: bool) -> None:
    words_ = squeezed(heard(paper(name, large)))
    for sentence in everything(found(name)):
        for one in sentence.split(". "):
            assert squeezed(one.rstrip(".")) in words_, one


@pytest.mark.parametrize("name", MADE)
def test_the_projector_says_all_that_the_screen_says(name: str) -> None:
    words_ = told(slide_of(found(name)))
    for sentence in everything(found(name)):
        assert sentence in words_, sentence


def test_a_statement_in_other_words_as_worked_by_hand() -> None:
    """Of s1i1 1.6 is nearest to the second answer, 4.4 to the fourth. What is not compared stands by name, with the reason."""
    since = found("a statement in other words")
    labels = [point.label.text() for point in since.now.instrument.scale.points]
    said = heard(paper("a statement in other words"))
    assert f"Statement 1 of 1: {labels[1]} then (5), {labels[3]} now (5). Went up." in said
    assert f"Statement 2 of 1: {labels[2]} then (5), {labels[2]} now (5). We cannot tell." in said
    assert "1 of 2 went up, 0 of 2 went down. Of the others we cannot tell." in said
    assert "5 people answered then, 5 now. By the tick lists they are the same people." in said
    assert "Not all the same statements: Section 1" in said
    assert "Worded differently: Statement 3, put another way." in said
    assert over_time.headline(since) == "We cannot tell of any theme whether it went up or down."
    assert not over_time.theme_charts(since)


def test_a_scale_that_changed_as_worked_by_hand() -> None:
    """s1i1 goes from 1.6 to 4.4; s1i2 is turned round and goes from 4.4 to 1.6, so from 1.6 to 4.4 as well: the theme goes up
    from 1.6 to 4.4. Of the other theme nothing is said."""
    since = found("other answers to choose from")
    assert [(one.title, float(one.before or 0), float(one.now or 0)) for one in since.changes.themes] == [
        ("Section 1", 1.6, 4.4)
    ]
    said = heard(paper("other answers to choose from"))
    assert "Since Spring round: “Section 1” went up." in said
    assert "Other answers to choose from: Section 2 Statements 2 of 2 went up" in said
    assert "Other answers to choose from: Statement 1 of 2. Statement 2 of 2." in said
    assert "Statement 2 of 1. (turned round):" in said


def test_the_pack_begins_with_it() -> None:
    titles = [one.words for one in paper("other answers to choose from").tagged("H1")]
    assert titles[1] == "Since last time. Since Spring round: “Section 1” went up."
    assert titles[-1] == "Annex 3: each statement then and now"
    slides = slides_of(found("other answers to choose from").now, since=found("other answers to choose from"))
    assert [one.key for one in slides[:2]] == ["who", CHANGED]


# --- through the services


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: date(2026, 11, 24), Cost.quick())
    yield made
    made.close()


def offered(workspace: Workspace, round_: Round) -> PackPart | None:
    shown = workspace.results.of_round(round_.id)
    return next((one for one in workspace.packs.parts(shown) if one.id is PartId.CHANGED), None)  # type: ignore[arg-type]


def kinds(workspace: Workspace, round_: Round) -> list[str]:
    with workspace.store.transaction() as t:
        return [line.kind for line in t.issues.of_round(round_.id)]


@pytest.mark.slow
def test_a_pack_with_an_earlier_round_is_in_the_ledger_of_both(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    first, second = (round_of(workspace, made, EIGHT, leaning) for leaning in (1, 2))
    part = offered(workspace, second)
    assert part is not None
    assert part.included
    assert offered(workspace, first) is None, "there was nothing before it"
    assert kinds(workspace, first) == ["screen"], "to decide what can be offered nothing is shown of the first"
    said = heard(read(finish(workspace.packs.print_copy(second.id))))
    assert "Since Autumn round 2026: 6 themes went up." in said
    assert kinds(workspace, second) == ["screen", "pack"]


@pytest.mark.slow
def test_what_was_not_chosen_is_in_no_pack_and_in_no_ledger(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    first, second = (round_of(workspace, made, EIGHT, leaning) for leaning in (1, 2))
    rest = frozenset(PartId) - {PartId.CHANGED, *AGENDAS}
    assert "6 themes went up" not in heard(read(finish(workspace.packs.print_copy(second.id, rest))))
    assert kinds(workspace, first) == []
    finish(workspace.packs.print_copy(second.id))
    assert kinds(workspace, first) == ["beside"]


@pytest.mark.slow
@pytest.mark.parametrize("later", [EVERYBODY[:9], EVERYBODY[:7]])
def test_where_few_joined_or_left_the_pack_and_the_projector_have_nothing_of_it(
    workspace: Workspace, later: tuple[str, ...]
) -> None:
    from facilitator_app.ui.room.projector import released_talk

    made = partnership_of_twelve(workspace)
    first, second = round_of(workspace, made, EIGHT, 1), round_of(workspace, made, later, 2)
    part = offered(workspace, second)
    assert part is not None
    assert (part.included, part.reason) == (
        False,
        "Only a few people joined or left since an earlier round, fewer than 4.",
    )
    said = heard(read(finish(workspace.packs.print_copy(second.id))))
    assert "went up" not in said
    assert first.name not in said.replace(second.name, "")
    talk = released_talk(workspace, second.id)
    assert talk is not None
    assert CHANGED not in [slide.key for slide in talk[1]]
    assert kinds(workspace, first) == []


def test_the_figure_that_is_saved_is_in_the_ledger_of_both_rounds(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    first, second = (round_of(workspace, made, EIGHT, leaning) for leaning in (1, 2))
    since, foot = workspace.exports.publish_change(second.id)
    assert since.before is not None
    assert since.before.round_id == first.id
    assert "1" in foot
    assert (kinds(workspace, first), kinds(workspace, second)) == (["beside"], ["picture"])


def test_a_letter_of_the_earlier_round_that_no_font_has_is_told_before_printing(workspace: Workspace) -> None:
    made = partnership_of_twelve(workspace)
    first, second = (round_of(workspace, made, EIGHT, leaning) for leaning in (1, 2))
    with workspace.store.transaction() as t:
        t.rounds.save(replace(t.rounds.get(first.id), name="Spring \U00013000"))
        t.commit()
    shown = workspace.results.of_round(second.id)
    assert isinstance(shown, RoundResults)
    assert "U+13000" in not_printed(shown, *workspace.packs.words_of_others(shown))
    assert workspace.packs.words_of_others(shown) == ("Spring \U00013000",)
    before = workspace.results.of_round(first.id)
    assert isinstance(before, RoundResults)
    assert workspace.packs.words_of_others(before) == ()
