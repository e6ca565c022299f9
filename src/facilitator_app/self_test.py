"""What the installed program tries on itself. It runs the real parts on real files, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.steps import finish

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace


def steps(folder: Path) -> Iterator[str]:
    """Yields a line for each part that works. Raises AppError "self_test_failed" for the first that does not."""
    from facilitator_app.services.demonstration import INSTRUMENT, PEOPLE, Sayings, answer_as, set_up
    from facilitator_app.services.workspace import create_workspace, open_workspace
    from facilitator_app.store import Cost
    from facilitator_app.ui.help.presenter import load_help

    secret = "only for the self test"
    workspace, code = create_workspace(folder / "store", secret, lambda: date(2026, 11, 24), Cost.quick())
    partnership = set_up(workspace)
    round_ = workspace.rounds.start(workspace.rounds.new(partnership.id, INSTRUMENT).id)
    rng = random.Random(1)
    sayings = Sayings(0, rng)
    for _organisation, _person, group_index in PEOPLE:
        answer_as(workspace, round_, group_index, 0, rng, sayings)
    workspace.rounds.close(round_.id, secret)
    workspace.close()
    _must(b"Northfield" not in (folder / "store" / "store.db").read_bytes(), _("the store is encrypted"))
    workspace = open_workspace(folder / "store", code)
    _must(any(Cost().derive(secret.encode(), bytes(16))), _("the work that guards a file"))  # it takes much memory
    yield _("Store: made, locked, and opened again with its recovery code")
    try:
        _must(len(workspace.library.all()) >= 3, _("the questionnaires are here"))
        yield _("Questionnaires: {n}", n=len(workspace.library.all()))
        topics, entries = len(load_help().topics), len(workspace.library.signposts().entries)
        yield _("Help: {topics} topics. Library: {entries} entries", topics=topics, entries=entries)
        results = workspace.results.of_round(round_.id)
        if not isinstance(results, RoundResults):
            raise _failed(_("results of a closed round"))
        yield _("Round: {answered} of {asked} answered, {n} sections", answered=results.answered,
                asked=results.asked, n=len(results.sections))  # fmt: skip
        yield _spreadsheet(workspace, folder / "questionnaire.xlsx")
        yield from _charts(results)
        pack = finish(workspace.packs.write(round_.id, folder / "pack.pdf"))
        yield _pack(pack, results)
        yield _scripts()
        yield _calendar()
        yield _window(folder)
    finally:
        workspace.close()


def _spreadsheet(workspace: Workspace, path: Path) -> str:
    workspace.own.save_template(path)
    draft = finish(workspace.own.look_at(path)).draft
    if draft is None:
        raise _failed(_("a spreadsheet is read in a process of its own"))
    return _("Spreadsheet: read in a process of its own, {n} questions", n=len(draft.instrument().items))


def _charts(results: RoundResults) -> Iterator[str]:
    from facilitator_app.charts.figures import FigureKind, saved

    picture = saved(results, FigureKind.THEMES, "png", "")
    _must(picture.startswith(b"\x89PNG"), _("the profile figure"))
    yield _("Figure: {n} bytes of PNG", n=len(picture))


def _pack(path: Path, results: RoundResults) -> str:
    pages, text = _read(path)
    _must(pages >= 12 and results.sections[0].title in text, _("the pack reads back"))
    return _("Pack: {pages} pages, read back", pages=pages)


def _scripts() -> str:
    from facilitator_app.packs.recovery_sheet import steps_card

    texts = ("你好", "नमस्ते", "👍🏽")
    _pages, text = _read(steps_card("", texts))
    _must(all(one in text for one in texts), _("words of other scripts"))
    return _("Scripts: read back")


def _calendar() -> str:
    from facilitator_app.exchange.calendar import Event, calendar_bytes

    made = calendar_bytes([Event("one", date(2028, 2, 29), "Tea")], date(2028, 2, 1))
    _must(b"DTSTART;VALUE=DATE:20280229" in made, _("days for a calendar"))
    return _("Calendar: written")


def _read(pdf: Path | bytes) -> tuple[int, str]:
    """How many pages a document has, and its words."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document), " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _window(folder: Path) -> str:
    from PySide6.QtWidgets import QApplication

    from facilitator_app.ui.quiet import without_harmless_words
    from facilitator_app.ui.routes import WelcomeRoute
    from facilitator_app.ui.window import Window

    with without_harmless_words():
        window = Window(folder / "settings.json", full_screen=False)
        window.go(WelcomeRoute())
        window.show()
        QApplication.sendPostedEvents()
        picture = window.grab()
        window.close()
    _must(picture.width() >= 1000 and not picture.isNull(), _("the window"))
    return _("Window: {width} by {height}", width=picture.width(), height=picture.height())


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise _failed(what)


def _failed(what: str) -> AppError:
    return AppError("self_test_failed", _("The self-test failed: {what}.", what=what), _("Install the program again."))
