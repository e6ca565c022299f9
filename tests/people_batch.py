"""A closed round about many people with answers that the tests know; also what kills itself in the middle of a batch.

Run as ``python people_batch.py STORE FOLDER SHARE``: starts the batch and dies without a word when so much of it is done.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member, Organisation
from facilitator_app.domain.response import Answer, Comment, Response
from facilitator_app.domain.subjects import Assignment
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace
from facilitator_app.store import Cost

WORDS = "apple river stone cloud"
TODAY = date(2026, 11, 24)

Given = Mapping[str, Sequence[tuple[str, Mapping[str, Answer]]]]
"""Subject id → group id and answers of each person who answered."""


def a_workspace(folder: Path) -> Workspace:
    return create_workspace(folder, WORDS, lambda: TODAY, Cost.quick())[0]


def a_round(
    workspace: Workspace,
    names: Sequence[str],
    raters: int = 8,
    few: Sequence[int] = (),
    seed: int = 1,
    words: str = "",
    generous: Sequence[int] = (),
) -> tuple[str, Given]:
    """A closed round about people of these names; about those at the places ``few`` only three others answered.
    ``words``: everybody wrote them to the first open question. ``generous``: at these places people see themselves as
    others do not."""
    rng = random.Random(seed)
    partnership = workspace.partnerships.create("Harbour")
    places = tuple(Organisation(new_id(), name) for name in ("Oak", "Elm"))
    subjects = [Member(new_id(), name, places[n % 2].id) for n, name in enumerate(names)]
    others = [Member(new_id(), f"Rater {n}", places[n % 2].id) for n in range(raters)]
    workspace.partnerships.set_organisations(partnership.id, places)
    workspace.partnerships.set_members(partnership.id, (*subjects, *others))
    round_ = workspace.people_rounds.new(partnership.id, "member-behaviours")
    round_ = workspace.people_rounds.set_about_members(round_.id, tuple(one.id for one in subjects))
    assert round_.about is not None
    assignments = [
        Assignment(subject.id, rater.id, ("fellow", "own")[n % 2])
        for subject in round_.about.subjects
        for n, rater in enumerate(others)
    ]
    assignments += [Assignment(subject.id, subject.member_id, "self") for subject in round_.about.subjects]
    workspace.people_rounds.set_assignments(round_.id, tuple(assignments))
    round_ = workspace.people_rounds.start(round_.id)
    given = {}
    items = [item.id for item in round_.instrument.items]
    asked = round_.instrument.open_questions
    assert round_.about is not None
    with workspace.store.transaction() as t:
        for place, subject in enumerate(round_.about.subjects):
            groups = ["self", *("fellow", "own") * raters][: 1 + (3 if place in few else raters)]
            answers = [(group, {item: rng.randint(1, 5) for item in items}) for group in groups]
            if place in generous:
                answers = [(group, {item: 5 if group == "self" else 1 + given_ // 3 for item, given_ in one.items()})
                           for group, one in answers]  # fmt: skip
            for group, one in answers:
                wrote = {asked[0].id: Comment(words)} if words else {}
                t.responses.add_ballot(subject.round_id, Response(new_id(), group, one, wrote), new_id())
            given[subject.id] = answers
        t.commit()
    workspace.rounds.close(round_.id, WORDS)
    return round_.id, given


def die_in_the_middle(store: Path, folder: Path, share: float) -> None:
    workspace = open_workspace(store, WORDS, lambda: TODAY)
    round_id = workspace.rounds.of_partnership(workspace.partnerships.rows()[0].partnership.id)[0].id
    job, _batch = workspace.people_packs.write_all(round_id, folder)
    while (step := next(job)).done / step.total < share:
        pass
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    die_in_the_middle(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
