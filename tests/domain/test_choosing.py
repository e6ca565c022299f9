"""Which questionnaires are suggested: points, ties, nothing that fits, little time."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app import instruments, paths
from facilitator_app.domain.choosing import MOST_SUGGESTED, Suggestion, WeighedBy, Wish, minutes_needed, suggest
from facilitator_app.domain.comparing import compare
from facilitator_app.domain.fit import FindsOut, Fit, Maturity, People
from facilitator_app.domain.instrument import Instrument

BASE = instruments.load(paths.bundled("instruments", "30-quick-check.toml"))
ALL = tuple(People)


def made(
    name: str,
    *finds: FindsOut,
    minutes: int = 10,
    people: tuple[People, ...] = ALL,
    maturity: tuple[Maturity, ...] = tuple(Maturity),
) -> Instrument:
    return replace(BASE, id=name, minutes=minutes, fit=Fit(finds, people, maturity, (("en", "It will not tell why."),)))


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    return [one.instrument.id for one in found]


RISK, VOICE, AIMS = FindsOut.RISKS, FindsOut.VOICE, FindsOut.AIMS


def test_only_what_finds_it_out_and_the_best_at_it_first() -> None:
    library = (made("also", VOICE, RISK), made("best", RISK), made("other", VOICE))
    found = suggest(library, Wish(RISK))
    assert ids(found) == ["best", "also"]
    assert [one.points for one in found] == [3, 2]
    assert all(one.meets == (WeighedBy.FINDS,) and one.misses == () for one in found)


def test_of_equal_points_the_order_of_files_counts() -> None:
    library = (made("long", RISK, minutes=20), made("first", RISK), made("second", RISK), made("third", RISK))
    assert ids(suggest(library, Wish(RISK))) == ["long", "first", "second"]
    assert len(suggest(library, Wish())) == MOST_SUGGESTED == 3


def test_short_time_moves_a_long_one_back_and_says_so() -> None:
    library = (made("long", RISK, minutes=30), made("short", VOICE, RISK, minutes=5))
    found = suggest(library, Wish(RISK, minutes=10))
    assert ids(found) == ["short", "long"]  # 2 + 2 points against 3 + 0
    assert found[1].misses == (WeighedBy.TIME,)
    assert ids(suggest(library, Wish(RISK))) == ["long", "short"]
    assert suggest((made("exact", RISK, minutes=10),), Wish(RISK, minutes=10))[0].misses == ()


def test_where_nothing_fits_the_nearest_are_shown_and_say_what_they_miss() -> None:
    library = (made("voice", VOICE, minutes=30), made("aims", AIMS, minutes=5))
    found = suggest(library, Wish(RISK, minutes=10))
    assert ids(found) == ["aims", "voice"]
    assert [one.misses for one in found] == [(WeighedBy.FINDS,), (WeighedBy.FINDS, WeighedBy.TIME)]


def test_everybody_in_the_room_counts_more_than_some() -> None:
    wish = Wish(RISK, people=frozenset({People.LEADERS, People.LIVED}))
    library = (
        made("nobody", RISK, people=(People.STAFF,)),
        made("some", RISK, people=(People.LEADERS,)),
        made("everybody", RISK),
    )
    found = suggest(library, wish)
    assert [(one.instrument.id, one.points) for one in found] == [("everybody", 5), ("some", 4), ("nobody", 3)]
    assert [WeighedBy.PEOPLE in one.misses for one in found] == [False, True, True]
    for_leaders = made("for leaders", RISK, people=(People.LEADERS, People.LIVED))
    assert [(one.instrument.id, one.points) for one in suggest((*library, for_leaders), wish)][:2] == [
        ("for leaders", 6),
        ("everybody", 5),
    ]


def test_the_stage_counts() -> None:
    library = (made("old", RISK, maturity=(Maturity.SETTLED,)), made("new", RISK, maturity=(Maturity.NEW,)))
    found = suggest(library, Wish(RISK, maturity=Maturity.NEW))
    assert ids(found) == ["new", "old"]
    assert (found[0].meets, found[1].misses) == ((WeighedBy.FINDS, WeighedBy.MATURITY), (WeighedBy.MATURITY,))


def test_a_file_that_says_nothing_is_never_suggested() -> None:
    silent = replace(BASE, id="silent", fit=None)
    assert suggest((silent,), Wish(RISK)) == suggest((), Wish()) == ()
    assert ids(suggest((silent, made("says", RISK)), Wish())) == ["says"]


def test_facts_side_by_side() -> None:
    silent = replace(BASE, id="silent", fit=None, bands=())
    comparison = compare([BASE, silent])
    rows = dict(comparison.rows)
    assert comparison.titles == ("Ten-point quick check",) * 2
    assert all(len(cells) == 2 and all(cells) for cells in rows.values())
    assert rows["Questions"] == ("10 questions and 2 in own words",) * 2
    assert rows["Languages"] == ("English", "English")
    assert rows["Answers"][0] == "4 answers, from No to Yes, anyone can see it"
    assert rows["Will not tell you"] == (BASE.fit.caution() if BASE.fit else "", "Not said")
    assert rows["Scoring"] == ("A profile of its parts, no grade",) * 2
    assert "Citarella" in comparison.sources[0]
    assert compare([replace(BASE, source=replace(BASE.source, relation="original", citation=""))]).sources == (
        "Written for this program.",
    )


def test_a_questionnaire_about_each_goal_counts_five_goals() -> None:
    goals = next(one for one in instruments.library([paths.bundled("instruments")])[0] if one.id == "smart-goals")
    assert minutes_needed(goals) == 5 * goals.minutes
    assert minutes_needed(BASE) == BASE.minutes
    assert suggest((goals,), Wish(minutes=5 * goals.minutes))[0].misses == ()
    assert suggest((goals,), Wish(minutes=5 * goals.minutes - 1))[0].misses == (WeighedBy.TIME,)
    assert dict(compare([goals, BASE]).rows)["Minutes for each person"] == (f"{goals.minutes} for each goal", "10")


def test_no_pattern_is_shown_before_it_is_filled() -> None:
    for instrument in instruments.library([paths.bundled("instruments")])[0]:
        cells = [cells[0] for _label, cells in compare([instrument]).rows]
        assert [cell for cell in cells if "{" in cell or not cell.strip()] == [], instrument.id
