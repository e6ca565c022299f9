"""A round about an organisation: its own people answer about it and read its results, so other rules hold."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from builders import PASSPHRASE
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member, Organisation
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.response import Response
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.domain.subjects import Assignment
from facilitator_app.services.workspace import Workspace
from people_batch import a_workspace

OAK, ELM = "id-oak", "id-elm"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = a_workspace(tmp_path / "store")
    yield made
    made.close()


def a_draft(workspace: Workspace, own: int = 3) -> Round:
    """About nobody yet; ``own`` people are from Oak and five from Elm."""
    partnership = workspace.partnerships.create("Harbour")
    workspace.partnerships.set_organisations(partnership.id, (Organisation(OAK, "Oak"), Organisation(ELM, "Elm")))
    people = [Member(f"id-{n}", f"Person {n}", OAK if n < own else ELM) for n in range(own + 5)]
    workspace.partnerships.set_members(partnership.id, tuple(people))
    return workspace.people_rounds.new(partnership.id, "member-behaviours")


def answered(workspace: Workspace, own: int) -> SubjectResults:
    """What Oak may see when everybody answered about it."""
    draft = a_draft(workspace, own)
    rounds = workspace.people_rounds
    about = rounds.set_about_organisations(draft.id, (OAK,)).about
    assert about is not None
    given = [Assignment(about.subjects[0].id, f"id-{n}", "own" if n < own else "fellow") for n in range(own + 5)]
    rounds.set_assignments(draft.id, tuple(given))
    started = rounds.start(draft.id)
    assert started.about is not None
    inner = started.about.subjects[0].round_id
    rng = random.Random(3)
    with workspace.store.transaction() as t:
        for one in given:
            answers = {item.id: rng.randint(1, 5) for item in started.instrument.items}
            t.responses.add_ballot(inner, Response(new_id(), one.group_id, answers), new_id())
        t.commit()
    workspace.rounds.close(draft.id, PASSPHRASE)
    found = workspace.people_results.of_subject(inner)
    assert isinstance(found, SubjectResults)
    return found


def test_a_group_needs_four_where_its_people_read_the_results(workspace: Workspace) -> None:
    draft = a_draft(workspace)
    rounds = workspace.people_rounds
    assert rounds.set_about_members(draft.id, ("id-0",)).promise.k == 3
    assert rounds.set_about_organisations(draft.id, (OAK,)).promise.k == 4
    assert rounds.set_about_organisations(draft.id, (OAK, ELM)).promise.k == 4
    assert rounds.set_about_organisations(draft.id, ()).promise.k == 4, "a limit never goes down by itself"


def test_a_limit_that_was_chosen_stays(workspace: Workspace) -> None:
    draft = a_draft(workspace)
    for chosen in (5, 4):
        workspace.rounds.set_promise(draft.id, replace(draft.promise, k=chosen))
        assert workspace.people_rounds.set_about_organisations(draft.id, (OAK,)).promise.k == chosen
        assert workspace.people_rounds.set_about_organisations(draft.id, ()).promise.k == chosen


@pytest.mark.parametrize("own", [3, 4, 8])
def test_own_people_are_not_shown_alone_where_it_could_tell_what_they_said(workspace: Workspace, own: int) -> None:
    """They read the results and may put together what they know. Three or four are too few; five from elsewhere too."""
    assert answered(workspace, own).results.blocks == ()


def test_its_pack_says_what_is_true_of_an_organisation(workspace: Workspace) -> None:
    found = answered(workspace, 4)
    assert found.organisation
    document = pypdfium2.PdfDocument(finish(workspace.people_packs.preview(found)))
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    document.close()
    assert "Some who answered may be from your own organisation." in words
    assert "It is meant for the people of Oak and nobody else." in words
    for untrue in ("Your own answers", "no view of your own", "not your manager"):
        assert untrue not in words
