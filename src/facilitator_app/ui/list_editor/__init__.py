"""A list that is looked through, one of its rows in a form, and a way back: one part for every page that has this.

A page makes a ``ListEditor`` and says with a ``ListContents`` what the list holds; ``ListLogic`` does the rest.
"""

from facilitator_app.ui.list_editor.contents import ListActions, ListContents
from facilitator_app.ui.list_editor.form_card import FormCard
from facilitator_app.ui.list_editor.forms import YES, Form, Input, Spec
from facilitator_app.ui.list_editor.logic import ListLogic
from facilitator_app.ui.list_editor.undo import UndoBar, UndoKey
from facilitator_app.ui.list_editor.view import ListEditor

__all__ = [
    "YES",
    "Form",
    "FormCard",
    "Input",
    "ListActions",
    "ListContents",
    "ListEditor",
    "ListLogic",
    "Spec",
    "UndoBar",
    "UndoKey",
]
