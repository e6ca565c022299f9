"""A round about ten people with eight to twelve raters each, from answering to ten packs.

One rater answers in the real window about everybody she is asked about, herself among them; the rest through the services
it uses. Every figure of every pack is worked out here once more from what was answered, with nothing of ``analysis``:
plain counts and fractions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from builders import PASSPHRASE
from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.partnership import Member
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.response import Answer, Outside
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.domain.subjects import Assignment
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.window import Window
from people_batch import TODAY, a_workspace
from person import Beat

pytestmark = pytest.mark.slow

SUBJECTS = ("Ana", "Ben", "Cam", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jon")
OTHERS = ("Kit", "Lea", "Mo", "Nia", "Oz", "Pia")
RATERS = (8, 9, 10, 11, 12, 8, 9, 10, 11, 12)
"""How many others answer about each subject."""
GROUPS = ("fellow", "team", "own")
FEW = "Dee"
"""About whom only two people with lived experience answer: too few to be shown, and never joined with others."""
IN_THE_WINDOW = ("Ana",)
NOT_SEEN = Outside.NOT_APPLICABLE
VALUES = (1, 2, 3, 4, 5)

Given = Mapping[tuple[str, str], Mapping[str, Answer]]
"""(Subject, rater) → item id → answer; an item left out is missing."""


@dataclass
class Feedback:
    """The closed round, and what everybody answered."""

    workspace: Workspace
    round: Round
    groups: Mapping[tuple[str, str], str]
    given: Given

    @property
    def instrument(self) -> Instrument:
        return self.round.instrument

    def others(self, subject: str) -> list[Mapping[str, Answer]]:
        """The answers of all but the subject, who handed in anything about them."""
        return [said for (about, rater), said in self.given.items() if about == subject and rater != subject and said]


def assigned() -> dict[tuple[str, str], str]:
    """(Subject, rater) → group: each subject themself, and the next so many people of the list."""
    everybody = (*SUBJECTS, *OTHERS)
    found = {}
    for place, (subject, n) in enumerate(zip(SUBJECTS, RATERS)):
        found[subject, subject] = "self"
        for step in range(n):
            rater = everybody[(place + 1 + step) % len(everybody)]
            found[subject, rater] = "lived" if subject == FEW and step < 2 else GROUPS[step % 2]
    return found


def made_up(groups: Mapping[tuple[str, str], str], instrument: Instrument) -> Given:
    """Answers by chance, each subject round another middle; one in twelve has not seen it, one in forty is left out."""
    rng = random.Random(360)
    middle = {subject: rng.choice((1.5, 2.5, 3.5, 4.5)) for subject in SUBJECTS}
    given = {}
    for subject, rater in groups:
        tilt = rng.choice((-2.5, 0.0, 2.5)) if subject == rater else rng.uniform(-0.7, 0.7)
        said: dict[str, Answer] = {}
        for item in instrument.items:
            chance = rng.random()
            if chance < 1 / 40:
                continue
            value = round(rng.gauss(middle[subject] + tilt, 0.9))
            said[item.id] = NOT_SEEN if chance < 1 / 12 else min(5, max(1, value))
        given[subject, rater] = said
    return given


def started(workspace: Workspace, groups: Mapping[tuple[str, str], str]) -> Round:
    partnership = workspace.partnerships.create("Harbour")
    people = tuple(Member(f"id-{name.lower()}", name) for name in (*SUBJECTS, *OTHERS))
    workspace.partnerships.set_members(partnership.id, people)
    round_ = workspace.people_rounds.new(partnership.id, "member-behaviours")
    about = workspace.people_rounds.set_about_members(round_.id, tuple(f"id-{n.lower()}" for n in SUBJECTS)).about
    assert about is not None
    ids = {one.name: one.id for one in about.subjects}
    given = tuple(Assignment(ids[s], f"id-{rater.lower()}", group) for (s, rater), group in groups.items())
    workspace.people_rounds.set_assignments(round_.id, given)
    return workspace.people_rounds.start(round_.id)


def answer_by_service(workspace: Workspace, round_: Round, given: Given, rater: str) -> None:
    """All answers of one rater; the last of them saves the whole, which spares 2,600 single saves of a growing draft."""
    assert round_.about is not None
    names = {one.id: one.name for one in round_.about.subjects}
    seat = workspace.responding.start_rater(round_.id, f"id-{rater.lower()}")
    said = {}
    for item in workspace.responding.round_for(seat).instrument.items:
        subject, bare = AnswerKey.of(item.id).subject_id, AnswerKey.of(item.id).item_id
        if bare in given[names[subject], rater]:
            said[item.id] = given[names[subject], rater][bare]
    last = next(reversed(said))
    seat = replace(seat, response=replace(seat.response, answers=said))
    workspace.responding.send(workspace.responding.answer(seat, last, said[last]))


def answer_in_the_window(window: Window, beat: Beat, round_: Round, given: Given, rater: str) -> int:
    """One rater from the first page to the hand-back page, by clicks. Returns how many questions they met."""
    assert round_.about is not None
    names = {one.id: one.name for one in round_.about.subjects}
    window.hand_over_to(round_.id, f"id-{rater.lower()}")
    mode = window.respondent
    assert isinstance(mode, RespondentMode)
    met = 0
    while not mode.flow.sent:
        beat.tick()
        page, here = mode.page, mode.flow.page
        if isinstance(page, QuestionPage) and here.screen is PageKind.QUESTION:
            met += 1
            subject, bare = AnswerKey.of(here.key).subject_id, AnswerKey.of(here.key).item_id
            said = given[names[subject], rater].get(bare)
            if said is not None:
                place = -1 if said is NOT_SEEN else 5 - int(said)
                QTest.mouseClick(page.choices.options[place], Qt.MouseButton.LeftButton)
            beat.tick()
            QTest.mouseClick(page.continue_button, Qt.MouseButton.LeftButton)
        elif here.screen is PageKind.PASS:
            QTest.mouseClick(page.ready_button, Qt.MouseButton.LeftButton)
        elif here.screen is PageKind.HOW:
            QTest.mouseClick(next(iter(page.ways.values())), Qt.MouseButton.LeftButton)
        elif here.screen is PageKind.BEFORE:
            QTest.mouseClick(page.yes_button, Qt.MouseButton.LeftButton)
        else:
            QTest.mouseClick(page.continue_button, Qt.MouseButton.LeftButton)
    mode.leave()
    return met


@pytest.fixture(scope="module")
def feedback(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Feedback]:  # noqa: ARG001
    folder = tmp_path_factory.mktemp("feedback")
    workspace = a_workspace(folder / "store")
    groups = assigned()
    round_ = started(workspace, groups)
    given = made_up(groups, round_.instrument)
    beat = Beat()
    window = Window(folder / "settings.json", today=lambda: TODAY, clock=beat, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(workspace)
    for rater in dict.fromkeys(rater for _subject, rater in groups):
        if rater in IN_THE_WINDOW:
            subjects = sum(1 for _subject, one in groups if one == rater)
            assert answer_in_the_window(window, beat, round_, given, rater) == subjects * len(round_.instrument.items)
        else:
            answer_by_service(workspace, round_, given, rater)
    workspace.rounds.close(round_.id, PASSPHRASE)
    yield Feedback(workspace, workspace.rounds.get(round_.id), groups, given)
    window.close()


@pytest.fixture(scope="module")
def packs(feedback: Feedback, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words of every pack of the batch, by subject."""
    folder = tmp_path_factory.mktemp("packs")
    job, _batch = feedback.workspace.people_packs.write_all(feedback.round.id, folder)
    finish(job)
    return {name: words_of(folder / f"Feedback for {name}, issue 1.pdf") for name in SUBJECTS}


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


# --- worked out by hand


def tenth(exact: Fraction) -> Fraction:
    """One decimal, halves upwards."""
    return Fraction((exact * 10 + Fraction(1, 2)).__floor__(), 10)


def person_mean(said: Mapping[str, Answer], items: list[str]) -> Fraction | None:
    """The mean of one person's answers on the scale; none if fewer than half were given."""
    values = [int(said[i]) for i in items if i in said and said[i] is not NOT_SEEN]
    return Fraction(sum(values), len(values)) if 2 * len(values) >= len(items) else None


def others_mean(people: list[Mapping[str, Answer]], items: list[str]) -> Fraction:
    """The mean of the means of the statements that five people or more answered."""
    said = [[value for one in people if (value := one.get(item)) in VALUES] for item in items]
    means = [mean_of([values.count(value) for value in VALUES] + [0]) for values in said if len(values) >= 5]
    return tenth(sum(means, Fraction(0)) / len(means))


def view(own: Fraction, others: Fraction, rows: list[list[int]]) -> str:
    """The words for a gap. ``rows``: the valid answers of the others to each question, as counts. One person's view is said
    to differ from 1.5 on and beyond what chance makes between one and so many people who lie so far apart."""
    said = [[value for value, n in zip(VALUES, row) for _one in range(n)] for row in rows]
    apart = fmean(stdev(one) for one in said)
    least = max(1.5, 1.6 * apart * sqrt(1 + 1 / max(map(len, said))))
    gap = own - others
    if abs(gap) >= least and abs(gap) > Fraction(5, 3):
        return "You see this much more than others do" if gap > 0 else "Others see this much more than you do"
    if abs(gap) >= least:
        return "You see this more than others do" if gap > 0 else "Others see this more than you do"
    if abs(gap) >= Fraction(2, 5):
        return "You see this a little more than others do" if gap > 0 else "Others see this a little more than you do"
    return "You and others see this much the same"


def counts(people: list[Mapping[str, Answer]], item: str) -> list[int]:
    """How many people gave each value, and last how many have not seen it."""
    said = [one[item] for one in people if item in one]
    return [*(said.count(value) for value in VALUES), said.count(NOT_SEEN)]


def mean_of(row: list[int]) -> Fraction:
    return Fraction(sum(value * n for value, n in zip(VALUES, row)), sum(row[:-1]))


# --- the packs against it


def check_the_round_is_as_large_as_it_should_be(feedback: Feedback) -> None:
    assert len(SUBJECTS) == 10
    assert {len(feedback.others(subject)) for subject in SUBJECTS} == set(range(8, 13))
    assert len(feedback.given) == 110


def check_every_count_of_every_statement(feedback: Feedback, packs: dict[str, str], subject: str) -> None:
    people = feedback.others(subject)
    for item in feedback.instrument.items:
        row = counts(people, item.id)
        n = sum(row[:-1])
        statement = item.text.text().replace("{member}", subject)
        if n < 5:
            assert f"{statement} {row[3] + row[4]} of" not in packs[subject]
            continue
        shown = " ".join(map(str, row))
        assert f"{statement} {shown} {sum(row)} " in f"{packs[subject]} ", "the table of every count"
        assert f"{statement} {row[3] + row[4]} of {n} see this often or almost always {shown} " in packs[subject], (
            "the behaviour's page"
        )


def check_every_behaviour_beside_the_own_view(feedback: Feedback, packs: dict[str, str], subject: str) -> None:
    people, own = feedback.others(subject), feedback.given[subject, subject]
    sections = feedback.instrument.sections
    found = subject_results(feedback, subject)
    figures = {one.section_id: one for one in found.compared}
    differ = 0
    for number, section in enumerate(sections, 1):
        items = [item.id for item in section.items]
        mine, theirs = person_mean(own, items), others_mean(people, items)
        assert mine is not None
        rows = [row for item in items if sum(row := counts(people, item)[:-1]) >= 5]
        words = view(tenth(mine), theirs, rows)
        differ += words != "You and others see this much the same" and "a little" not in words
        one = figures[section.id]
        assert (one.own, one.others) == (float(tenth(mine)), float(theirs))
        title = section.title.text()
        assert f"Behaviour {number} of {len(sections)}: {title} {words} " in packs[subject]
    said = f"You and others see {differ} of {len(sections)} behaviours clearly differently"
    assert (said if differ else "You and others see no behaviour clearly differently") in packs[subject]


def subject_results(feedback: Feedback, subject: str) -> SubjectResults:
    assert feedback.round.about is not None
    (inner,) = [one.round_id for one in feedback.round.about.subjects if one.name == subject]
    found = feedback.workspace.people_results.of_subject(inner)
    assert isinstance(found, SubjectResults)
    return found


def check_what_is_seen_most_and_least(feedback: Feedback, packs: dict[str, str], subject: str) -> None:
    people = feedback.others(subject)
    rows = [(item, counts(people, item.id)) for item in feedback.instrument.items]
    ranked = sorted((one for one in rows if sum(one[1][:-1]) >= 5), key=lambda one: -mean_of(one[1]))
    assert not any(item.reverse for item, _row in rows)
    start = packs[subject].index("What others see most")
    page = packs[subject][start : packs[subject].index("Where you and others see it differently", start)]
    most, least = page.split("What others see least")
    for words, expected in ((most, ranked[:3]), (least, ranked[::-1][:3])):
        points = [
            f"{row[3] + row[4]} of {sum(row[:-1])} {item.text.text().replace('{member}', subject)}"
            for item, row in expected
        ]
        places = [words.find(point) for point in points]
        assert -1 not in places
        assert places == sorted(places)


def check_groups_only_as_the_promise_allows(feedback: Feedback, packs: dict[str, str], subject: str) -> None:
    n = len(feedback.others(subject))
    sizes = {
        g: sum(1 for (s, r), one in feedback.groups.items() if s == subject and one == g)
        for g in set(GROUPS) | {"lived"}
    }
    assert f"{n} of {n} people answered about you" in packs[subject]
    assert f"The others together {n} of {n} answered" in packs[subject]
    lines = re.findall(r"(\d+) of (\d+) answered", packs[subject])
    assert all(int(asked) >= feedback.round.promise.k for _answered, asked in lines)
    names = {group.id: group.name for group in feedback.round.groups}
    for group, size in sizes.items():
        line = f"{names[group]} {size} of {size} answered"
        if subject == FEW or size < feedback.round.promise.k:
            assert line not in packs[subject]


def check_no_pack_is_about_anybody_else(packs: dict[str, str]) -> None:
    for subject, words in packs.items():
        assert f"For {subject} " in words
        others = [name for name in (*SUBJECTS, *OTHERS) if name != subject]
        assert [name for name in others if re.search(rf"\b{name}\b", words)] == []


def check_the_report_about_all_together(feedback: Feedback) -> None:
    report = feedback.workspace.people_results.of_everybody(feedback.round.id)
    assert isinstance(report, GroupReport)
    assert (report.subjects, report.left_out) == (10, 0)
    answers = [said for subject in SUBJECTS for said in feedback.others(subject)]
    for section, figures in zip(feedback.instrument.sections, report.results.sections, strict=True):
        items = [item.id for item in section.items]
        assert figures.score == float(others_mean(answers, items))
        for item in figures.items:
            about = [
                sum(isinstance(said.get(item.item_id), int) for said in feedback.others(subject))
                for subject in SUBJECTS
            ]
            assert item.n == sum(n for n in about if n >= feedback.round.promise.k_total), "as many as the packs count"


def test_ten_people_and_a_hundred_answers(feedback: Feedback, packs: dict[str, str]) -> None:
    """One test, so that the round is answered once only however many processes share the tests."""
    check_the_round_is_as_large_as_it_should_be(feedback)
    for subject in SUBJECTS:
        check_every_count_of_every_statement(feedback, packs, subject)
        check_every_behaviour_beside_the_own_view(feedback, packs, subject)
        check_what_is_seen_most_and_least(feedback, packs, subject)
        check_groups_only_as_the_promise_allows(feedback, packs, subject)
    check_no_pack_is_about_anybody_else(packs)
    check_the_report_about_all_together(feedback)
