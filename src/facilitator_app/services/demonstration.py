"""A demonstration partnership with made-up people, built through the services like a real one.

Its partnership is marked as practice, so every screen and page says so and it never mixes with real answers.
"""

from __future__ import annotations

import random
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.follow_up import since_of, without_since
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.instrument import Scale, Wording
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Member, Organisation, Partnership, Template
from facilitator_app.domain.receipts import HandedOver
from facilitator_app.domain.response import Answer, Comment, CommentUse, Outside
from facilitator_app.domain.round import Round
from facilitator_app.domain.session import FIRST_LOOK, HOPES, Reaction
from facilitator_app.domain.steps import Job, Step, finish
from facilitator_app.domain.subjects import SELF
from facilitator_app.services.demonstration_papers import write_papers
from facilitator_app.services.demonstration_plan import agree, live
from facilitator_app.services.demonstration_talk import talk_over
from facilitator_app.services.demonstration_words import FEEDBACK, QUESTIONS, THEMES
from facilitator_app.services.round_writer import RoundWriter
from facilitator_app.services.workspace import Workspace, build_workspace, suggest_passphrase
from facilitator_app.store import Cost, Transaction, create

PASSPHRASE = "demonstration words only"
INSTRUMENT = "six-principle-profile"
OPEN_INSTRUMENT = "quick-check"

GROUPS: Template = (
    ("Agencies", "agencies", False),
    ("Commissioners", "commissioners", False),
    ("Volunteers", "volunteers", False),
    ("People with lived experience", "people with lived experience", True),
)

# Organisation, person, index of the person's group among these. The first twelve are the steering group. Groups of
# eight, four, four and eight: from about this many people on, most themes may be shown by group.
PEOPLE = (
    ("Northfield Council", "Amina Yusuf", 0),
    ("Northfield Council", "Peter Lang", 1),
    ("Northfield Council", "Grace Obi", 1),
    ("Harbour Health Trust", "Sian Davies", 0),
    ("Harbour Health Trust", "Tom Reilly", 0),
    ("Open Door Charity", "Łukasz Nowak", 0),
    ("Open Door Charity", "Ruth Bell", 2),
    ("Open Door Charity", "Vikram Shah", 2),
    ("Voices Together", "Dee", 3),
    ("Voices Together", "Jo", 3),
    ("Voices Together", "Max", 3),
    ("Voices Together", "Nia", 3),
    ("Northfield Council", "Farid Khan", 0),
    ("Harbour Health Trust", "Helen Frost", 0),
    ("Harbour Health Trust", "Blessing Eze", 0),
    ("Open Door Charity", "Colin Marsh", 0),
    ("Northfield Council", "Mary Doyle", 1),
    ("Harbour Health Trust", "Anil Mehta", 1),
    ("Open Door Charity", "Wendy Cole", 2),
    ("Open Door Charity", "Yusuf Aden", 2),
    ("Voices Together", "Bea", 3),
    ("Voices Together", "Kofi", 3),
    ("Voices Together", "Lin", 3),
    ("Voices Together", "Sam", 3),
)
STEERING = 12

PEOPLE_INSTRUMENT = "member-behaviours"
ABOUT = ("Amina Yusuf", "Peter Lang", "Sian Davies", "Ruth Bell", "Dee")
"""The core group, who asked for feedback about themselves. Sian chairs, and agreed to be shown alone."""
CHAIR = "Sian Davies"

ROUNDS = (date(2024, 10, 14), date(2026, 4, 20), date(2026, 10, 12))
FIRST = 20
"""So many of them answered in the first round; the others joined later."""
# How high each group answers on average, from 0 to 1 of the scale, in each round. People with lived experience, heard more
# after the second round, move most.
LEANINGS = ((0.66, 0.80, 0.80), (0.52, 0.62, 0.64), (0.60, 0.70, 0.72), (0.30, 0.36, 0.46))
# How much higher or lower the themes stand: in summer trust grew and findings came back; the arrangements stayed.
SECTION_SHIFTS = (
    (0.06, -0.04, 0.0, -0.20, -0.14, -0.16),
    (0.14, 0.04, 0.0, -0.18, -0.10, -0.18),
    (0.14, 0.08, 0.02, -0.10, -0.12, -0.06),
)
HAPPENED = (0.85, 0.6)
"""How high they answer on what was agreed before: whether it happened, whether it helped."""
WORDED_OTHERWISE = (4, 2)
"""Theme and statement, counted from 0, that had other words in the first round."""
DIVIDED = ((3, 1), (4, 3))
"""Theme and statement, counted from 0, on which people stand at both ends, in every group."""
THEME_WORDS, QUESTION_WORDS = 0.25, 0.35
"""Shares of people who write something on a theme, and on an open question."""
OTHER_WORDS, FACILITATOR_ONLY = 0.07, 0.14
"""Shares of writers, added up, who want their words to be put in other words or kept to the facilitator."""


class Sayings:
    """The words that are left in one round, so that no two people write the same."""

    def __init__(self, number: int, rng: random.Random) -> None:
        self._rng = rng
        self._themes = [list(rounds[number]) for rounds in THEMES]
        self._questions = [list(rounds[number]) for rounds in QUESTIONS]

    def on_theme(self, index: int, content: bool) -> Comment | None:
        """Something on the theme with this index, from the worried or the content end; None if all is said."""
        left = self._themes[index % len(self._themes)]
        return self._comment(left.pop(-1 if content else 0)) if left else None

    def on_question(self, index: int) -> Comment | None:
        """Something on the open question with this index."""
        left = self._questions[index % len(self._questions)]
        return self._comment(left.pop(self._rng.randrange(len(left)))) if left else None

    def _comment(self, words: str) -> Comment:
        chance = self._rng.random()
        use = CommentUse.FACILITATOR_ONLY if chance < FACILITATOR_ONLY else CommentUse.AS_WRITTEN
        return Comment(words, CommentUse.OTHER_WORDS if chance < OTHER_WORDS else use)


@dataclass
class _Clock:
    """The day that the demonstration is at."""

    day: date

    def __call__(self) -> date:
        return self.day

    def go_to(self, day: date) -> None:
        self.day = day


def add_demonstration(workspace: Workspace, clock: _Clock, rng: random.Random, words: str) -> Partnership:
    """The partnership, three closed rounds over two years, between them two closed ones half a year apart about five of its
    people, and an open one that five people have answered. ``words`` open the file."""
    partnership = set_up(workspace)
    for number, day in enumerate(ROUNDS):
        clock.day = day
        closed = add_round(workspace, partnership, number, rng if number else random.Random(day.toordinal()), words)
        agree(workspace.plan, partnership, closed, number, clock.go_to)
        if number == 0:
            clock.day = date(2025, 12, 8)
            add_feedback(workspace, partnership, words, earlier=True)
        if number == 1:
            clock.day = date(2026, 6, 15)
            hand_out(workspace, add_feedback(workspace, partnership, words))
    talk_over(workspace.discussions, closed)
    live(workspace.timeline, partnership)
    write_papers(workspace.aims, workspace.support_plan, partnership, closed)
    clock.day = date(2026, 11, 9)
    pulse = workspace.rounds.new(partnership.id, OPEN_INSTRUMENT)
    workspace.following_up.choose(pulse.id, ())
    pulse = workspace.rounds.rename(pulse.id, _("Quick check, November"))
    workspace.rounds.start(pulse.id)
    sayings = Sayings(1, rng)
    for person in PEOPLE[3:8]:
        answer_as(workspace, pulse, person[2], 2, rng, sayings)
    return partnership


def add_round(workspace: Workspace, partnership: Partnership, number: int, rng: random.Random, words: str) -> Round:
    """A closed round with the answers and the ticks of all who were there; in the first one nobody wrote anything."""
    round_ = workspace.rounds.new(partnership.id, INSTRUMENT)
    people = PEOPLE[:FIRST] if number == 0 else PEOPLE
    if number == 0:
        as_it_was_worded(workspace, round_)
    workspace.rounds.start(round_.id)
    round_ = workspace.rounds.get(round_.id)
    sayings, agreed = Sayings(number - 1, rng) if number else None, random.Random(number)
    for person in people:
        answer_as(workspace, round_, person[2], number, rng, sayings, _since_last_time(round_, agreed))
    ids = {member.name: member.id for member in partnership.members}
    for _organisation, name, _group in people:
        workspace.rounds.set_tick(round_.id, ids[name], True)
    return workspace.rounds.close(round_.id, words)


def as_it_was_worded(workspace: Workspace, draft: Round) -> None:
    """The first round: one statement in other words, and answers that are kept until three years later."""
    theme, item_index = WORDED_OTHERWISE

    def change(_t: Transaction, round_: Round) -> Round:
        sections = list(round_.instrument.sections)
        items = list(sections[theme].items)
        text = Wording(dict.fromkeys(round_.instrument.languages, _("Everybody knows who decides what.")))
        items[item_index] = replace(items[item_index], text=text)
        sections[theme] = replace(sections[theme], items=tuple(items))
        promise = replace(round_.promise, delete_on=date(2027, 10, 14))
        return replace(round_, instrument=replace(round_.instrument, sections=tuple(sections)), promise=promise)

    RoundWriter(workspace.store, workspace.changes).change_draft(draft.id, change)


def hand_out(workspace: Workspace, round_: Round) -> None:
    """Two of the five packs were printed, and one of them has reached its reader."""
    packs = workspace.people_packs
    for index, inner in enumerate(workspace.people_rounds.inner(round_.id)[:2]):
        pages, receipt = packs.print_copy(inner.id)
        pages.close()  # a made-up printer needs no pages
        packs.made(receipt)
        if index == 0:
            packs.hand_over(receipt, receipt.made_on, HandedOver.BY_HAND)
    half_a_talk(workspace, workspace.people_rounds.inner(round_.id)[0])


def half_a_talk(workspace: Workspace, inner: Round) -> None:
    """The session with the first of the five, which stopped after the second behaviour."""
    sessions, sections = workspace.sessions, inner.instrument.sections
    sessions.note(inner.id, HOPES, _("To know what to keep, and one thing to do better."))
    sessions.react(inner.id, FIRST_LOOK, Reaction.NICE_SURPRISE)
    sessions.note(inner.id, FIRST_LOOK, _("More people see it than I thought."))
    sessions.react(inner.id, sections[0].id, Reaction.EXPECTED)
    sessions.note(inner.id, sections[1].id, _("I stay calm because I read the papers first. Keep doing that."))
    sessions.stay(inner.id, sections[1].id)


def add_feedback(workspace: Workspace, partnership: Partnership, words: str, *, earlier: bool = False) -> Round:
    """A closed round about five people: the steering group answers about them, each as what they are to that person.
    ``earlier``: the first one, in which nobody wrote anything and the five stood a little lower."""
    rng = random.Random(359 if earlier else 360)
    people, service = {member.name: member.id for member in partnership.members}, workspace.people_rounds
    round_ = service.new(partnership.id, PEOPLE_INSTRUMENT)
    service.set_about_members(round_.id, tuple(people[name] for name in ABOUT))
    about = service.propose(round_.id).about
    assert about is not None
    chair, steering = people[CHAIR], {people[name] for _organisation, name, _group in PEOPLE[:STEERING]}
    assignments = (
        replace(one, group_id="named", agreed=True, months=24)
        if one.member_id == chair and one.group_id != SELF
        else replace(one, months=6 + index % 20)
        for index, one in enumerate(about.assignments)
        if one.member_id in steering
    )
    service.set_assignments(round_.id, tuple(assignments))
    round_ = service.start(round_.id)
    level = {subject.id: rng.uniform(0.5, 0.8) - 0.12 * earlier for subject in about.subjects}
    left = {
        AnswerKey(question.id, subject.id): rng.sample(sayings, len(sayings))
        for subject in about.subjects
        for question, sayings in zip(round_.instrument.open_questions, FEEDBACK)
    }
    for member, _load in service.raters(round_.id):
        seat = workspace.responding.start_rater(round_.id, member.id)
        asked = workspace.responding.round_for(seat).instrument
        answers: dict[str, Answer] = {}
        for section_number, section in enumerate(asked.sections):
            subject = AnswerKey.of(section.id).subject_id
            own = any(task.subject_id == subject and task.group_id == SELF for task in seat.response.tasks)
            leaning = level[subject] + SECTION_SHIFTS[2][section_number % 6] + (0.2 if own else 0.0)
            answers |= {item.id: _answer(asked.scale, leaning, rng, Outside.NOT_APPLICABLE) for item in section.items}
        comments = {
            question.id: Comment(left[AnswerKey.of(question.id)].pop())
            for question in asked.open_questions
            if not earlier and rng.random() < 0.4 and left[AnswerKey.of(question.id)]
        }
        # All at once: one save for each person keeps this quick.
        last = asked.items[-1].id
        response = replace(seat.response, answers=answers, comments=comments)
        seat = workspace.responding.answer(replace(seat, response=response), last, answers[last])
        workspace.responding.send(seat)
    return workspace.rounds.close(round_.id, words)


def set_up(workspace: Workspace) -> Partnership:
    """The partnership with its organisations, groups and tick list, and no round yet."""
    made = workspace.partnerships.create("Northfield Families Partnership", practice=True)
    names = dict.fromkeys(organisation for organisation, _person, _group in PEOPLE)
    organisations = tuple(Organisation(new_id(), name) for name in names)
    by_name = {o.name: o.id for o in organisations}
    workspace.partnerships.describe(made.id, started="2019", notes=_("The chair asks for large print."))
    workspace.partnerships.set_organisations(made.id, organisations)
    asked = [sum(1 for person in PEOPLE if person[2] == group_index) for group_index in range(len(GROUPS))]
    groups = tuple(
        replace(group, name=name, plain_name=plain, protected=voice, asked=n)
        for group, (name, plain, voice), n in zip(made.groups, GROUPS, asked, strict=False)
    )
    groups = (
        groups[0],
        replace(groups[1], nearest_id=groups[2].id),
        replace(groups[2], nearest_id=groups[1].id),
        groups[3],
    )
    workspace.partnerships.set_groups(made.id, groups)
    members = tuple(Member(new_id(), name, by_name[org], groups[group_index].id) for org, name, group_index in PEOPLE)
    return workspace.partnerships.set_members(made.id, members)


def answer_as(
    workspace: Workspace,
    round_: Round,
    group_index: int,
    number: int,
    rng: random.Random,
    sayings: Sayings | None,
    first: Mapping[str, Answer] = MappingProxyType({}),
) -> None:
    """Answer a whole round as somebody of the group with this index, through the same calls as the screens. Without
    ``sayings`` nothing is written. ``first``: what they say of what was agreed before."""
    seat = workspace.responding.start(round_.id, round_.groups[group_index].id)
    leaning, answers = LEANINGS[group_index][number] + rng.gauss(0, 0.04), dict[str, Answer](first)
    for section_number, section in enumerate(without_since(round_.instrument).sections):
        level = leaning + SECTION_SHIFTS[number][section_number % len(SECTION_SHIFTS[number])]
        for item in section.items:
            divided = (section_number, section.items.index(item)) in DIVIDED
            answers[item.id] = _answer(round_.instrument.scale, rng.choice((0.05, 0.95)) if divided else level, rng)
        # All but one at once: one save for each theme keeps this quick.
        last = section.items[-1].id
        seat = replace(seat, response=replace(seat.response, answers=dict(answers)))
        seat = workspace.responding.answer(seat, last, answers[last])
        if sayings and rng.random() < THEME_WORDS and (comment := sayings.on_theme(section_number, level > 0.6)):
            seat = workspace.responding.comment(seat, section.id, comment)
    for question_number, question in enumerate(round_.instrument.open_questions):
        if sayings and rng.random() < QUESTION_WORDS and (comment := sayings.on_question(question_number)):
            seat = workspace.responding.comment(seat, question.id, comment)
    workspace.responding.send(seat)


def _since_last_time(round_: Round, rng: random.Random) -> dict[str, Answer]:
    """What somebody says of what was agreed before, if the round asks: most that it happened, fewer that it helped."""
    section = since_of(round_.instrument)
    items = section.items if section else ()
    return {
        item.id: _answer(round_.instrument.scale_of(item), level, rng) for item, level in zip(items, cycle(HAPPENED))
    }


def _answer(scale: Scale, leaning: float, rng: random.Random, outside: Outside = Outside.DONT_KNOW) -> Answer:
    if rng.random() < 0.04:
        return outside
    values = scale.values
    index = round(rng.gauss(leaning, 0.22) * (len(values) - 1))
    return values[max(0, min(len(values) - 1, index))]


def practice_workspace() -> Job[Workspace]:
    """A workspace with made-up people in a folder that goes when it is closed. Its words are known to the workspace
    alone, so that its rounds can be closed."""
    scratch = TemporaryDirectory(prefix="practice-")
    words = suggest_passphrase()
    clock = _Clock(ROUNDS[0])
    yield Step(0, 2, _("Making a practice store"))
    store, _code = create(Path(scratch.name) / "store", words, cost=Cost.quick())
    workspace = replace(build_workspace(store, clock), scratch=scratch, practice_words=words)
    yield Step(1, 2, _("Letting made-up people answer"))
    add_demonstration(workspace, clock, random.Random(20261124), words)
    return workspace


def write_demonstration(folder: Path) -> Generator[str, None, None]:
    """Build the store and the packs in ``folder``; yields a line for each thing done. Raises AppError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AppError(
            "folder_unwritable", _("Nothing can be written into {folder}.", folder=folder), _("Choose another folder.")
        ) from error
    clock = _Clock(ROUNDS[0])
    store, code = create(folder / "store", PASSPHRASE, cost=Cost.quick())
    workspace = build_workspace(store, clock)
    try:
        partnership = add_demonstration(workspace, clock, random.Random(20261124), PASSPHRASE)
        yield _("Store: {path} opens with the words: {words}", path=store.path, words=PASSPHRASE)
        yield _("Its recovery code: {code}", code=code)
        closed = [r for r in workspace.rounds.of_partnership(partnership.id) if r.closed_on and r.about is None]
        for round_ in reversed(closed):
            name = round_.name.lower().replace(" ", "-")
            yield _("Pack: {path}", path=finish(workspace.packs.write(round_.id, folder / f"pack-{name}.pdf")))
    finally:
        workspace.close()
