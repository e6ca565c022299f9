"""The services over a real store: a partnership, a round, people who answer, results, a pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import answers_in, four_groups
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import ListedPerson, Member, Organisation, Partnership
from facilitator_app.domain.response import Comment, Outside, ViewPrefs
from facilitator_app.domain.results import ChosenGroups, RoundResults, Withheld
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.domain.steps import finish
from facilitator_app.services import demonstration
from facilitator_app.services.changes import Change
from facilitator_app.services.rounds import a_year_after, season_name
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace, tidy_own_words
from facilitator_app.store import Cost

TODAY = date(2026, 11, 24)
WORDS = "five words for the tests"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", WORDS, lambda: TODAY, Cost.quick())
    yield made
    made.close()


def partnership_with(workspace: Workspace, *asked: int) -> Partnership:
    made = workspace.partnerships.create("  Northfield   Families ")
    groups = four_groups(made, asked or (0, 0, 0, 0))
    return workspace.partnerships.set_groups(made.id, groups)


def running_round(workspace: Workspace, *asked: int) -> Round:
    partnership = partnership_with(workspace, *asked)
    return workspace.rounds.start(workspace.rounds.new(partnership.id, "quick-check").id)


def answer_all(workspace: Workspace, round_: Round, place: int, value: int) -> str:
    seat = workspace.responding.start(round_.id, round_.groups[place].id)
    for item in round_.instrument.items:
        seat = workspace.responding.answer(seat, item.id, value)
    return workspace.responding.send(seat)


def test_a_partnership_needs_only_a_name(workspace: Workspace) -> None:
    made = workspace.partnerships.create("  Northfield   Families ")
    assert made.name == "Northfield Families"
    assert [group.protected for group in made.groups] == [False, False, False, False, True]
    with pytest.raises(AppError) as refused:
        workspace.partnerships.create("   ")
    assert refused.value.code == "name_missing"


def test_people_and_organisations_keep_their_ties(workspace: Workspace) -> None:
    made = partnership_with(workspace, 2, 2, 2, 2)
    council = Organisation(new_id(), "Council")
    workspace.partnerships.set_organisations(made.id, (council,))
    member = Member(new_id(), "Sam", council.id, made.groups[0].id)
    workspace.partnerships.set_members(made.id, (member, replace(member, id=new_id())))
    workspace.partnerships.set_organisations(made.id, ())
    workspace.partnerships.set_groups(made.id, made.groups[1:])
    kept = workspace.partnerships.get(made.id).members
    assert [(m.name, m.organisation_id, m.group_id) for m in kept] == [("Sam", None, None)] * 2


def test_a_round_has_a_name_in_every_state(workspace: Workspace) -> None:
    round_ = running_round(workspace, 2, 2, 2, 2)
    assert workspace.rounds.rename(round_.id, "  Our   spring round ").name == "Our spring round"
    assert workspace.rounds.get(round_.id) == replace(round_, name="Our spring round")
    with pytest.raises(AppError) as refused:
        workspace.rounds.rename(round_.id, "  ")
    assert refused.value.code == "name_missing"
    assert workspace.rounds.get(round_.id).name == "Our spring round"


def test_how_a_person_sees_is_kept_with_their_unfinished_answers_and_goes_when_they_send(workspace: Workspace) -> None:
    round_ = running_round(workspace, 2, 2, 2, 2)
    seat = workspace.responding.start(round_.id, round_.groups[0].id)
    seat = workspace.responding.answer(seat, round_.instrument.items[0].id, 2)
    seat = workspace.responding.keep_view(seat, ViewPrefs(scale=1.5))
    back = workspace.responding.come_back(round_.id, seat.words)
    assert back.response.view == ViewPrefs(scale=1.5)
    assert back.response.answers == {round_.instrument.items[0].id: 2}
    workspace.responding.send(back)
    (sent,) = answers_in(workspace.store, round_.id, WORDS).values()
    assert sent.view is None


@pytest.mark.parametrize(
    ("questionnaire", "asked", "problems"),
    [
        ("quick-check", 0, [("nobody_asked", "groups")]),
        ("quick-check", 1, [("too_few_asked", "groups")]),
        ("quick-check", 2, []),
        ("smart-goals", 2, [("about_missing", "about")]),
        ("smart-goals", 0, [("about_missing", "about"), ("nobody_asked", "groups")]),
        ("partner-map", 1, [("about_missing", "about")]),
        ("member-behaviours", 2, [("about_missing", "about")]),
    ],
)
def test_what_keeps_a_round_from_starting_names_its_page(
    workspace: Workspace, questionnaire: str, asked: int, problems: list[tuple[str, str]]
) -> None:
    draft = workspace.rounds.new(partnership_with(workspace, *[asked] * 4).id, questionnaire)
    found = workspace.rounds.problems(draft.id)
    assert [(one.code, one.facts["page"]) for one in found] == problems
    assert all(one.what.endswith(".") and one.do.endswith(".") for one in found)
    if problems:
        with pytest.raises(AppError) as refused:
            workspace.rounds.start(draft.id)
        assert refused.value.code == problems[0][0]
        assert workspace.rounds.get(draft.id) == draft


def test_preferences_are_in_the_file_and_each_is_one_of_its_own(workspace: Workspace) -> None:
    mine = workspace.preferences
    usual = (
        mine.typed_name,
        mine.facilitator_name,
        mine.cover_minutes,
        mine.number_keys,
        mine.raw_lists,
        mine.has_pin,
    )
    assert usual == ("", "the facilitator", 3, False, False, False)
    mine.set_facilitator_name("  Jo   Ann ")
    mine.set_cover_minutes(7)
    mine.set_number_keys(True)
    mine.set_raw_lists(True)
    mine.set_pin("0123")
    workspace.close()
    again = open_workspace(workspace.store.path, WORDS, lambda: TODAY)
    kept = again.preferences
    try:
        assert (kept.typed_name, kept.facilitator_name, kept.cover_minutes) == ("Jo Ann", "Jo Ann", 7)
        assert (kept.number_keys, kept.raw_lists, kept.has_pin) == (True, True, True)
        assert (kept.pin_matches("0123"), kept.pin_matches("123"), kept.pin_matches("")) == (True, False, False)
        kept.set_number_keys(False)
        kept.set_raw_lists(False)
        assert (kept.number_keys, kept.raw_lists, kept.cover_minutes) == (False, False, 7)
        for wrong in (0, 31):
            with pytest.raises(AppError) as refused:
                kept.set_cover_minutes(wrong)
            assert refused.value.code == "minutes_wrong"
        for pin in ("123", "1234567", "12a4", ""):
            with pytest.raises(AppError) as refused:
                kept.set_pin(pin)
            assert refused.value.code == "pin_wrong"
        assert kept.pin_matches("0123")
    finally:
        again.close()


def test_home_tells_each_partnership_with_its_round_and_who_has_answered(workspace: Workspace) -> None:
    empty = workspace.partnerships.create("Zeta")
    round_ = running_round(workspace, 2, 2, 2, 2)
    answer_all(workspace, round_, 0, 2)
    workspace.responding.start(round_.id, round_.groups[1].id)
    rows = workspace.partnerships.rows()
    made = workspace.partnerships.get(round_.partnership_id)
    assert [(one.partnership, one.progress.answered, one.progress.paused) for one in rows] == [
        (made, 1, 1),
        (empty, 0, 0),
    ]
    assert [one.last_round and one.last_round.id for one in rows] == [round_.id, None]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("river lamp kettle owl", ""),
        ("river lamp kettle owl " * 20 + "end", ""),
        ("river cup stone", "passphrase_common"),
        ("river lamp ket", "passphrase_short"),
        ("see the sea then", "passphrase_common"),
        ("my Pass-Word is long", "passphrase_common"),
        ("partnership rounds", "passphrase_common"),
        (demonstration.PASSPHRASE, "passphrase_common"),
        ("Monday morning meeting", "passphrase_common"),
        ("summer holiday 2026", "passphrase_common"),
        ("qwertyuiop asdfghjkl", "passphrase_common"),
    ],
)
def test_words_of_ones_own_are_fifteen_letters_and_as_hard_to_guess_as_three_random_ones(words: str, code: str) -> None:
    if not code:
        assert tidy_own_words(f" {words} ") == words
        return
    with pytest.raises(AppError) as refused:
        tidy_own_words(words)
    assert refused.value.code == code


def test_groups_are_divided_into_two_parts_that_are_named(workspace: Workspace) -> None:
    round_ = running_round(workspace, 2, 2, 2, 0)
    one, two, three, _lived = round_.groups
    parts = workspace.results.two_parts(round_.id, [one.id])
    assert parts == (
        ChosenGroups("own", "Agencies", (one.id,)),
        ChosenGroups("others", "Everyone else", (two.id, three.id)),
    )
    parts = workspace.results.two_parts(round_.id, [one.id, two.id])
    assert parts == (
        ChosenGroups("own", "Agencies and Commissioners", (one.id, two.id)),
        ChosenGroups("others", "Volunteers", (three.id,)),
    )
    assert [part.id for part in workspace.results.two_parts(round_.id, [])] == ["others"]
    assert workspace.results.groups_with_answers(round_.id) == (one, two, three)


def test_what_was_undone_is_as_it_was_with_everybody_in_their_group_and_organisation(workspace: Workspace) -> None:
    made = partnership_with(workspace, 2, 2, 2, 2)
    council = Organisation(new_id(), "Council")
    workspace.partnerships.set_organisations(made.id, (council,))
    before = workspace.partnerships.set_members(made.id, (Member(new_id(), "Sam", council.id, made.groups[0].id),))
    workspace.partnerships.set_groups(made.id, made.groups[1:])
    workspace.partnerships.set_organisations(made.id, ())
    workspace.partnerships.describe(made.id, name="Southfield", notes="Typed in between")
    restored = workspace.partnerships.restore_lists(before)
    assert restored == replace(before, name="Southfield", notes="Typed in between")
    assert workspace.partnerships.get(made.id) == restored


def test_people_of_a_list_come_in_at_once_with_the_organisations_that_only_it_names(workspace: Workspace) -> None:
    made = partnership_with(workspace, 2, 2, 2, 2)
    council = Organisation(new_id(), "Council")
    workspace.partnerships.set_organisations(made.id, (council,))
    people = (
        ListedPerson("Sam  Okoro", "council", "AGENCIES", "Large print"),
        ListedPerson("Bo", "New  Clinic", "nobody's group"),
        ListedPerson("Cy", "new clinic"),
        ListedPerson("Di"),
    )
    found = workspace.partnerships.add_people(made.id, people)
    clinic = found.organisations[1]
    assert found.organisations == (council, Organisation(clinic.id, "New Clinic"))
    assert [(m.name, m.organisation_id, m.group_id, m.needs) for m in found.members] == [
        ("Sam Okoro", council.id, made.groups[0].id, "Large print"),
        ("Bo", clinic.id, None, ""),
        ("Cy", clinic.id, None, ""),
        ("Di", None, None, ""),
    ]
    with pytest.raises(AppError) as refused:
        workspace.partnerships.add_people(made.id, (ListedPerson("Ed", "Other"), ListedPerson(" ")))
    assert refused.value.code == "name_missing"
    assert workspace.partnerships.get(made.id) == found


def test_only_a_draft_that_asks_the_groups_of_the_partnership_follows_them(workspace: Workspace) -> None:
    made = partnership_with(workspace, 2, 2, 2, 2)
    fewer = made.groups[1:]
    draft = workspace.rounds.new(made.id, "quick-check")
    workspace.partnerships.set_groups(made.id, fewer)
    assert workspace.rounds.get(draft.id).groups == fewer
    about_people = workspace.people_rounds.new(made.id, "member-behaviours")
    workspace.partnerships.set_groups(made.id, made.groups)
    assert workspace.rounds.get(about_people.id).groups == about_people.groups
    map_ = workspace.rounds.new(made.id, "partner-map")
    workspace.partnerships.set_groups(made.id, fewer)
    assert workspace.rounds.get(map_.id).groups == map_.groups
    running = workspace.rounds.start(workspace.rounds.new(made.id, "quick-check").id)
    workspace.partnerships.set_groups(made.id, made.groups)
    assert workspace.rounds.get(running.id).groups == running.groups


def test_a_group_named_twice_is_refused_and_nothing_changes(workspace: Workspace) -> None:
    made = partnership_with(workspace, 2, 2, 2, 2)
    twice = (made.groups[0], replace(made.groups[1], name=" AGENCIES "))
    with pytest.raises(AppError) as refused:
        workspace.partnerships.set_groups(made.id, twice)
    assert refused.value.code == "name_twice"
    assert workspace.partnerships.get(made.id).groups == made.groups


def test_names_of_rounds_follow_the_season() -> None:
    assert [season_name(date(2026, month, 1)) for month in (1, 4, 7, 10)] == [
        "Winter round 2026", "Spring round 2026", "Summer round 2026", "Autumn round 2026",
    ]  # fmt: skip
    assert a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)


def test_a_round_says_what_keeps_it_from_starting(workspace: Workspace) -> None:
    draft = workspace.rounds.new(partnership_with(workspace, 0, 0, 0, 0).id, "quick-check")
    assert [problem.code for problem in workspace.rounds.problems(draft.id)] == ["nobody_asked"]
    workspace.rounds.set_groups(draft.id, tuple(replace(g, asked=1) for g in draft.groups))
    with pytest.raises(AppError) as refused:
        workspace.rounds.start(draft.id)
    assert refused.value.code == "too_few_asked"
    workspace.rounds.set_groups(draft.id, tuple(replace(g, asked=3) for g in draft.groups))
    opened = workspace.rounds.start(draft.id)
    assert (opened.state, opened.opened_on, opened.asked) == (RoundState.OPEN, TODAY, 12)
    with pytest.raises(AppError, match="started before"):
        workspace.rounds.start(draft.id)


def test_the_promise_locks_at_the_first_yes_and_only_rises(workspace: Workspace) -> None:
    round_ = running_round(workspace, 3, 3, 3, 3)
    lower = replace(round_.promise, k_total=4)
    assert workspace.rounds.set_promise(round_.id, lower).promise.k_total == 4
    workspace.responding.start(round_.id, round_.groups[0].id)
    with pytest.raises(AppError) as refused:
        workspace.rounds.set_promise(round_.id, Promise(k_total=4, k=3, delete_on=lower.delete_on))
    assert refused.value.code == "promise_locked"
    assert workspace.rounds.set_promise(round_.id, replace(lower, k_total=8)).promise.k_total == 8


def test_three_words_bring_a_person_back_and_nothing_else_does(workspace: Workspace, tmp_path: Path) -> None:
    round_ = running_round(workspace, 3, 3, 3, 3)
    item = round_.instrument.items[0].id
    seat = workspace.responding.start(round_.id, round_.groups[1].id)
    seat = workspace.responding.answer(seat, item, Outside.DONT_KNOW)
    seat = workspace.responding.comment(seat, item, Comment("They listen."))
    workspace.close()
    again = open_workspace(tmp_path / "store", WORDS)
    try:
        back = again.responding.come_back(round_.id, f"  {seat.words.upper()} ")
        assert back.response == seat.response
        with pytest.raises(AppError) as refused:
            again.responding.come_back(round_.id, "quite other words")
        assert (refused.value.code, refused.value.facts["listed"]) == ("words_unknown", False)
        with pytest.raises(AppError) as refused:
            again.responding.come_back(round_.id, " ".join(reversed(seat.words.split())))
        assert (refused.value.code, refused.value.facts["listed"]) == ("words_unknown", True)
        assert again.rounds.progress(round_.id).paused == 1
    finally:
        again.close()


def test_an_answer_that_is_not_offered_is_a_bug(workspace: Workspace) -> None:
    round_ = running_round(workspace, 3, 3, 3, 3)
    seat = workspace.responding.start(round_.id, round_.groups[0].id)
    for item, value in ((round_.instrument.items[0].id, 99), ("no-such-item", 1)):
        with pytest.raises(ValueError, match="not an item"):
            workspace.responding.answer(seat, item, value)


def test_no_results_while_open_and_then_only_through_the_gate(workspace: Workspace) -> None:
    round_ = running_round(workspace, 6, 0, 0, 0)
    for _person in range(6):
        answer_all(workspace, round_, 0, round_.instrument.scale.high)
    shut = workspace.results.of_round(round_.id)
    assert isinstance(shut, Withheld)
    assert shut.code == "round_open"
    workspace.rounds.close(round_.id, WORDS)
    results = workspace.results.of_round(round_.id)
    assert isinstance(results, RoundResults)
    assert (results.asked, results.answered) == (6, 6)
    assert all(section.score == round_.instrument.scale.high for section in results.sections)


def test_a_pack_is_in_the_ledger_before_it_is_written(workspace: Workspace, tmp_path: Path) -> None:
    round_ = running_round(workspace, 6, 0, 0, 0)
    for _person in range(6):
        answer_all(workspace, round_, 0, round_.instrument.scale.low)
    workspace.rounds.close(round_.id, WORDS)
    job = workspace.packs.write(round_.id, tmp_path / "pack.pdf")
    assert workspace.results.next_number(round_.id, "pack") == 2
    assert not (tmp_path / "pack.pdf").exists()
    assert finish(job).read_bytes().startswith(b"%PDF")


def test_an_unfinished_response_goes_when_the_round_closes(workspace: Workspace) -> None:
    round_ = running_round(workspace, 5, 0, 0, 0)
    for _person in range(5):
        answer_all(workspace, round_, 0, round_.instrument.scale.high)
    seat = workspace.responding.start(round_.id, round_.groups[0].id)
    workspace.rounds.close(round_.id, WORDS)
    with pytest.raises(AppError) as refused:
        workspace.responding.answer(seat, round_.instrument.items[0].id, round_.instrument.scale.low)
    assert refused.value.code == "round_not_open"
    assert workspace.rounds.progress(round_.id).paused == 0


def test_changes_are_announced_after_the_commit(workspace: Workspace) -> None:
    seen: list[tuple[Change, int]] = []
    stop = workspace.changes.subscribe(lambda change: seen.append((change, len(workspace.partnerships.rows()))))
    workspace.partnerships.create("One")
    stop()
    workspace.partnerships.create("Two")
    assert seen == [(Change.PARTNERSHIPS, 1)]


def test_the_pin_opens_nothing_but_says_yes_or_no(workspace: Workspace) -> None:
    assert not workspace.preferences.has_pin
    with pytest.raises(AppError):
        workspace.preferences.set_pin("12")
    workspace.preferences.set_pin("2580")
    assert workspace.preferences.pin_matches("2580")
    assert not workspace.preferences.pin_matches("2581")


def test_a_new_questionnaire_file_is_found_without_a_restart(workspace: Workspace) -> None:
    from facilitator_app import paths
    from facilitator_app.services.workspace import own_instruments

    source = next(paths.bundled("instruments").glob("*quick-check*.toml")).read_text("utf-8")
    own = own_instruments(workspace.store.path)
    own.mkdir(exist_ok=True)
    (own / "mine.toml").write_text(source.replace('id = "quick-check"', 'id = "my-check"'), "utf-8")
    assert "my-check" in [instrument.id for instrument in workspace.library.all()]


def two_groups_that_answered(workspace: Workspace) -> Round:
    round_ = running_round(workspace, 12, 12, 2)
    for place, values in enumerate(((4, 4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1), (1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4))):
        for value in values:
            answer_all(workspace, round_, place, round_.instrument.scale.values[value - 1])
    return workspace.rounds.close(round_.id, WORDS)


def lines(workspace: Workspace, round_id: str) -> int:
    """Lines of the ledger of this round."""
    with workspace.store.transaction() as t:
        return len(t.issues.of_round(round_id))


def test_statements_of_one_group_go_through_the_ledger(workspace: Workspace) -> None:
    round_ = two_groups_that_answered(workspace)
    workspace.results.of_round(round_.id)
    before = lines(workspace, round_.id)
    first = round_.groups[0].id
    shown = workspace.results.of_group(round_.id, first)
    assert isinstance(shown, RoundResults)
    block = shown.sections[0].items[0].block(first)
    assert block is not None
    assert (block.n, block.high) == (12, 7)
    assert lines(workspace, round_.id) == before + 1  # more than the usual view was shown
    workspace.results.by_group(round_.id)
    assert lines(workspace, round_.id) == before + 1  # and nothing new after that
    nobody = workspace.results.of_group(round_.id, round_.groups[2].id)
    assert isinstance(nobody, Withheld)
    assert nobody.alternatives


def test_groups_put_together_at_will(workspace: Workspace) -> None:
    round_ = two_groups_that_answered(workspace)
    core = ChosenGroups("core", "Core group", (round_.groups[0].id,))
    shown = workspace.results.of_parts(round_.id, (core, ChosenGroups("wide", "Wider group", (round_.groups[1].id,))))
    assert isinstance(shown, RoundResults)
    assert [block.name for block in shown.blocks] == ["Core group", "Wider group"]
    before = lines(workspace, round_.id)
    few = workspace.results.of_parts(round_.id, (ChosenGroups("few", "Nobody", (round_.groups[2].id,)),))
    assert isinstance(few, Withheld)
    assert few.code == "part_too_small"
    assert lines(workspace, round_.id) == before


def test_a_group_without_a_name_is_refused(workspace: Workspace) -> None:
    made = workspace.partnerships.create("Harbour")
    with pytest.raises(AppError) as refused:
        workspace.partnerships.set_groups(made.id, (replace(made.groups[0], name=" "), *made.groups[1:]))
    assert refused.value.code == "name_missing"
    assert workspace.partnerships.get(made.id) == made
