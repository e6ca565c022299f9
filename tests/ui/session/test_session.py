"""The talk with one person in the real window over a real store: walked, typed, locked, and read back from the pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from facilitator_app.domain.session import FIRST_LOOK, HOPES, MOST_NOTE_LETTERS, THE_END, AgreedAction, Reaction
from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.ui.routes import EraseSessionRoute, HomeRoute, PeoplePacksRoute, PersonPackRoute
from facilitator_app.ui.widgets import DataTable
from facilitator_app.ui.window import Window
from people_batch import TODAY, WORDS, a_round, a_workspace
from person import Beat, Person
from ui.checks import assert_sound
from ui.home.page_checks import plain
from ui.lists.unwritable import REFUSED, unwritable

HOSTILE = '<b>bold</b> & \u202e"; DROP 😀 \u05d0\u05d1'


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def person(workspace: Workspace, tmp_path: Path, qapp: object) -> Iterator[Person]:  # noqa: ARG001
    round_id, _given = a_round(workspace, ("Ana", "Ben", "Cam"), few=(2,))
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(workspace)
    window.go(PeoplePacksRoute(workspace.rounds.get(round_id).partnership_id, round_id))
    yield Person(window, Beat())
    window.close()


def open_talk(person: Person, workspace: Workspace, place: int = 0) -> str:
    """From the page of the pack of the person at this place; returns the id of their round."""
    round_id = workspace.rounds.of_partnership(workspace.partnerships.rows()[0].partnership.id)[0].id
    inner: str = workspace.people_rounds.inner(round_id)[place].id
    person.window.go(PersonPackRoute("", round_id, inner))
    person.press("Talk it through")
    return inner


def pack_words(workspace: Workspace, inner: str) -> str:
    return words_in(finish(workspace.people_packs.preview(workspace.people_packs.subject(inner))))


def words_in(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


@pytest.mark.slow
def test_what_is_written_is_in_the_pack_of_that_person_and_of_nobody_else(person: Person, workspace: Workspace) -> None:
    ana = open_talk(person, workspace)
    person.type_into("What we write down", "To hear it straight")
    person.press("Next")
    person.press("Next")
    person.choose("A nice surprise.")
    person.box("What we write down").setPlainText(HOSTILE)  # Qt types plain letters only
    while not person.sees("What will you do next?"):
        person.press("Next")
    person.type_into("Action 1: What I will do", "Ring one partner a week")
    person.press("Another action")
    person.type_into("Action 2: By when", "Easter")
    person.type_into("What I want to tell others", "I will ring first")
    person.press("Next")
    assert person.sees("2 notes are written down.")
    assert person.sees("2 actions are agreed.")
    person.press("Write Ana's pack with what we wrote")
    section = workspace.rounds.get(ana).instrument.sections[0].id
    assert workspace.sessions.of(ana).reactions == {section: Reaction.NICE_SURPRISE}
    words = pack_words(workspace, ana)
    for said in (
        "To hear it straight",
        "A nice surprise.",
        "<b>bold</b> &",
        "Ring one partner",
        "Easter",
        "ring first",
    ):
        assert said in words
    other = workspace.people_rounds.inner(workspace.rounds.get(ana).parent_id)[1].id
    assert "To hear it straight" not in pack_words(workspace, other)


def test_locked_in_the_middle_of_a_word_it_goes_on_from_there(
    person: Person, workspace: Workspace, tmp_path: Path
) -> None:
    ana = open_talk(person, workspace)
    box = person.box("What we write down")
    box.setFocus()
    box.insertPlainText("half a wo")
    person.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: not person.window.is_open, "the lock")
    again = open_workspace(tmp_path / "store", WORDS, lambda: TODAY)
    assert again.sessions.of(ana).notes == {HOPES: "half a wo"}
    again.close()


def test_too_long_a_note_stays_in_its_field_and_holds_the_step(person: Person, workspace: Workspace) -> None:
    ana = open_talk(person, workspace)
    box = person.box("What we write down")
    box.setPlainText("x" * (MOST_NOTE_LETTERS + 1))
    person.press("Next")
    assert person.sees("That is 4001 letters long.")
    assert len(person.box("What we write down").toPlainText()) == MOST_NOTE_LETTERS + 1
    assert workspace.sessions.of(ana).empty
    box.setPlainText("x" * MOST_NOTE_LETTERS)
    person.press("Next")
    assert person.sees("The whole picture")
    assert len(workspace.sessions.of(ana).notes[HOPES]) == MOST_NOTE_LETTERS


def test_a_fourth_action_is_refused_with_its_sentence(person: Person, workspace: Workspace) -> None:
    ana = open_talk(person, workspace)
    workspace.sessions.stay(ana, "step:what_next")
    person.window.refresh()
    for _time in range(3):
        person.press("Another action")
    assert person.sees("There is room for 3 actions.")
    assert person.box("Action 4: What I will do") is None


@pytest.mark.slow
def test_what_is_typed_is_saved_at_the_next_pause(person: Person, workspace: Workspace) -> None:
    ana = open_talk(person, workspace)
    box = person.box("What we write down")
    box.setFocus()
    box.insertPlainText("a word")
    person.wait(lambda: workspace.sessions.of(ana).notes == {HOPES: "a word"}, "the save")
    assert person.sees("Saved")


def test_without_figures_the_talk_is_held_all_the_same(person: Person, workspace: Workspace) -> None:
    cam = open_talk(person, workspace, 2)
    person.press("Next")
    found = workspace.people_results.of_subject(cam)
    assert person.sees(found.what)
    assert not any("see this often" in words for words in person.words())
    person.type_into("What we write down", "We meet again in May")
    while not person.sees("To finish") or not person.button("Done"):
        person.press("Next")
    assert person.sees("There is no pack")
    assert list(workspace.sessions.of(cam).notes.values()) == ["We meet again in May"]
    person.press("Erase what we wrote")
    person.press("Erase what we wrote")
    assert workspace.sessions.of(cam).empty
    person.wait(lambda: person.sees("What do you hope for"), "the first step")


@pytest.mark.slow
def test_what_was_agreed_is_looked_at_again_after_three_months(
    person: Person, workspace: Workspace, tmp_path: Path
) -> None:
    ana = open_talk(person, workspace)
    workspace.sessions.stay(ana, "step:what_next")
    person.window.refresh()
    person.type_into("Action 1: What I will do", "Ring one partner a week")
    person.type_into("Action 1: By when: the day, if there is one: Day", "30")
    person.press("Next")
    assert person.sees("That day is not in the calendar.")
    person.type_into("Action 1: By when: the day, if there is one: Year", "2027")
    person.press("Next")
    (agreed,) = workspace.sessions.of(ana).agreed
    assert (agreed.what, agreed.day) == ("Ring one partner a week", date(2027, 11, 30))
    assert person.sees("All of it goes into your pack. What you agreed also goes onto the sheet below.")
    assert person.sees("Look again on 24 February 2027 at what was agreed. Home will say so.")
    person.window.ask_save_path = lambda *_what: tmp_path / "again.pdf"  # type: ignore[method-assign]
    person.press("Save the sheet")
    person.wait(lambda: (tmp_path / "again.pdf").exists(), "the sheet")
    assert "Ring one partner a week" in words_in((tmp_path / "again.pdf").read_bytes())
    person.press("We have looked again")
    assert workspace.sessions.of(ana).looked_on == TODAY
    person.window.refresh()
    assert person.sees("You looked again on 24 November 2026.")


def test_home_leads_to_the_talks_at_which_to_look_again_and_names_nobody(person: Person, workspace: Workspace) -> None:
    ana = open_talk(person, workspace)
    notes = workspace.sessions.agree(ana, 0, AgreedAction("Ring one partner a week"))
    with workspace.store.transaction() as t:
        t.sessions.save(ana, replace(notes, begun_on=date(2026, 8, 20)))
        t.commit()
    person.window.go(HomeRoute())
    assert person.sees("1 talk: it is time to look again at what was agreed.")
    assert not person.sees("Ana")
    assert not person.sees("Ring one partner")
    person.press("Look at the talks")
    (table,) = [one for one in person.window.findChildren(DataTable) if one.isVisible()]
    assert [table.item(row, 3).text() for row in range(3)] == ["Time to look again", "", ""]


def at(person: Person, workspace: Workspace, key: str, place: int = 0) -> str:
    """At this step of a talk; returns the id of the round."""
    inner = open_talk(person, workspace, place)
    workspace.sessions.stay(inner, key)
    person.window.refresh()
    person.settle()
    return inner


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_end_says_what_there_is_and_no_naught(person: Person, workspace: Workspace, scale: float) -> None:
    person.window.change_settings(replace(person.window.settings, scale=scale))
    ana = at(person, workspace, THE_END)
    assert person.sees("Nothing is written down.")
    assert person.button("Erase what we wrote") is None
    assert_sound(person.window)
    workspace.sessions.react(ana, FIRST_LOOK, Reaction.EXPECTED)
    person.window.refresh()
    person.settle()
    for words in ("No note is written down.", "You said of 1 part how it is for you.", "No action is agreed."):
        assert person.sees(words)
    assert_sound(person.window)
    workspace.sessions.share(ana, "I will ring first")
    person.window.go(EraseSessionRoute("", workspace.rounds.get(ana).parent_id, ana))
    person.settle()
    assert person.sees("How they took 1 part goes.")
    assert person.sees("What they want to tell others goes.")
    assert_sound(person.window)


def test_a_name_keeps_its_sign(person: Person, workspace: Workspace) -> None:
    round_id, _given = a_round(workspace, ("Ana & Bo", "Cy"))
    inner = workspace.people_rounds.inner(round_id)[0].id
    workspace.sessions.stay(inner, THE_END)
    person.window.go(PersonPackRoute("", round_id, inner))
    person.press("Talk it through")
    assert plain(person.window.page.steps.label.text()) == "Talk with Ana & Bo"
    assert plain(person.window.page._next.text()) == "Look at Ana & Bo's pack"
    person.window.page._next.click()
    assert isinstance(person.window._here, PersonPackRoute)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_cannot_be_kept_is_said_and_stays(person: Person, workspace: Workspace, scale: float) -> None:
    person.window.change_settings(replace(person.window.settings, scale=scale))
    ana = at(person, workspace, FIRST_LOOK)
    with unwritable(workspace):
        person.choose("A nice surprise.")
        assert person.sees(REFUSED)
        chosen = [button for button in person.window.page.findChildren(QRadioButton) if button.isChecked()]
        assert not chosen, "what is not kept is not shown as chosen"
        person.window.page._choices.blockSignals(True)  # the walk by arrows would choose again
        assert_sound(person.window)
        person.window.page._choices.blockSignals(False)
        person.press("Next")
        assert person.sees(REFUSED)
        person.type_into("What we write down", "We were glad")
        assert person.sees(REFUSED)
        assert person.box("What we write down").toPlainText() == "We were glad"
    person.press("Next")
    assert list(workspace.sessions.of(ana).notes.values()) == ["We were glad"]
    workspace.sessions.agree(ana, 0, AgreedAction("Ring"))
    workspace.sessions.stay(ana, THE_END)
    person.window.refresh()
    with unwritable(workspace):
        person.press("We have looked again")
        assert person.sees(REFUSED)
        assert_sound(person.window)
    assert workspace.sessions.of(ana).looked_on is None
