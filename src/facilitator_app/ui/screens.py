"""The table of the facilitator's screens. A screen that is not here cannot be reached, nor is it checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from facilitator_app.ui import (
    answer_lists,
    closing,
    copies,
    corrections,
    editor,
    exports,
    groups,
    handover,
    help,
    home,
    library,
    packs,
    partnership,
    passphrase,
    people,
    people_packs,
    people_results,
    reopening,
    results,
    round,
    session,
    settings_screen,
    setup,
    unlock,
    way_back,
    welcome,
)
from facilitator_app.ui.shell import Shell, Where

Build = Callable[[Shell, Where], QWidget]


@dataclass(frozen=True, slots=True)
class Screen:
    """``code``: its number in the design. ``rail``: which entry of the rail is current; None: no rail at all."""

    name: str
    code: str
    build: Build
    rail: str | None


SCREENS: dict[str, Screen] = {
    screen.name: screen
    for screen in (
        Screen("welcome", "F0", welcome.build, None),
        Screen("passphrase", "F1", passphrase.build, None),
        Screen("way_back", "F2", way_back.build, None),
        Screen("unlock", "F3", unlock.build, None),
        Screen("home", "F4", home.build, "home"),
        Screen("partnership_new", "F5", partnership.build_new, "home"),
        Screen("partnership", "F5", partnership.build, "partnership"),
        Screen("partnership_details", "F5", partnership.build_details, "partnership"),
        Screen("people", "F6", people.build, "partnership"),
        Screen("import_people", "F6b", people.build_import, "partnership"),
        Screen("groups", "F7", groups.build, "partnership"),
        Screen("setup_questionnaire", "F8a", setup.build_questionnaire, "round"),
        Screen("setup_parts", "F8b", setup.build_parts, "round"),
        Screen("setup_about", "F8b", setup.build_about, "round"),
        Screen("setup_subjects", "F8b", setup.build_subjects, "round"),
        Screen("setup_raters", "F8c", setup.build_raters, "round"),
        Screen("setup_order", "F8c", setup.build_order, "round"),
        Screen("setup_groups", "F8c", setup.build_groups, "round"),
        Screen("setup_promise", "F8d", setup.build_promise, "round"),
        Screen("setup_check", "F8e", setup.build_check, "round"),
        Screen("round", "F9", round.build, "round"),
        Screen("tick_list", "F9", round.build_tick_list, "round"),
        Screen("get_ready", "F10", handover.build, "round"),
        Screen("corrections", "F12", corrections.build, "round"),
        Screen("close_round", "F13", closing.build, "round"),
        Screen("open_again", "F13", reopening.build, "round"),
        Screen("results", "R1", results.build, "results"),
        Screen("results_groups", "R2", results.build_groups, "results"),
        Screen("results_theme", "R3", results.build_theme, "results"),
        Screen("results_statement", "R3", results.build_statement, "results"),
        Screen("results_differ", "R3", results.build_differ, "results"),
        Screen("results_others", "R4", results.build_others, "results"),
        Screen("results_words", "R5", results.build_words, "results"),
        Screen("results_comment", "R5", results.build_comment, "results"),
        Screen("results_private", "R5", results.build_private, "results"),
        Screen("people_results", "R8", people_results.build, "results"),
        Screen("person_results", "R8", people_results.build_person, "results"),
        Screen("results_together", "R8", people_results.build_together, "results"),
        Screen("exports", "P3", exports.build, "results"),
        Screen("answer_lists", "P3", answer_lists.build, "results"),
        Screen("packs", "P1", packs.build, "packs"),
        Screen("people_packs", "P4", people_packs.build, "packs"),
        Screen("person_pack", "P5", people_packs.build_pages, "packs"),
        Screen("receipts", "P6", people_packs.build_receipts, "packs"),
        Screen("session", "P7", session.build, None),
        Screen("library", "L1", library.build, "library"),
        Screen("resource", "L2", library.build_resource, "library"),
        Screen("agenda", "L3", library.build_agenda, "library"),
        Screen("choose", "L4", library.build_choose, "library"),
        Screen("compare", "L5", library.build_compare, "library"),
        Screen("own_questionnaires", "L6", editor.build_list, "library"),
        Screen("edit_questionnaire", "L7", editor.build, "library"),
        Screen("settings", "S1", settings_screen.build, "settings"),
        Screen("copies", "S2", copies.build, "copies"),
        Screen("help", "S3", help.build, "help"),
    )
}
