"""Pictures of all parts, all themes and sizes, and from the right, to look at: ``python tests/ui/gallery.py FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from facilitator_app.ui.page import FacilitatorPage, RespondentPage
from facilitator_app.ui.theme import Look, apply, load_themes
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Choice,
    Choices,
    Column,
    DataTable,
    Flow,
    Head,
    MainButton,
    Notice,
    Option,
    PassphraseField,
    PressCard,
    ProgressMarks,
    QuietButton,
    QuoteLabel,
    Rail,
    RailEntry,
    Row,
    SavedLine,
    StatusTag,
    StepMark,
    Stepper,
    Switch,
    TableCell,
    Tabs,
    TaskList,
    TaskRow,
    TickBox,
    UprightSteps,
    area_field,
    combo_field,
    heading2,
    number_field,
    small,
    text_field,
    text_label,
)


def rail() -> Rail:
    made = Rail()
    made.show_entries(
        [
            RailEntry("home", "Home", "home"),
            RailEntry("partnership", "Partnership", "people"),
            RailEntry("round", "Round", "round", note="Open"),
            RailEntry("results", "Results", "results"),
            RailEntry("packs", "Packs", "packs"),
        ],
        [
            RailEntry("settings", "Settings", "settings"),
            RailEntry("copies", "Copies", "copies"),
            RailEntry("help", "Help", "help"),
        ],
        label="Northfield Families Partnership",
        current="round",
    )
    made.set_saved("Saved 14:02")
    return made


def home() -> FacilitatorPage:
    page = FacilitatorPage("Home", "Tuesday 24 November. One round is open and 2 actions are due.", side=334)
    carry = Card(
        text_label("Carry on", "small_bold", colour="accent"),
        heading2("Northfield Families Partnership: Autumn round 2026"),
        text_label("12 of 16 people have answered. 1 person has paused. 3 are still to come."),
        Flow(MainButton("Open the round"), Button("Hand over to the next person")),
        bar=True,
        margins=(28, 18, 28, 16),
    )
    page.body.addWidget(carry)
    page.body.addWidget(heading2("Partnerships"))
    page.body.addWidget(
        TaskList(
            [
                TaskRow(
                    "Northfield Families Partnership",
                    "Autumn round 2026. Set up by you in September",
                    "Round open, 12 of 16",
                    "info",
                    two_lines=True,
                ),
                TaskRow(
                    "Harbour Towns Food Alliance",
                    "Summer round 2026. Pack printed 3 August",
                    "Plan going, 3 actions",
                    "success",
                    two_lines=True,
                ),
                TaskRow(
                    "Ashby Dementia Friends Network",
                    "First round closed 6 November, 21 of 24 answered",
                    "Results ready to talk about",
                    "warning",
                    shape="comment",
                    two_lines=True,
                ),
                TaskRow(
                    "Mid Valley Homes and Health Board",
                    "No round yet. Groups are filled in",
                    "Not started",
                    "neutral",
                    two_lines=True,
                ),
            ]
        )
    )
    page.side.addWidget(heading2("Actions due this month"))
    page.side.addWidget(
        Card(
            text_label("Share the meeting dates for spring", "body_bold"),
            small("Harbour Towns. Lead: Council officer"),
            StatusTag("Due in 3 days", "warning", "clock"),
        )
    )
    page.side.addStretch(1)
    return page


def parts() -> FacilitatorPage:
    page = FacilitatorPage("Northfield Families Partnership", "7 organisations and 16 people.", back="Home", side=312)
    page.main_button("Open the autumn round", lambda: None)
    page.button("Print the tick list", lambda: None, icon="print")
    page.body.addWidget(heading2("1  Set up once"))
    page.body.addWidget(
        TaskList(
            [
                TaskRow("Name and dates", "Started 2019, meets every six weeks", "Done", "success"),
                TaskRow("Groups", "4 groups. 1 protected voice", "Something is missing", "error"),
                TaskRow("People", "16 on the tick list. Optional", "Open", "info"),
            ]
        )
    )
    page.body.addWidget(
        Row(
            PressCard(
                "Six themes, short",
                "A first look for mixed groups.",
                ["24 questions, about 10 minutes", "Easy words, read aloud"],
                bar=True,
            ),
            PressCard("Quick check", "A pulse between two rounds.", ["12 questions, about 5 minutes"]),
            fold=True,
        )
    )
    page.body.addWidget(
        Choices(
            [Choice("a", "Show when 3 or more people wrote something"), Choice("b", "Only the facilitator reads them")],
            cards=False,
        )
    )
    page.body.addWidget(
        Choices(
            [
                Choice("a", "Partnership pack", "18 pages, for everyone"),
                Choice("b", "Easy-read leaflet", "2 sides, pictures"),
            ]
        )
    )
    page.body.addWidget(TickBox("Everyone who was asked"))
    page.side.addWidget(
        Card(
            Switch("Who answered"),
            Switch("Since last time", detail="First round with these questions"),
            gap=0,
        )
    )
    page.side.addWidget(QuoteLabel("We only hear about the meeting the day before. It would help to know the dates."))
    page.side.addWidget(QuietButton("New round like the last one"))
    page.side.addStretch(1)
    page.button("Back", lambda: None, foot=True)
    for option in page.findChildren(Option)[:1] + page.findChildren(Option)[2:3]:
        option.setChecked(True)
    page.findChild(Switch).setChecked(True)
    page.findChild(TickBox).setChecked(True)
    return page


def dashboard() -> FacilitatorPage:
    page = FacilitatorPage("Autumn round 2026", "Northfield Families Partnership. Open since 9 November.")
    page.main_button("Hand over to the next person", lambda: None)
    page.button("Someone is coming back", lambda: None)
    page.button("Close the round", lambda: None)
    marks = ProgressMarks(16, 12, 1, name="12 of 16 people have answered. 1 has paused.")
    words = Column(heading2("of 16 people have answered"), small("1 person has paused. 3 are still to come."), gap=0)
    figure = text_label("12", "figure", wrap=False)
    page.body.addWidget(Card(Row(Row(figure, words), marks, fold=True), bar=True, margins=(28, 14, 28, 14)))
    heads = [
        Head("Group", stretch=3),
        Head("Asked", right=True, stretch=0),
        Head("Answered", right=True, stretch=0),
        Head("One mark is one person", stretch=1),
        Head("Can be shown on its own?", stretch=2),
    ]
    table = DataTable(heads, name="Who has answered, by group", total=True)
    table.show_rows(
        [
            ["Agencies", "6", "5", TableCell("5 of 6", marks=(6, 5, 0, 4)), TableCell("Yes", kind="success")],
            [
                TableCell("People with lived experience", detail="Protected voice"),
                "5",
                "3",
                TableCell("3 of 5", marks=(5, 3, 0, 4)),
                TableCell("Not yet. 1 more person is needed", kind="warning"),
            ],
            [
                "Volunteers",
                "3",
                "3",
                TableCell("3 of 3", marks=(3, 3, 0, 4)),
                TableCell("No. Joined with Commissioners", kind="neutral"),
            ],
            ["Everyone", "16", "12", "", TableCell("Yes", kind="success")],
        ]
    )
    page.body.addWidget(table)
    page.body.addWidget(Notice("People with lived experience: 1 more answer lets this group be shown on its own."))
    page.body.addWidget(Flow(Button("Enter a paper form"), Button("Print blank forms"), Button("Tick list")))
    return page


def promise() -> FacilitatorPage:
    page = FacilitatorPage("What do you promise people?", back="Northfield Families Partnership", side=380)
    page.add_above(Stepper(["Questionnaire", "Parts", "Who is asked", "Promise", "Check and start"], 3))
    page.body.addWidget(heading2("Smallest number to show"))
    page.body.addWidget(
        Row(number_field("People in all", 5, 5, 20), number_field("People in a group", 4, 4, 10), fold=True)
    )
    page.body.addWidget(Notice("These lock when the first person says yes. They can go up, not down.", icon="lock"))
    date = text_field("Delete all answers on", hint="Day, month and year, like 30 November 2027").set_width(24)
    date.show_text("30 Novembre 2027")
    date.show_error("That is not a date. Type it like 30 November 2027.")
    page.body.addWidget(date)
    page.body.addWidget(combo_field("Language", [("en", "English"), ("cy", "Welsh")]))
    page.body.addWidget(PassphraseField("Your words"))
    page.body.addWidget(area_field("Notes", hint="Only you see this.", lines=3))
    page.body.addWidget(Tabs([("a", "Main points"), ("b", "Groups"), ("c", "Own words")], "b"))
    page.body.addWidget(Notice("Everything is fine.", "success"))
    page.body.addWidget(Notice("Plug in before you hand over.", "info"))
    page.side.addWidget(
        Card(
            heading2("Before you start"),
            text_label("We do not ask for your name. We never show one person's answers."),
            plain=True,
        )
    )
    steps = [
        StepMark("Set up", "Done in September"),
        StepMark("Ask", "12 of 16 have answered"),
        StepMark("Close the round"),
        StepMark("Look again", "Spring 2027"),
    ]
    page.side.addWidget(Card(heading2("Where you are"), UprightSteps(steps, 1)))
    page.side.addWidget(SavedLine("Last copy made 3 days ago."))
    page.main_button("Continue", lambda: None, foot=True)
    page.button("Back", lambda: None, foot=True)
    return page


def problem() -> FacilitatorPage:
    page = promise()
    page.show_errors(
        [
            ("That is not a date. Type it like 30 November 2027.", page.findChild(PassphraseField).editor),
            ("The printer did not start.", None),
        ]
    )
    return page


def question() -> RespondentPage:
    page = RespondentPage(
        "People in this partnership keep their promises to each other.", where="Part 2 of 6: Trust. Question 3 of 4"
    )
    words = ["Agree a lot", "Agree a bit", "Not sure either way", "Disagree a bit", "Disagree a lot"]
    answers = [Choice(str(place), word) for place, word in enumerate(words)]
    answers += [Choice("dk", "I do not know", apart=True), Choice("na", "This is not about me", apart=True)]
    choices = Choices(answers, about="People keep their promises.")
    choices.show_chosen("1")
    page.body.addWidget(choices)
    page.body.addWidget(Flow(Button("Add a comment"), Button("Clear my answer")))
    page.set_first_focus(choices.option("1"))
    return page


def shown(page: QWidget, look: Look, name: str, folder: Path, with_rail: bool) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    if with_rail:
        row.addWidget(rail())
    row.addWidget(page, 1)
    apply(window, look)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    page.enter()
    for _turn in range(3):
        QApplication.processEvents()
    window.grab().save(str(folder / f"{name}_{look.theme.name}_{round(look.scale * 100)}.png"))
    area = page.area
    print(name, look.scale, area.verticalScrollBar().maximum(), area.widget().height(), area.viewport().height())
    if window.width() != 1366:
        print("TOO BIG", name, window.size(), look.scale)
    window.close()
    window.deleteLater()
    QApplication.processEvents()


PAGES: dict[str, tuple[Callable[[], QWidget], bool]] = {
    "home": (home, False),
    "parts": (parts, False),
    "dashboard": (dashboard, False),
    "promise": (promise, False),
    "problem": (problem, False),
    "question": (question, True),
}


def main(folder: Path, themes: list[str], scales: list[float]) -> None:
    app = QApplication([])
    all_themes = load_themes()
    apply(app, Look(all_themes["light"]))
    folder.mkdir(parents=True, exist_ok=True)
    for name, (make, respondent) in PAGES.items():
        for theme in themes or list(all_themes):
            for scale in scales:
                shown(make(), Look(all_themes[theme], scale, respondent), name, folder, not respondent)
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for scale in scales:
            shown(make(), Look(all_themes["light"], scale, respondent), f"{name}_from_right", folder, not respondent)
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        sys.argv[2].split(",") if len(sys.argv) > 2 else [],
        [float(s) for s in sys.argv[3].split(",")] if len(sys.argv) > 3 else [1.0, 2.0],
    )
