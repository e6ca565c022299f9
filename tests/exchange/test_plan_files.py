"""The plan in a calendar and in a spreadsheet, read back by parsers that did not write them."""

from __future__ import annotations

import io
import os
import re
import time
from dataclasses import replace
from datetime import date

import pytest
import python_calamine
import vobject
from openpyxl import load_workbook

from builders import a_round
from facilitator_app.domain.discussion import Discussion, ToldDiscussion, ToldTalk
from facilitator_app.domain.plan import Action, CameFrom, Owner, ProgressNote, Status
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.support_plan import Cycle, SupportPlan, SupportRow
from facilitator_app.domain.timeline import Life, Meeting, timeline
from facilitator_app.exchange.calendar import Event, calendar_bytes
from facilitator_app.exchange.plan_files import plan_events, plan_table, support_tables, talk_table, timeline_events
from facilitator_app.exchange.tables import xlsx_bytes

TODAY = date(2028, 2, 15)
LEAP_DAY = date(2028, 2, 29)
NASTY = 'Łódź; "tea", cups\\jugs: \u05d0\u05d1 😀 ' + "and so on and on " * 12
NAMES = {"m1": "Ann Reed", "o1": "The Council"}
ACTIONS = (
    Action("a1", want=NASTY, first_step="Ask\nthen ring", owner=Owner("Ann", "m1"), by=LEAP_DAY, how_known="=1+1"),
    Action("a2", want="New year", owner=Owner("Nobody's"), by=date(2027, 12, 31), first=True),
    Action("a3", want="No day", source=CameFrom("r1", "s1", "Trust")),
    Action("a4", want="Done", by=LEAP_DAY, status=Status.DONE, done_on=TODAY, notes=(ProgressNote(TODAY, "+44 rang"),)),
)


def read(made: bytes) -> list[vobject.base.Component]:
    return list(vobject.readOne(made.decode("utf-8")).vevent_list)


def unfolded(made: bytes) -> list[str]:
    """The lines as RFC 5545 has them, read by hand: each ends in CRLF, and none is longer than 75 bytes."""
    assert made.endswith(b"\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    return made.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def somewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A laptop in this time zone."""
    monkeypatch.setenv("TZ", request.param)
    if hasattr(time, "tzset"):
        time.tzset()
    return str(request.param)


def test_what_was_talked_about_is_a_sheet_beside_the_plan() -> None:
    one = Discussion(CameFrom("r1", "s1", "=Trust"), note=" +44 said\nso ", dots=0)
    two = Discussion(CameFrom("r1", "s2", NASTY))
    talk = ToldTalk("Autumn", (ToldDiscussion(one, "Agree a bit. So so"), ToldDiscussion(two)))
    made = xlsx_bytes([plan_table(ACTIONS, NAMES), talk_table(talk)])
    book = load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["What we will do", "What we talked about"]
    sheet = book["What we talked about"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1] == ["=Trust", "Autumn", "+44 said\nso", "Agree a bit. So so", 0]
    assert (rows[2][0], rows[2][4]) == (NASTY, None), "no vote is no number"
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}, "no formula"
    again = python_calamine.load_workbook(io.BytesIO(made))
    assert again.sheet_names == book.sheetnames


def test_a_calendar_has_whole_days_wherever_it_is_made(somewhere: str) -> None:
    assert os.environ["TZ"] == somewhere
    first, second = read(calendar_bytes(plan_events(ACTIONS, NAMES), TODAY))
    assert (first.dtstart.value, first.dtend.value) == (date(2027, 12, 31), date(2028, 1, 1))
    assert (second.dtstart.value, second.dtend.value) == (LEAP_DAY, date(2028, 3, 1))
    assert second.summary.value == " ".join(NASTY.split())
    assert second.description.value == "Owner: Ann Reed\nFirst step: Ask\nthen ring\nHow we will know: =1+1"
    assert first.description.value == "Owner: Nobody's"


def test_a_calendar_follows_the_standard_by_hand() -> None:
    lines = unfolded(calendar_bytes(plan_events(ACTIONS, NAMES), TODAY))
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "VERSION:2.0" in lines
    assert "DTSTART;VALUE=DATE:20280229" in lines
    assert lines.count("DTSTAMP:20280215T000000Z") == 2
    assert not [line for line in lines if "VALARM" in line or "TZID" in line or "VTIMEZONE" in line]
    (summary,) = (line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:Łódź"))
    assert re.sub(r"\\([\\;,])", r"\1", summary) == " ".join(NASTY.split())


def test_saved_again_an_event_is_the_same_one() -> None:
    later = (ACTIONS[0], *ACTIONS[2:])
    ids = [event.uid.value for event in read(calendar_bytes(plan_events(ACTIONS, NAMES), TODAY))]
    again = [event.uid.value for event in read(calendar_bytes(plan_events(later, NAMES), LEAP_DAY))]
    assert ids == ["a2@partnership-rounds", "a1@partnership-rounds"]
    assert again == ids[1:]


def test_a_timeline_has_what_is_to_come_and_what_is_still_to_be_done(somewhere: str) -> None:
    assert os.environ["TZ"] == somewhere
    yesterday = date(2028, 2, 14)
    life = Life((Meeting("m1", "Board", LEAP_DAY), Meeting("m2", "Over", yesterday), Meeting("m3", "No day")))
    round_ = a_round(state=RoundState.CLOSED)
    kept = replace(round_, closed_on=TODAY, promise=replace(round_.promise, delete_on=date(2028, 7, 1)))
    for look, ids in ((yesterday, ["p1-look_again"]), (None, [])):
        entries = timeline((kept,), ACTIONS, replace(life, look_again=look))
        events = read(calendar_bytes(timeline_events("p1", entries, ACTIONS, NAMES, TODAY), TODAY))
        assert [event.uid.value.removesuffix("@partnership-rounds") for event in events] == [
            *("a2", *ids, "a1", "m1-meeting", f"{kept.id}-deletion"),
        ]
    assert [event.summary.value for event in events][2:] == ["Board", f"Delete the answers of {kept.name}"]
    assert (events[2].dtstart.value, events[2].dtend.value) == (LEAP_DAY, date(2028, 3, 1))
    looked = timeline((replace(kept, opened_on=TODAY),), (), Life(look_again=TODAY))
    assert timeline_events("p1", looked, (), NAMES, TODAY)[0].id == f"{kept.id}-deletion", "it is done"


@pytest.mark.parametrize("day", [date.max, date(1900, 1, 1)])
def test_the_first_and_the_last_day_there_are(day: date) -> None:
    (event,) = read(calendar_bytes([Event("a", day, "Tea\x00 \n and cake")], TODAY))
    assert (event.dtstart.value, event.summary.value) == (day, "Tea and cake")


def test_a_spreadsheet_opens_in_two_programs_and_nothing_in_it_is_a_formula() -> None:
    made = xlsx_bytes([plan_table(ACTIONS, NAMES)])
    sheet = load_workbook(io.BytesIO(made)).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    other = python_calamine.load_workbook(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert [[str(cell) for cell in row] for row in other] == rows
    assert len(rows) == 1 + len(ACTIONS)
    found = dict(zip(rows[0], rows[1], strict=True))
    assert found["What we want to see"] == " ".join(NASTY.split())
    assert (found["Owner"], found["By when"], found["How we will know"]) == ("Ann Reed", "2028-02-29", "=1+1")
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert rows[4][-2:] == ["15 February 2028: +44 rang", ""]
    assert rows[3][-1] == "Trust"


def test_a_support_action_plan_is_read_back_with_the_days_of_its_quarters() -> None:
    rows = (
        SupportRow(
            "r1", NASTY, "=1+1", "A day\ntogether", Owner("Ann", "m1"), 2, "+44 rang", CameFrom("r", "s", "Trust")
        ),
        SupportRow("r2", "Later", quarter=9),
    )
    made = xlsx_bytes(support_tables(SupportPlan(Cycle(LEAP_DAY), rows), NAMES))
    book = load_workbook(io.BytesIO(made))
    plan, cycle = (list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book.worksheets)
    first = (
        NASTY.strip(),
        "Theme: Trust\n=1+1",
        "A day\ntogether",
        "Ann Reed",
        2,
        "2028-05-29",
        "2028-08-28",
        "+44 rang",
    )
    assert [tuple(cell or "" for cell in row) for row in plan] == [first, ("Later", "", "", "", 9, "", "", "")]
    assert [(name, day) for name, day in cycle][::4] == [
        ("Diagnostic", "2028-02-29"),
        ("Look back on the cycle", "2030-02-27"),
    ]
    assert not any(cell.data_type == "f" for sheet in book.worksheets for row in sheet for cell in row)
    again = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert again.sheet_names == ["Support Action Plan", "Cycle and steps"]
