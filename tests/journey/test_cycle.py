"""The whole cycle in the real window: results, discussion, vote, action, the next round's first questions, and the pack that
begins with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

import journey_steps as steps
from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.response import Answer
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import PartnershipRoute, ThemeRoute
from facilitator_app.ui.window import Window
from person import Beat, Person
from ui.home.recording_shell import WORDS, a_workspace
from ui.results.closed_rounds import two_minds

AGREED = "We meet on the first Monday of each month"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def closed(workspace: Workspace) -> Round:
    return two_minds(workspace, (4, 4))


@pytest.fixture
def person(workspace: Workspace, tmp_path: Path, qapp: object) -> Iterator[Person]:  # noqa: ARG001
    beat = Beat()
    window = Window(tmp_path / "settings.json", today=lambda: date(2026, 11, 24), clock=beat, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(workspace)
    window.activateWindow()
    somebody = Person(window, beat)
    somebody.wait(window.isActiveWindow, "the window in front")
    yield somebody
    window.close()


@pytest.mark.slow
def test_from_results_to_what_became_of_them(
    person: Person, workspace: Workspace, closed: Round, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_, (first, second) = closed.partnership_id, closed.instrument.sections[:2]
    for section in (first, second):
        person.window.go(ThemeRoute(id_, closed.id, section.id))
        person.press("Talk about this")
    person.type_into("What is said", "Nobody knows when we meet.")
    person.type_into("In words", AGREED)
    person.press("What we talk about")
    person.press("Count hands")
    person.type_into(first.title.text(), "2")
    person.type_into(second.title.text(), "6")
    person.press("What we talk about")
    person.press("Make this an action")
    person.type_into("First step", "Put twelve Mondays into all diaries")
    (action,) = workspace.plan.of(id_)
    assert (action.want, action.source.place_id if action.source else "") == (AGREED, second.id)

    person.window.go(PartnershipRoute(id_))
    person.press("New round like the last one")
    person.press("Start the round")
    person.press("Hand over to the next person")
    steps.hand_over(person, closed.groups[0].name, first=True)
    (round_,) = workspace.rounds.open_rounds()
    rest = without_since(round_.instrument)
    one_turn(person, round_)
    person.press("Back to the round")
    helped = (3, 3, 2, 1, 0, 3, 2)
    for place, said in enumerate(helped):
        by_another(workspace, round_, (place + 1) // 4, {"happened": 2 if said else 0, "helped": said}, 2 + place % 2)
    person.press("Close the round")
    person.wait(lambda: person.button("Not yet"), "the page before closing")
    person.type_into("The words of your file", WORDS)
    person.press("Close the round")

    person.wait(lambda: person.button("Print packs"), "the results")
    assert len(rest.items) == 10
    for words in ("Since last time", AGREED + ".", "7 of 8 say it happened."):
        assert person.sees(words), words
    person.press("Since last time")
    assert person.sees("6 of 8 say it helped.")
    person.press("Print packs")
    person.wait(lambda: person.sees("Page 1 of"), "the first page of the pack")
    monkeypatch.setattr(person.window, "ask_save_path", lambda *_asked: tmp_path / "pack.pdf")
    person.press("Save PDF")
    person.wait(lambda: person.sees("Saved: pack.pdf"), "the saved pack")
    pages = pypdfium2.PdfDocument(tmp_path / "pack.pdf")
    words = [" ".join(page.get_textpage().get_text_range().split()) for page in pages]
    pages.close()
    told = next(place for place, page in enumerate(words) if "7 of 8 say it happened." in page)
    assert AGREED in words[told]
    assert "Since last time" in words[told]
    assert told <= next(place for place, page in enumerate(words) if rest.items[0].text.text() in page)


def one_turn(person: Person, round_: Round) -> None:
    """The first person, from the locked page to the PIN: first of all they are asked about what was agreed."""
    rest = without_since(round_.instrument)
    person.press("I am ready to start")
    person.press("Continue")
    person.press("On my own")
    person.press("Yes, I want to answer")
    person.wait(lambda: person.sees("Your three words"), "the three words")
    person.press("Continue")
    person.press("Continue")  # the practice question
    person.wait(lambda: person.sees("First we ask about what we said we would do."), "the first part")
    person.press("Continue")
    person.wait(lambda: person.sees(f"We said we would do this: {AGREED}. Did it happen?"), "the first question")
    person.choose("Yes")
    person.press("Continue")
    person.wait(lambda: person.sees("Did it help?"), "the second question")
    person.choose("It helped a lot")
    person.press("Continue")
    steps.give_answers(person, rest, "3" * len(rest.items), 0)
    steps.finish_turn(person, rest)


def by_another(workspace: Workspace, round_: Round, group: int, since: dict[str, Answer], value: int) -> None:
    """Somebody else's turn, through the same calls as the screens."""
    seat = workspace.responding.start(round_.id, round_.groups[group].id)
    for item in round_.instrument.items:
        said = next((answer for asked, answer in since.items() if item.id.endswith(f".{asked}")), value)
        seat = workspace.responding.answer(seat, item.id, said)
    workspace.responding.send(seat)
