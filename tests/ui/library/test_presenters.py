from __future__ import annotations

from pathlib import Path

import pikepdf

from facilitator_app.domain.choosing import Wish
from facilitator_app.domain.fit import FindsOut, People
from facilitator_app.ui.library.choose_presenter import ChoosePresenter
from facilitator_app.ui.library.compare_presenter import ComparePresenter
from facilitator_app.ui.library.one_presenter import AgendaPresenter, ResourcePresenter
from facilitator_app.ui.library.presenter import LibraryPresenter
from facilitator_app.ui.library.questions import QuestionsPresenter
from facilitator_app.ui.printing import PdfPages
from facilitator_app.ui.routes import (
    AgendaRoute,
    ChooseRoute,
    CompareRoute,
    LibraryRoute,
    QuestionsRoute,
    ResourceRoute,
)
from ui.home.recording_shell import RecordingView
from ui.library.conftest import LibraryShell


def shown_ids(view: RecordingView) -> tuple[list[str], list[str], str]:
    resources, agendas, empty = view.shown["show_rows"]
    return [row.route.entry_id for row in resources], [row.route.agenda_id for row in agendas], empty


def test_everything_is_found_and_narrowed_by_words_and_gap(shell: LibraryShell) -> None:
    view = RecordingView()
    presenter = LibraryPresenter(view, shell, LibraryRoute())
    presenter.show()
    resources, agendas, empty = shown_ids(view)
    assert (len(resources), agendas[:4], empty) == (
        15,
        ["four-questions", "seven-steps", "own-questions", "away-day"],
        "",
    )
    assert len(agendas) == 7
    assert view.shown["show_gaps"][1] == ""
    presenter.find("  LGNTO ")
    assert shown_ids(view)[0] == ["practitioner-hub", "mel-review"]
    presenter.find("zebra")
    assert shown_ids(view) == ([], [], "Nothing fits. Use fewer words, or choose Show everything.")
    presenter.find("")
    presenter.choose_gap("risk")
    assert shown_ids(view)[:2] == (["working-better-together", "managing-risks"], [])
    assert view.said("show_first").startswith("Try this first: Let each person name")
    presenter.choose_gap("")
    assert view.said("show_first") == ""
    presenter.visit(ChooseRoute)
    presenter.visit(CompareRoute)
    assert shell.screens == ["choose", "compare"]


def test_it_opens_on_a_gap(shell: LibraryShell) -> None:
    view = RecordingView()
    LibraryPresenter(view, shell, LibraryRoute("voice")).show()
    assert shown_ids(view)[0] == ["atkinson", "partnerships-online"]
    assert view.shown["show_gaps"][1] == "voice"
    LibraryPresenter(view, shell, LibraryRoute("nothing")).show()
    assert len(shown_ids(view)[0]) == 15


def test_titles_of_bundled_questionnaires_find_the_resource(shell: LibraryShell) -> None:
    view = RecordingView()
    presenter = LibraryPresenter(view, shell, LibraryRoute())
    presenter.find("ten-point quick check")
    assert shown_ids(view)[0] == ["excellence-gateway"]


def test_a_resource_with_what_does_its_job_here(shell: LibraryShell) -> None:
    view = RecordingView()
    presenter = ResourcePresenter(view, shell, ResourceRoute("excellence-gateway"))
    presenter.show()
    entry, year, read, topics = view.shown["show_resource"]
    assert entry.id == "excellence-gateway"
    assert year == "Last reviewed in 2013"
    assert read == "The guide read it on 27 December 2014. It may lead nowhere by now."
    assert "A clear, shared purpose" in topics
    rows = view.shown["show_here"][0]
    assert [row.route for row in rows] == [QuestionsRoute("quick-check"), AgendaRoute("four-questions")]
    presenter.paper.print_it()
    assert view.said("show_done") == "Sent to the printer."
    assert shell.printed[0].startswith(b"%PDF")


def test_the_review_leads_to_the_comparison(shell: LibraryShell) -> None:
    view = RecordingView()
    ResourcePresenter(view, shell, ResourceRoute("mel-review")).show()
    assert view.shown["show_here"][0][-1].route == CompareRoute()


def test_every_entry_and_agenda_can_be_opened(shell: LibraryShell) -> None:
    library = shell.workspace.library.signposts()
    for entry in library.entries:
        view = RecordingView()
        ResourcePresenter(view, shell, ResourceRoute(entry.id)).show()
        assert view.shown["show_resource"][0] is entry
    for agenda in library.agendas:
        view = RecordingView()
        AgendaPresenter(view, shell, AgendaRoute(agenda.id)).show()
        assert view.shown["show_agenda"] == (agenda, f"{agenda.minutes} minutes in all")


def test_what_is_gone_is_said(shell: LibraryShell) -> None:
    for make, route in ((ResourcePresenter, ResourceRoute("gone")), (AgendaPresenter, AgendaRoute("gone"))):
        view = RecordingView()
        make(view, shell, route).show()
        assert view.said("show_gone") == "This is not in the library any more."


def test_an_agenda_is_saved_where_the_person_says(shell: LibraryShell, tmp_path: Path) -> None:
    view = RecordingView()
    presenter = AgendaPresenter(view, shell, AgendaRoute("seven-steps"))
    shell.paths = [None, tmp_path / "steps", tmp_path / "missing" / "steps.pdf"]
    presenter.paper.save_it()
    assert view.shown == {}
    presenter.paper.save_it()
    assert view.said("show_done") == "Saved: steps.pdf"
    assert len(pikepdf.open(tmp_path / "steps.pdf").pages) in (1, 2)
    presenter.paper.save_it()
    assert "Choose another folder." in view.said("show_error")
    assert shell.offered[0] == f"{presenter.agenda.title}.pdf"


def test_all_questions_can_be_read_and_printed_before_choosing(shell: LibraryShell) -> None:
    view = RecordingView()
    presenter = QuestionsPresenter(view, shell, QuestionsRoute("quick-check"))
    presenter.show()
    asked, size = view.shown["show_questions"]
    instrument = shell.workspace.library.get("quick-check")
    assert size.startswith(f"{len(instrument.items)} questions")
    texts = [question.text for part in asked.parts for question in part.questions]
    assert texts == [item.text.text() for item in instrument.items] + [q.text.text() for q in instrument.open_questions]
    presenter.paper.print_it()
    with PdfPages(shell.printed[0]) as pages:
        words = " ".join(pages.words(number) for number in range(len(pages)))
    for text in texts:
        assert text in words
    shell.paths = [None]
    presenter.paper.save_it()
    assert shell.offered[-1] == f"{instrument.title}, questions.pdf"
    presenter.try_it()
    assert shell.previewed == ["quick-check"]


def test_every_questionnaire_can_be_read(shell: LibraryShell) -> None:
    """Those that wait for goals, organisations or a person as well: with made-up names."""
    for instrument in shell.workspace.library.all():
        view = RecordingView()
        QuestionsPresenter(view, shell, QuestionsRoute(instrument.id)).show()
        asked, _size = view.shown["show_questions"]
        assert all(question.text for part in asked.parts for question in part.questions), instrument.id
        assert sum(len(part.questions) for part in asked.parts) >= len(instrument.items), instrument.id


def test_a_questionnaire_that_is_gone_is_said(shell: LibraryShell) -> None:
    view = RecordingView()
    QuestionsPresenter(view, shell, QuestionsRoute("gone")).show()
    assert view.said("show_gone")


# --- the chooser


def cards(view: RecordingView) -> tuple[list[str], str]:
    found, note = view.shown["show_suggestions"]
    return [card.id for card in found], note


def test_answers_change_the_three_suggestions(shell: LibraryShell) -> None:
    view = RecordingView()
    presenter = ChoosePresenter(view, shell, ChooseRoute())
    presenter.show()
    assert len(cards(view)[0]) == 3
    assert cards(view)[1].startswith("These are a good start.")
    presenter.want("aims")
    found = view.shown["show_suggestions"][0]
    assert found[0].reasons[0] == "It finds out: whether our aims are clear."
    assert found[0].will_not_tell
    assert not any(card.usable for card in found)
    presenter.have_time("5")
    presenter.with_people("lived-experience", True)
    presenter.at_stage("new")
    assert presenter.wish == Wish(FindsOut.AIMS, 5, frozenset({People.LIVED}), presenter.wish.maturity)
    quick = next(card for card in view.shown["show_suggestions"][0] if card.id == "quick-check")
    assert quick.doubts == ("It needs about 10 minutes. Leave out parts to make it shorter.",)
    assert quick.reasons[1:] == ("It suits everybody in the room.", "It suits the stage you are at.")
    presenter.with_people("lived-experience", False)
    presenter.have_time("")
    presenter.want("")
    presenter.at_stage("")
    assert presenter.wish == Wish()


def test_nothing_that_fits_is_said_with_the_nearest(shell: LibraryShell) -> None:
    view = RecordingView()
    presenter = ChoosePresenter(view, shell, ChooseRoute())
    asked = {one for i in shell.workspace.library.all() if i.fit for one in i.fit.finds_out}
    for one in FindsOut:
        presenter.want(str(one))
        found, note = view.shown["show_suggestions"]
        assert found
        assert note.startswith("No questionnaire asks about this.") == (one not in asked)
        assert any("does not ask about this" in doubt for card in found for doubt in card.doubts) == (one not in asked)


def test_a_choice_makes_the_draft_and_goes_on(shell: LibraryShell) -> None:
    partnership = shell.workspace.partnerships.create("River Valley")
    presenter = ChoosePresenter(RecordingView(), shell, ChooseRoute(partnership.id))
    presenter.show()
    presenter.use("quick-check")
    where = shell.gone[-1]
    assert shell.screens[-1] == "setup_parts"
    assert shell.workspace.rounds.get(where.round_id).instrument.id == "quick-check"
    view = RecordingView()
    again = ChoosePresenter(view, shell, where)
    again.show()
    assert all(card.usable for card in view.shown["show_suggestions"][0])
    again.use("six-principle-profile")
    assert shell.gone[-1] == where
    assert shell.workspace.rounds.get(where.round_id).instrument.id == "six-principle-profile"
    again.use("gone")
    assert "is not here any more" in view.said("show_error")
    again.compare()
    assert shell.screens[-1] == "compare"
    assert len(shell.gone[-1].instrument_ids) == 3


# --- side by side


def test_two_to_four_stand_side_by_side(shell: LibraryShell) -> None:
    view = RecordingView()
    presenter = ComparePresenter(
        view, shell, CompareRoute(instrument_ids=("quick-check", "six-principle-profile", "unknown"))
    )
    presenter.show()
    assert view.shown["show_choices"][1] == ["quick-check", "six-principle-profile", "", ""]
    assert view.shown["show_comparison"][0].titles == ("Ten-point quick check", "Six-principle profile")
    presenter.choose(1, "quick-check")
    assert view.shown["show_comparison"] == (None, "Choose two different questionnaires or more.")
    presenter.choose(3, "six-ways-of-working")
    assert view.shown["show_comparison"][0].titles == ("Ten-point quick check", "Six ways of working")
    presenter.paper.print_it()
    assert shell.printed[0].startswith(b"%PDF")


def test_without_names_the_first_two_are_compared(shell: LibraryShell) -> None:
    view = RecordingView()
    ComparePresenter(view, shell, CompareRoute()).show()
    assert len(view.shown["show_comparison"][0].titles) == 2
