"""The next round begins with what was agreed before: chosen at the set-up, answered first, counted by itself, and in no score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from builders import PASSPHRASE
from claims import claims, contradictions
from facilitator_app.charts.agreed import agreed as charts_agreed
from facilitator_app.charts.answer_lists import answer_lists, one_list
from facilitator_app.domain.follow_up import asked_about, shortened, since_of, without_since
from facilitator_app.domain.instrument import SINCE, Report
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import Action, Owner, Status
from facilitator_app.domain.response import Comment, Outside
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.packs import PartId
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.room.slides import slides_of
from whole_rounds import answers, pack_of, partnership, set_up

TODAY = date(2026, 5, 4)
LONG = "Ein sehr langes Wort: Donaudampfschifffahrtsgesellschaft, und dann noch viel mehr; " * 7
ARABIC = "سنلتقي كل شهر مع الناس الذين نعمل من أجلهم"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    yield made
    made.close()


def agreed(workspace: Workspace, made: Partnership, *wants: str) -> tuple[Action, ...]:
    """Actions in the plan, in this order."""
    for want in wants:
        workspace.plan.change(made.id, replace(workspace.plan.add(made.id), want=want))
    return workspace.plan.of(made.id)


def answered(workspace: Workspace, round_: Round, happened: Sequence[int], helped: Sequence[int]) -> None:
    """Eight people answer everything; of the first action as in these lists, person by person (-1: do not know)."""
    items = since_of(round_.instrument)
    first = [item.id for item in items.items[:2]] if items else []
    groups = [group.id for group in round_.groups if group.asked for _one in range(4)]
    plain = replace(round_, instrument=without_since(round_.instrument)).instrument
    for number, group in enumerate(groups):
        seat = workspace.responding.start(round_.id, group)
        for item, said in zip(first, (happened, helped)):
            value = said[number]
            seat = workspace.responding.answer(seat, item, Outside.DONT_KNOW if value < 0 else value)
        for item, answer in answers(plain, number + 1, group):
            seat = workspace.responding.answer(seat, item, answer)
        if first and number < 6:
            seat = workspace.responding.comment(seat, first[0], Comment(f"Words {number} about the action"))
        workspace.responding.send(seat)


def released(workspace: Workspace, round_: Round) -> RoundResults:
    found = workspace.results.of_round(round_.id)
    assert isinstance(found, RoundResults)
    return found


HAPPENED, HELPED = (2, 2, 2, 2, 1, 1, 0, -1), (3, 3, 2, 2, 1, 1, 0, -1)


def test_without_a_plan_nothing_of_it_appears(workspace: Workspace) -> None:
    made = partnership(workspace)
    round_ = workspace.rounds.new(made.id, "quick-check")
    assert since_of(round_.instrument) is None
    assert workspace.following_up.offered(round_.id) == ()
    started = workspace.rounds.start(round_.id)
    answered(workspace, started, (), ())
    workspace.rounds.close(started.id, PASSPHRASE)
    results = released(workspace, started)
    assert results.since is None
    assert SINCE not in {one.place_id for one in results.open_comments}


def test_open_and_done_actions_are_offered_and_asked_first(workspace: Workspace) -> None:
    made = partnership(workspace)
    one, two, three, _blank = agreed(workspace, made, "Meet monthly", ARABIC, "Drop this", "")
    workspace.plan.set_status(made.id, two.id, Status.DONE)
    workspace.plan.set_status(made.id, three.id, Status.DROPPED, "No money")
    alone = workspace.library.get("quick-check")
    round_ = workspace.rounds.new(made.id, "quick-check")
    assert asked_about(round_.instrument) == (one.id, two.id)
    section = round_.instrument.sections[0]
    assert (section.id, section.report) == (SINCE, Report.COUNTS)
    assert [item.id for item in section.items] == [
        f"since.{id_}.{what}" for id_ in (one.id, two.id) for what in ("happened", "helped")
    ]
    assert ARABIC in section.items[2].text.text()
    assert ARABIC in section.items[2].text.text(easy=True)
    assert not section.scored_items
    assert all(item.scale and item.scale.dont_know and not item.scale.not_applicable for item in section.items)
    rated, written = alone.asked()
    assert round_.instrument.asked() == (rated + 4, written)
    assert round_.instrument.minutes == alone.minutes + 1
    assert round_.instrument.has_easy_words() == alone.has_easy_words()


def test_a_person_chooses_which_and_the_parts_stay(workspace: Workspace) -> None:
    made = partnership(workspace)
    one, two = agreed(workspace, made, "Meet monthly", "Tell what came of it")
    round_ = workspace.rounds.new(made.id, "six-principle-profile")
    keep = tuple(section.id for section in without_since(round_.instrument).sections[:2])
    assert [s.id for s in workspace.rounds.choose_sections(round_.id, keep).instrument.sections] == [SINCE, *keep]
    changed = workspace.following_up.choose(round_.id, (two.id,))
    assert asked_about(changed.instrument) == (two.id,)
    assert [s.id for s in changed.instrument.sections] == [SINCE, *keep]
    assert asked_about(workspace.rounds.choose_instrument(round_.id, "quick-check").instrument) == (two.id,)
    none = workspace.following_up.choose(round_.id, ())
    assert none.instrument == workspace.library.get("quick-check")
    assert asked_about(workspace.following_up.choose(round_.id, (one.id, two.id, "other")).instrument) == (
        one.id,
        two.id,
    )


def test_goals_and_organisations_have_no_place_for_it(workspace: Workspace) -> None:
    made = partnership(workspace)
    agreed(workspace, made, "Meet monthly")
    for instrument in workspace.library.all():
        if instrument.needs is None:
            continue
        round_ = workspace.rounds.choose_instrument(workspace.rounds.new(made.id, "quick-check").id, instrument.id)
        assert since_of(round_.instrument) is None, instrument.id
        assert workspace.following_up.offered(round_.id) == ()
        assert since_of(workspace.following_up.choose(round_.id, ("x",)).instrument) is None
        back = workspace.rounds.choose_instrument(round_.id, "quick-check")
        assert since_of(back.instrument) is not None
        workspace.rounds.delete_draft(round_.id)


def test_the_words_are_those_of_the_start_and_stay(workspace: Workspace) -> None:
    made = partnership(workspace)
    one, two = agreed(workspace, made, "Meet monthly", "Tell what came of it")
    round_ = workspace.rounds.new(made.id, "quick-check")
    workspace.plan.change(made.id, replace(one, again="Meet every second week"))
    workspace.plan.set_status(made.id, two.id, Status.DROPPED, "No time")
    started = workspace.rounds.start(round_.id)
    assert asked_about(started.instrument) == (one.id,)
    assert "Meet every second week." in started.instrument.items[0].text.text()
    workspace.plan.remove(made.id, one.id)
    assert asked_about(workspace.rounds.get(started.id).instrument) == (one.id,)
    assert workspace.following_up.actions_of(started.id) == ()


def test_only_what_was_done_since_the_last_closed_round_is_asked_again(workspace: Workspace) -> None:
    made = partnership(workspace)
    one, two = agreed(workspace, made, "Done long ago", "Done now")
    for action, day in ((one, date(2026, 5, 3)), (two, TODAY)):
        done = workspace.plan.set_status(made.id, action.id, Status.DONE)
        workspace.plan.change(made.id, replace(done, done_on=day))
    first = set_up(workspace, made, "quick-check")
    assert asked_about(first.instrument) == (one.id, two.id)
    answered(workspace, first, HAPPENED, HELPED)
    workspace.rounds.close(first.id, PASSPHRASE)
    again = workspace.rounds.new_like_last(made.id)
    assert asked_about(again.instrument) == (two.id,)
    assert len(again.instrument.sections) == len(first.instrument.sections)


def survey_like(workspace: Workspace) -> list[str]:
    return [one.id for one in workspace.library.all() if one.needs is None]


def test_a_whole_round_of_each_kind_says_the_same_with_and_without(workspace: Workspace) -> None:
    made = partnership(workspace)
    (action,) = agreed(workspace, made, LONG)
    kinds = {}
    for id_ in survey_like(workspace):
        kinds.setdefault((workspace.library.get(id_).kind, workspace.library.get(id_).mixed), id_)
    for id_ in kinds.values():
        found = []
        for asks in (True, False):
            draft = workspace.rounds.new(made.id, id_)
            workspace.following_up.choose(draft.id, (action.id,) if asks else ())
            round_ = workspace.rounds.start(draft.id)
            order = round_.instrument.asked_of(round_.groups[0].id).sections
            assert (order[0].id == SINCE) is asks
            assert SINCE not in {section.id for section in order[1:]}
            answered(workspace, round_, HAPPENED, HELPED)
            workspace.rounds.close(round_.id, PASSPHRASE)
            found.append(released(workspace, round_))
        asked, plain = found
        assert asked.since is not None
        did, help_ = asked.since.items
        assert (did.counts, did.dont_know, did.high, did.low) == ((1, 2, 4), 1, 4, 1)
        assert (help_.counts, help_.dont_know, help_.high, help_.low) == ((1, 2, 2, 2), 1, 4, 3)
        assert asked.since.score is asked.since.band is asked.since.verdict is asked.since.spread is None
        assert not asked.since.blocks
        assert not asked.since.withheld
        assert len(asked.open_comments[0].texts) == 6
        alike = [
            replace(one, round_id="", round_name="", since=None, sets=frozenset(), open_comments=(), themes=())
            for one in found
        ]
        assert replace(alike[0], instrument=alike[1].instrument) == alike[1], id_
        assert asked.instrument.sections == plain.instrument.sections
        assert asked.open_comments[1:] == plain.open_comments


def test_results_slides_pack_and_lists_begin_with_what_people_said(workspace: Workspace, tmp_path: Path) -> None:
    made = partnership(workspace)
    one, two = agreed(workspace, made, "Meet monthly", LONG)
    owned = replace(one, owner=Owner("Amina"), by=date(2026, 6, 1))
    workspace.plan.change(made.id, owned)
    round_ = set_up(workspace, made, "quick-check")
    answered(workspace, round_, HAPPENED, HELPED)
    workspace.rounds.close(round_.id, PASSPHRASE)
    workspace.plan.remove(made.id, two.id)
    results = released(workspace, round_)
    first, second = charts_agreed(results, workspace.following_up.actions_of(round_.id))
    assert (first.words, second.words) == ("Meet monthly.", f"{' '.join(LONG.split())}")
    assert first.plan == "Who: Amina. By when: 1 June 2026. In the plan: Not started."
    assert first.happened == "4 of 7 say it happened. 2 say partly. 1 says it did not happen. 1 does not know."
    assert first.helped == (
        "4 of 7 say it helped. 2 of them say a lot. 2 of them say a little. 2 say it made no difference. "
        "1 says it made things worse. 1 does not know."
    )
    assert second.plan == "It is not in the plan any more."
    assert second.happened == second.helped
    assert second.happened.startswith("Not shown: only a few people answered this.")
    slides = slides_of(results, actions=workspace.following_up.actions_of(round_.id))
    assert [slide.key for slide in slides[:2]] == ["who", "agreed"]
    assert slides[1].lines[0] == "Meet monthly: 4 of 7 say it happened. 4 of 7 say it helped."
    assert slides[1].more[0].lines == (first.plan, first.happened, first.helped)
    assert results.main_points == tuple(point for point in results.main_points if point.section_id != SINCE)
    assert contradictions(claims(results)) == []
    assert workspace.packs.parts(results)[0].id == PartId.AGREED
    pages = pypdfium2.PdfDocument(pack_of(workspace, round_, tmp_path / "pack.pdf"))
    page = " ".join(pages[1].get_textpage().get_text_range().split())
    for words in ("Since last time", "Meet monthly.", first.plan, first.happened, second.plan, second.happened):
        assert words in page
    (annex,) = [
        text
        for text in (" ".join(page.get_textpage().get_text_range().split()) for page in pages)
        if "Annex 1: every count Each" in text
    ]
    assert "What people said of each action is on page 2." in annex
    everything = one_list(answer_lists(results, Random(1)))
    asked = [row for row in everything.rows if row[0] == "Since last time"]
    assert len([row for row in asked if "Meet monthly" in row[1]]) == 16


def test_too_few_who_know_are_a_sentence(workspace: Workspace) -> None:
    made = partnership(workspace)
    agreed(workspace, made, "Meet monthly")
    round_ = set_up(workspace, made, "quick-check")
    answered(workspace, round_, (2, 2, -1, -1, -1, -1, -1, -1), HELPED)
    workspace.rounds.close(round_.id, PASSPHRASE)
    results = released(workspace, round_)
    assert results.since is not None
    did, help_ = results.since.items
    assert did.withheld
    assert (did.counts, did.dont_know) == ((), 0)
    assert help_.counts


def test_short_words_are_cut_between_words() -> None:
    assert shortened("Meet monthly.") == "Meet monthly"
    assert shortened("Meet  every second week, in Northfield", 24) == "Meet every second week…"
    assert shortened("x" * 90, 10) == "x" * 10 + "…"
