"""Own questionnaires: the list, and changing one word by word, over a real store and real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app import paths
from facilitator_app.domain.instrument import Kind
from facilitator_app.instruments.draft import read_draft
from facilitator_app.services.workspace import create_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.editor.forms import form_of, parts
from facilitator_app.ui.editor.list_presenter import DeleteQuestionnairePresenter, OwnQuestionnairesPresenter
from facilitator_app.ui.editor.locations import location_words
from facilitator_app.ui.editor.presenter import EditorPresenter
from facilitator_app.ui.editor.preview import PreviewTarget, picture_of
from facilitator_app.ui.editor.view import EditorPage
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.route_values import OwnKey
from facilitator_app.ui.routes import (
    DeleteQuestionnaireRoute,
    EditQuestionnaireRoute,
    OwnQuestionnairesRoute,
    SetupQuestionnaireRoute,
)
from facilitator_app.ui.theme import Look, load_themes
from facilitator_app.ui.widgets import Button
from facilitator_app.ui.window import Window
from ui.checks import MOST_CONTROLS, assert_sound, controls
from ui.home.page_checks import button, said
from ui.setup.bench import TODAY, Recorder, RecordingShell, beside_the_rail, draft_in, partnership_in

FILES = sorted(paths.bundled("instruments").glob("*.toml"))


def editing(
    shell: RecordingShell, name: str = "quick-check", partnership_id: str = ""
) -> tuple[Recorder, EditorPresenter, str]:
    key = shell.workspace.own.copy(name)
    view = Recorder()
    presenter = EditorPresenter(view, shell, EditQuestionnaireRoute(partnership_id, draft_id=key))
    presenter.show()
    return view, presenter, key


def test_every_letter_is_saved_and_followed(shell: RecordingShell) -> None:
    view, presenter, key = editing(shell)
    presenter.open_part("sections[1]")
    for words in ("W", "We", "We plan."):
        presenter.write("sections[1].items[1].text", words)
        assert shell.workspace.own.draft(key).words("sections[1].items[1].text") == words
    instrument, target = view["show_preview"]
    assert target == PreviewTarget(PageKind.QUESTION, 0, instrument.sections[0].items[0].id)
    assert str(instrument.sections[0].items[0].text) == "We plan."
    assert view["show_cells"][0][0][1] == "We plan."
    assert len(shell.called("saved")) == 3


def test_one_step_back_takes_a_whole_word_back_and_leads_to_its_page(shell: RecordingShell) -> None:
    view, presenter, key = editing(shell)
    before = shell.workspace.own.draft(key)
    presenter.open_part("sections[2]")
    for words in ("W", "We", "We plan."):
        presenter.write("sections[2].title", words)
    presenter.open_part("answers")
    presenter.tick("scale.dont_know", False)
    presenter.undo()
    presenter.undo()
    assert shell.workspace.own.draft(key) == before
    assert view["show_parts"][2] == "sections[2]"
    assert view["show_undo"] is False
    presenter.undo()
    assert shell.workspace.own.draft(key) == before


def test_faults_stand_at_their_place_and_lead_there(shell: RecordingShell) -> None:
    view, presenter, _key = editing(shell)
    presenter.open_part("sections[2]")
    presenter.write("sections[2].items[1].text", "")
    by_field, _of_row = view["show_faults"]
    assert by_field == {"sections[2].items[1].text": "Write some words here."}
    summary, listed = view["show_to_mend"]
    assert summary == "1 thing to mend before it can be used"
    assert listed[0][1] == "Part 2, statement 1, words: Write some words here."
    presenter.open_part("answers")
    presenter.go_to(listed[0][0])
    assert view["show_parts"][2] == "sections[2]"
    assert view["show_form"][1:] == (1, "sections[2].items[1].text")
    presenter.use()
    assert "1 thing is still to be mended." in view["show_error"]
    assert shell.gone == []


def test_rows_are_added_moved_and_removed(shell: RecordingShell) -> None:
    view, presenter, key = editing(shell, "climate-check")

    def texts() -> list[str]:
        draft = shell.workspace.own.draft(key)
        return [draft.words(f"sections[3].items[{n + 1}].text") for n in range(len(draft.rows("sections[3].items")))]

    first, second, third = texts()
    presenter.open_part("sections[3]")
    presenter.move(1)
    assert texts() == [second, first, third]
    presenter.remove()
    assert texts() == [second, third]
    presenter.add()
    assert texts() == [second, third, ""]
    assert view["show_form"][1:] == (3, "sections[3].items[3].text")
    presenter.move(1)
    assert texts() == [second, third, ""]
    for _step in range(3):
        presenter.undo()
    assert texts() == [first, second, third]


def test_the_scale_and_the_bands_of_a_new_questionnaire_are_free(shell: RecordingShell) -> None:
    view, presenter, key = editing(shell, "six-principle-profile")
    presenter.open_part("bands")
    presenter.choose(0)
    draft = shell.workspace.own.draft(key)
    edge = draft.instrument().bands
    presenter.write("bands[1].upper", "2,25")
    by_field, of_row = view["show_faults"]
    assert by_field or of_row
    assert len(edge) > 1
    presenter.write("bands[1].upper", "two")
    assert view["show_faults"][0] == {"bands[1].upper": "Type a number such as 2.5."}
    presenter.tick("bands[1].upper_in", False)
    assert shell.workspace.own.draft(key).get("bands[1].below") == "two"
    presenter.undo()
    presenter.undo()
    assert shell.workspace.own.draft(key) == draft
    presenter.open_part("answers")
    presenter.add()
    assert len(shell.workspace.own.draft(key).rows("scale.points")) == len(draft.rows("scale.points")) + 1


def test_a_sound_draft_is_used_and_chosen_for_the_round(shell: RecordingShell) -> None:
    partnership = partnership_in(shell)
    round_ = draft_in(shell, partnership)
    _view, presenter, key = editing(shell, partnership_id=partnership.id)
    presenter.write("title", "Our own check")
    presenter.use()
    assert (shell.screen, shell.route.round_id) == ("setup_parts", round_.id)
    assert str(shell.workspace.rounds.get(round_.id).instrument.title) == "Our own check"
    changed = EditorPresenter(
        Recorder(), shell, EditQuestionnaireRoute(partnership.id, draft_id=shell.workspace.own.change(key))
    )
    changed.write("title", "Our own check, again")
    changed.use()
    assert shell.workspace.rounds.get(round_.id).instrument.version == 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_of_every_kind_has_a_page_on_which_it_is_changed(path: Path) -> None:
    """Each text of items, answers, bands, sides and open questions is on exactly one page."""
    draft = read_draft(path)
    found: list[str] = []
    for part, _words in parts(draft):
        form = form_of(draft, part, 0)
        found += [spec.key for spec in form.fields]
        for row in range(1, len(form.rows.cells) + 1 if form.rows else 1):
            found += [spec.key for spec in form_of(draft, part, row).row]
    assert len(found) == len(set(found))
    for n, section in enumerate(draft.rows("sections"), 1):
        for m, item in enumerate(section["items"], 1):
            for key in ("text", "easy", "short"):
                assert f"sections[{n}].items[{m}].{key}" in found
            assert f"sections[{n}].items[{m}].levels[1]" in found or "levels" not in item
    for name, rows in (
        ("scale.points", "label"),
        ("bands", "meaning"),
        ("aspects", "question"),
        ("open_questions", "text"),
    ):
        assert f"{name}[1].{rows}" in found or not draft.rows(name)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_kind_has_a_picture_of_what_people_see(path: Path) -> None:
    draft = read_draft(path)
    instrument = draft.to_look_at()
    assert instrument is not None
    first = draft.rows("sections")[0]["items"][0]
    usual = picture_of(instrument, PreviewTarget(PageKind.QUESTION, 0, first["id"]), easy=False)
    easy = picture_of(instrument, PreviewTarget(PageKind.QUESTION, 0, first["id"]), easy=True)
    assert usual is not None
    assert easy is not None
    start, _brace, _rest = first["text"]["en"].partition("{")
    assert start.strip() in usual[1]
    assert first["easy"]["en"].partition("{")[0].strip() in easy[1]
    assert usual[0].width() == 820
    assert picture_of(instrument, PreviewTarget(PageKind.QUESTION, 0, "nowhere"), easy=False) is None


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["collaboration-rubric", "joint-risk"])
def test_every_page_of_the_editor_is_sound(
    shell: RecordingShell, show: Callable[..., Any], settle: Callable[[], None], scale: float, name: str
) -> None:
    key = shell.workspace.own.copy(name)
    page = EditorPresenter.build(shell, EditQuestionnaireRoute(draft_id=key))
    show(page, beside_the_rail(scale), 768, Look(load_themes()["light"], scale))
    presenter = page.presenter
    assert isinstance(presenter, EditorPresenter)
    for part, _words in parts(shell.workspace.own.draft(key)):
        presenter.open_part(part)
        page.draw_now()
        settle()
        assert len(controls(page)) <= MOST_CONTROLS
        assert_sound(page, width=beside_the_rail(scale), height=768)


def shown(shell: RecordingShell, show: Callable[..., Any], key: str) -> EditorPage:
    page = EditorPresenter.build(shell, EditQuestionnaireRoute(draft_id=key))
    show(page, beside_the_rail(1.0), 768, Look(load_themes()["light"], 1.0))
    assert isinstance(page, EditorPage)
    return page


def test_keys_alone_write_undo_and_move(shell: RecordingShell, show: Callable[..., Any], qtbot: Any) -> None:
    key = shell.workspace.own.copy("climate-check")
    page = shown(shell, show, key)
    QTest.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    field = page.fields["sections[1].title"]
    field.editor.setFocus()
    field.editor.selectAll()
    before = field.text()
    QTest.keyClicks(field.editor, "Aims & plans")
    assert shell.workspace.own.draft(key).words("sections[1].title") == "Aims & plans"
    page.draw_now()
    QTest.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shell.workspace.own.draft(key).words("sections[1].title") == before)
    assert page.fields["sections[1].title"].text() == before
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.fields["sections[1].title"].editor)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.fields["sections[1].items[5].text"].editor)
    QTest.keyClicks(QApplication.focusWidget(), "We share news.")
    assert shell.workspace.own.draft(key).words("sections[1].items[5].text") == "We share news."
    QTest.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert shell.workspace.own.draft(key).words("sections[1].items[4].text") == "We share news."


@pytest.mark.slow
def test_the_picture_follows_typing_by_itself(shell: RecordingShell, show: Callable[..., Any], qtbot: Any) -> None:
    key = shell.workspace.own.copy("quick-check")
    page = shown(shell, show, key)
    presenter = page.presenter
    assert isinstance(presenter, EditorPresenter)
    presenter.open_part("sections[1]")
    QTest.keyClicks(page.fields["sections[1].items[1].text"].editor, "Zebra. ")
    qtbot.waitUntil(lambda: "Zebra." in page.picture.accessibleName())
    presenter.open_part("bands")
    qtbot.waitUntil(lambda: not page.frame.isVisible())


# --- the list


def listed(shell: RecordingShell, chosen: OwnKey | None = None) -> tuple[Recorder, OwnQuestionnairesPresenter]:
    view = Recorder()
    presenter = OwnQuestionnairesPresenter(view, shell, OwnQuestionnairesRoute(chosen=chosen))
    presenter.show()
    return view, presenter


def test_the_list_has_drafts_own_ones_and_the_others(shell: RecordingShell) -> None:
    shell.workspace.own.use(shell.workspace.own.copy("quick-check"))
    shell.workspace.own.copy("stage-finder")
    view, presenter = listed(shell)
    rows, chosen = view["show_rows"]
    assert [whose for _title, whose in rows[:3]] == ["Not finished", "Yours", "With the program"]
    assert (chosen, view["show_chosen"][0]) == (-1, None)
    presenter.choose(1)
    row, _purpose, note = view["show_chosen"]
    assert (row.id, note) == ("quick-check-copy", "Made from: Ten-point quick check, version 2.")
    presenter.change()
    assert shell.route == EditQuestionnaireRoute(draft_id="quick-check-copy")
    presenter.choose(0)
    presenter.change()
    assert shell.route == EditQuestionnaireRoute(draft_id="quick-check-copy")


def test_deleting_asks_on_a_page_and_only_own_ones_go(shell: RecordingShell, qtbot: Any) -> None:
    shell.workspace.own.use(shell.workspace.own.copy("quick-check"))
    _view, presenter = listed(shell, OwnKey("quick-check-copy"))
    presenter.delete()
    assert shell.route == DeleteQuestionnaireRoute(chosen=OwnKey("quick-check-copy"))
    page = DeleteQuestionnairePresenter.build(shell, shell.route)
    qtbot.addWidget(page)
    assert "quick check" in page.title
    page.safe_button.click()
    assert shell.workspace.own.ids() == {"quick-check-copy"}
    page.act_button.click()
    assert shell.workspace.own.ids() == frozenset()
    gone = DeleteQuestionnairePresenter.build(shell, DeleteQuestionnaireRoute(chosen=OwnKey("quick-check-copy")))
    qtbot.addWidget(gone)
    assert (gone.title, gone.act_button.isHidden()) == ("Delete a questionnaire?", True)


def test_a_file_is_added_refused_or_offered_as_a_copy(shell: RecordingShell, tmp_path: Path) -> None:
    view, presenter = listed(shell)
    shell.file = paths.bundled("instruments") / "30-quick-check.toml"
    presenter.add_file()
    assert view["show_done"][0].startswith("There is a questionnaire with the same id already: Ten-point quick check.")
    presenter.add_as_copy()
    assert shell.workspace.own.ids() == {"quick-check-copy"}
    shell.file = tmp_path / "bad.toml"
    shell.file.write_text("format = 1\n[scale]\npoints = 3", "utf-8")
    presenter.add_file()
    words, faults = view["show_faults"]
    assert words == f"bad.toml has {len(faults)} faults. It was not added."
    assert any(sentence.startswith("scale.points: ") for sentence in faults)


def test_places_are_told_in_words() -> None:
    assert location_words("sections[1].items[2].easy.en") == "Part 1, statement 2, easy words"
    assert location_words("scale.points[3].label.en") == "Answer 3, words"
    assert location_words("bands[2]") == "Band 2"
    assert location_words("minutes") == "Minutes"
    assert location_words("weights.choices") == "Weights.choices"


@pytest.mark.slow
def test_each_kind_can_be_copied_and_used_as_it_is(shell: RecordingShell) -> None:
    kinds = set()
    for one in shell.workspace.library.all():
        made = shell.workspace.own.use(shell.workspace.own.copy(one.id))
        assert made.sections == one.sections
        kinds.add(made.kind)
    assert kinds == set(Kind)


def test_a_file_dropped_into_the_folder_while_the_window_is_open_is_there_on_the_next_look(
    tmp_path: Path, qtbot: Any
) -> None:
    workspace, _code = create_workspace(tmp_path / "store", "apple river stone cloud", lambda: TODAY, Cost.quick())
    route = SetupQuestionnaireRoute(workspace.partnerships.create("Northfield").id)
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    qtbot.addWidget(window)
    window.opened(workspace)
    window.go(route)

    def titles() -> list[str]:
        assert window.page is not None
        return [one.accessibleName() for one in window.page.findChildren(Button) if "Use this one" in one.text()]

    assert "Use this one: Dropped in" not in titles()
    text = (paths.bundled("instruments") / "30-quick-check.toml").read_text("utf-8")
    text = text.replace('id = "quick-check"', 'id = "dropped-in"', 1).replace(
        'title.en = "Ten-point quick check"', 'title.en = "Dropped in"', 1
    )
    workspace.own.folder.mkdir()
    (workspace.own.folder / "from a stick.toml").write_text(text, "utf-8")
    window.refresh()
    assert "Use this one: Dropped in" in titles()
    window.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_file_of_the_same_id_is_added_as_a_copy_and_that_is_in_sight(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], settle: Any, tmp_path: Path, scale: float
) -> None:
    own = shell.workspace.own
    made = own.use(own.copy("quick-check"))
    shell.file = tmp_path / "mine.toml"
    own.save_file(made.id, shell.file)
    width = beside_the_rail(scale)
    page: Any = show(
        OwnQuestionnairesPresenter.build(shell, OwnQuestionnairesRoute()), width=width, look=looks("light", scale)
    )
    assert "Choose a questionnaire to see what you can do with it." in said(page)
    QTest.mouseClick(button(page, "Add a questionnaire file"), Qt.MouseButton.LeftButton)
    settle()
    assert "There is a questionnaire with the same id already" in said(page)
    assert page.as_copy.hasFocus()
    assert_sound(page, width=width, height=768)
    page.as_copy.setFocus()
    QTest.mouseClick(page.as_copy, Qt.MouseButton.LeftButton)
    settle()
    assert "was added. It can be used now." in said(page)
    assert len([row for row in own.rows() if row.state == "own"]) == 2
    at = page.done.mapTo(page.area.viewport(), page.done.rect().topLeft())
    assert page.area.viewport().rect().contains(at), "what was done is in sight"
    assert "Made from: " in said(page)
    assert_sound(page, width=width, height=768)
