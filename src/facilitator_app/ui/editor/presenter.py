"""Change a questionnaire of one's own, word by word. Each change is saved at once in the draft."""

from __future__ import annotations

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.instruments import Fault
from facilitator_app.instruments.draft import POINTS, Draft
from facilitator_app.ui import routes as to
from facilitator_app.ui.editor.forms import (  # fmt: skip
    ABOUT,
    ANSWERS,
    BANDS,
    END,
    LOWER,
    SIDES,
    UPPER,
    PartForm,
    edge_of,
    form_of,
    number_of,
    parts,
)
from facilitator_app.ui.editor.locations import location_words, plain_reason
from facilitator_app.ui.editor.preview import PreviewTarget
from facilitator_app.ui.editor.view import EditorPage
from facilitator_app.ui.list_editor import YES, ListActions
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.route_values import OwnKey
from facilitator_app.ui.screens import Route
from facilitator_app.ui.setup.common import take_questionnaire

TICKS = ("dont_know", "not_applicable", "reverse", "lower_in", "upper_in")
"""Keys of the file that are yes or no."""
MOST_TO_MEND = 5
MOST_STEPS_BACK = 200


class EditorPresenter(Presenter[EditorPage, to.EditQuestionnaireRoute], ListActions):
    leads_back = to.OwnQuestionnairesRoute

    def begin(self) -> None:
        self._own = self.workspace.own
        self._draft: Draft = self._own.draft(self.route.draft_id)
        self._part = ABOUT
        self._row = 0
        self._past: list[tuple[Draft, str, int]] = []
        self._typed_last = ""

    def show(self) -> None:
        self._show_all()

    # --- moving about

    def open_part(self, part: str) -> None:
        """Another page of the editor, with its first row open."""
        self._part = part
        self._row = 1 if part != ABOUT else 0
        self._typed_last = ""
        self._show_all()

    def next_part(self, by: int) -> None:
        """The page after this one, or before."""
        keys = [key for key, _words in parts(self._draft)]
        index = keys.index(self._part) + by
        if 0 <= index < len(keys):
            self.open_part(keys[index])

    def choose(self, row: int) -> None:
        """Open a row of the list; ``row`` from 0."""
        self._row = row + 1
        self._typed_last = ""
        form = form_of(self._draft, self._part, self._row)
        self._show_all(focus=form.row[0].key if form.row else "")

    def open_row(self) -> None:
        """Open the part whose row is chosen on the first page."""
        if self._part == ABOUT and self._row:
            self.open_part(f"sections[{self._row}]")

    def go_to(self, location: str) -> None:
        """The page and row at which a fault lies, with the focus there."""
        self._part, self._row = self._page_of(location)
        self._show_all(focus=_field_location(location))

    # --- changing

    def write(self, key: str, value: str) -> None:
        """Words typed in a field, or a box that was ticked or not; ``key``: its location in the file."""
        words, (row, _dot, name) = " ".join(value.split("\n")), key.rpartition(".")
        if name in TICKS:
            self.tick(key, value == YES)
        elif name in ("lower", "upper"):
            keys = LOWER if name == "lower" else UPPER
            _number, inside = edge_of(self._draft.get(row), keys)
            self._change(self._edge(row, keys, number_of(words) if words.strip() else None, inside=inside), key)
        elif key == "minutes":
            self._change(self._draft.put(key, int(words) if words.strip().isdecimal() else words), key)
        elif key.startswith("source.") or name == "code":
            self._change(self._draft.put(key, (words or None) if name == "changed" else words), key)
        else:
            self._change(self._draft.write(key, words), key)

    def tick(self, location: str, on: bool) -> None:
        """A box was ticked or not."""
        if location.endswith(("lower_in", "upper_in")):
            row, _dot, key = location.rpartition(".")
            keys = LOWER if key.startswith("lower") else UPPER
            number, _inside = edge_of(self._draft.get(row), keys)
            self._change(self._edge(row, keys, number_of(number) if number else None, inside=on), "")
        elif location.endswith(".reverse"):
            self._change(self._draft.put(location, True if on else None), "")
        else:
            self._change(self._draft.put(location, on), "")

    def add(self) -> None:
        """One more row in the list of this page."""
        makers = {
            ABOUT: self._draft.add_section,
            ANSWERS: self._draft.add_point,
            BANDS: self._draft.add_band,
            END: self._draft.add_question,
        }
        if self._part in makers:
            grown = makers[self._part]()
        elif self._part.startswith("sections"):
            grown = self._draft.add_item(int(self._part[len("sections[") : -1]))
        else:
            return
        rows = form_of(grown, self._part, 0).rows
        self._change_rows(grown, len(rows.cells) if rows else 0, start=True)

    def remove(self, row: int | None = None) -> None:
        """Take this row out, or the open one."""
        if row is not None:
            self._row = row + 1
        rows = form_of(self._draft, self._part, self._row).rows
        if rows is None or not rows.remove or not 1 <= self._row <= len(rows.cells):
            return
        location = f"{rows.location}[{self._row}]"
        less = self._draft.drop_point(self._row) if rows.location == POINTS else self._draft.drop(location)
        self._change_rows(less, min(self._row, len(rows.cells) - 1))

    def move(self, by: int) -> None:
        """Move the open row up or down."""
        rows = form_of(self._draft, self._part, self._row).rows
        if rows is None or not rows.moves or not 1 <= self._row + by <= len(rows.cells) or not self._row:
            return
        self._change_rows(self._draft.move(f"{rows.location}[{self._row}]", by), self._row + by)

    def undo(self) -> None:
        """Take the last change back."""
        if not self._past:
            return
        self._draft, self._part, self._row = self._past.pop()
        location, self._typed_last = self._typed_last, ""
        if self._keep():
            self._show_all(focus=location)

    # --- leaving

    def use(self) -> None:
        """Put the draft to use, and choose it for the round that is set up; or show everything still to mend."""
        faults = self._own.faults(self._draft)
        if faults:
            self.go_to(faults[0].location)
            n = len(faults)
            words = n_("{n} thing is still to be mended.", "{n} things are still to be mended.", n)
            self.view.show_error(f"{words} {_sentence(faults[0])}")
            return
        made = self.tried(lambda: self._own.use(self._draft.id))
        if made is None:
            return
        self.shell.saved()
        self.shell.go(self._next(made.id), remember=False)

    def _next(self, instrument_id: str) -> Route:
        """On with the round that is set up, with this version; without one, back to the list."""
        if self.route.partnership_id:
            try:
                there = take_questionnaire(self.shell, self.route, instrument_id)
                if isinstance(there, to.OtherQuestionnaireRoute):
                    return there
                self.workspace.rounds.choose_instrument(there.round_id, instrument_id)
            except AppError:  # the round has started since: it keeps what it has
                pass
            else:
                return there
        return to.OwnQuestionnairesRoute(*self.route.ids, OwnKey(instrument_id))

    # ---

    def _edge(self, row: str, keys: tuple[str, str], number: object, *, inside: bool) -> Draft:
        """With one edge of a band written anew. Without a number the key is left so that the tick keeps its place."""
        key, other = keys if inside else keys[::-1]
        return self._draft.put(f"{row}.{other}", None).put(f"{row}.{key}", "" if number is None else number)

    def _change(self, draft: Draft, location: str) -> None:
        """Keep a change of one field. Letters typed in a row in one field are one step back."""
        if draft == self._draft:
            return
        self._remember(location)
        self._draft = draft
        if self._keep():
            self._follow()

    def _change_rows(self, draft: Draft, row: int, *, start: bool = False) -> None:
        self._remember("")
        self._draft, self._row = draft, row
        if self._keep():
            form = form_of(self._draft, self._part, row)
            self._show_all(focus=form.row[0].key if start and form.row else "")

    def _remember(self, location: str) -> None:
        if not location or location != self._typed_last:
            self._past = [*self._past[-MOST_STEPS_BACK:], (self._draft, self._part, self._row)]
        self._typed_last = location

    def _keep(self) -> bool:
        return self.kept(lambda: self._own.save_draft(self._draft))

    def _show_all(self, focus: str = "") -> None:
        form = form_of(self._draft, self._part, self._row)
        if form.part != self._part or (form.rows and self._row > len(form.rows.cells)):
            self._part, self._row = form.part, 0
        self.view.show_form(form, self._row, focus)
        self._follow()

    def _follow(self) -> None:
        """Everything that follows typing: the list, the faults, the preview."""
        form = form_of(self._draft, self._part, self._row)
        self.view.show_parts(self._draft.title or _("No title yet"), parts(self._draft), self._part)
        if form.rows is not None:
            self.view.show_cells(form.rows.cells, self._row)
        self._show_faults(form)
        self.view.show_preview(self._draft.to_look_at(), self._target())
        self.view.show_undo(bool(self._past))

    def _show_faults(self, form: PartForm) -> None:
        faults = self._own.faults(self._draft)
        own = {spec.key for spec in (*form.fields, *form.row)}
        by_field: dict[str, str] = {}
        for fault in faults:
            location = _field_location(fault.location)
            if location in own:
                by_field.setdefault(location, plain_reason(fault))
        row = f"{form.rows.location}[{self._row}]" if form.rows else ""
        of_row = " ".join(plain_reason(fault) for fault in faults if fault.location == row)
        self.view.show_faults(by_field, of_row)
        n = len(faults)
        summary = n_("{n} thing to mend before it can be used", "{n} things to mend before it can be used", n)
        listed = tuple((fault.location, _sentence(fault)) for fault in faults[:MOST_TO_MEND])
        self.view.show_to_mend(summary if n else _("It can be used."), listed)

    def _page_of(self, location: str) -> tuple[str, int]:
        """The part and the row of a location in the file."""
        head = location.partition(".")[0].partition("[")[0]
        numbers = [int(part.partition("]")[0]) for part in location.split("[")[1:]]
        if head == "sections" and numbers:
            return f"sections[{numbers[0]}]", numbers[1] if ".items[" in location else min(1, len(numbers))
        if head == "scales":
            return ".".join(location.split(".")[:2]), numbers[0] if numbers else 1
        parts_of = {"scale": ANSWERS, "aspects": SIDES, "bands": BANDS, "open_questions": END}
        return (parts_of[head], numbers[0] if numbers else 1) if head in parts_of else (ABOUT, 0)

    def _target(self) -> PreviewTarget | None:
        """The respondent's page that belongs to what is changed now; None where there is none."""
        if self._part == BANDS:
            return None
        if self._part == END:
            key = self._draft.get(f"open_questions[{self._row}].id")
            return PreviewTarget(PageKind.OPEN_QUESTION, 0, key) if key else None
        if self._part.startswith("sections"):
            number = int(self._part[len("sections[") : -1])
            key = self._draft.get(f"{self._part}.items[{self._row}].id")
            return (
                PreviewTarget(PageKind.QUESTION, number - 1, key) if key else PreviewTarget(PageKind.PART, number - 1)
            )
        if self._part == ABOUT:
            return PreviewTarget(PageKind.PART, self._row - 1) if self._row else PreviewTarget(PageKind.BEFORE)
        key = self._draft.get("sections[1].items[1].id")
        return PreviewTarget(PageKind.QUESTION, 0, key) if key else None


def _field_location(location: str) -> str:
    """The location of the field in which a fault is mended: "sections[1].title.en" → "sections[1].title"."""
    row, _dot, key = location.rpartition(".")
    if row.startswith("bands[") and key in (*LOWER, *UPPER):
        return f"{row}.{'lower' if key in LOWER else 'upper'}"
    plain = (*SINGLE, "code", "reverse", "minutes", "dont_know", "not_applicable")
    return location if not row or key in plain or location.endswith("]") else row


SINGLE = ("citation", "relation", "licence_note", "comparability_note", "changed")


def _sentence(fault: Fault) -> str:
    return _("{place}: {reason}", place=location_words(fault.location), reason=plain_reason(fault))
