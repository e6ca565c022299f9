"""The main job, step by step, by clicks and keys only: shared by the journey's test and the process that it kills."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from facilitator_app.domain.instrument import Instrument
from person import Person

WORDS = "seven brown kettles on a hill"
PIN = "2580"
PARTNERSHIP = "Eastmere Together"
ORGANISATIONS = ("Eastmere Council", "Harbour Trust", "Open Door", "Voices")
GROUPS = ("Public services", "Commissioners", "Voluntary and community", "People with lived experience")
ASKED = (4, 2, 1, 5)
TITLE = "Ten-point quick check"

# Twelve people by ten items. A digit is the place on the scale from 0; k: I do not know; n: not about me; -: left out.
ANSWERS = (
    (0, "3332322133"),
    (0, "3232332133"),
    (0, "333k322032"),
    (0, "2332332132"),
    (1, "3322221122"),
    (1, "2322n21121"),
    (2, "3231221022"),
    (3, "322122113-"),
    (3, "2110101003"),
    (3, "1100001k02"),
    (3, "2101110013"),
    (3, "1010100102"),
)


@dataclass
class Interrupted:
    """Where the killed process was: the person's three words and how many answers had been given."""

    words: str
    given: int


def answer(person: Person, instrument: Instrument, group: str, plan: str, stop_after: int | None = None) -> str:
    """One whole turn from the pass page to the hand-back page, or up to an answer. Returns the three words."""
    person.press("I am ready to start")
    person.press("Continue")
    person.press("On my own")
    person.wait(lambda: person.sees(group.lower()), "the name of the group")
    person.press("Yes, I want to answer")
    words = three_words(person)
    person.press("Continue")
    person.press("Continue")  # the practice question
    give_answers(person, instrument, plan, 0, stop_after)
    return words


def three_words(person: Person) -> str:
    """The three words on the page that shows them."""
    person.wait(lambda: person.sees("Your three words"), "the three words")
    return next(text for text in person.words() if len(text.split()) == 3 and text.islower() and text.isascii()
                and all(word.isalpha() for word in text.split()))  # fmt: skip


def give_answers(person: Person, instrument: Instrument, plan: str, start: int, stop_after: int | None = None) -> None:
    """Answer from the item number ``start`` on; a page for each part with several statements comes before its first."""
    place = 0
    labels = {str(at): point.label.text() for at, point in enumerate(instrument.scale.points)}
    labels |= {"k": "I do not know", "n": "This is not about me"}
    for section in instrument.sections:
        first = place
        for item in section.items:
            if place >= start:
                if place == first and start <= first and len(section.rows) > 1:
                    person.wait(lambda s=section: person.sees(s.title.text()), section.title.text())
                    person.press("Continue")
                person.wait(lambda i=item: person.sees(i.text.text()), item.text.text())
                if plan[place] != "-":
                    person.choose(labels[plan[place]])
                if stop_after is not None and place + 1 == stop_after:
                    return
                person.press("Continue")
            place += 1


def finish_turn(person: Person, instrument: Instrument) -> None:
    """The open questions, the check page, sending, and giving the laptop back."""
    for _question in instrument.open_questions:
        person.press("Continue")
    person.press("Send my answers")
    person.press("Clear the screen")
    person.type_into("PIN", PIN)


def hand_over(person: Person, group: str, first: bool = False) -> None:
    """From the page that gets ready to the locked page of one person."""
    person.choose(group)
    if first:
        person.type_into("Your hand-back PIN", PIN)
    person.press("Lock and pass")


def save_as(path: Path) -> tuple[str, str]:
    """What the system's save box would answer."""
    return str(path), ""


def go_back(person: Person) -> None:
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
