"""Reusable parts of pages. Import from here."""

from facilitator_app.ui.widgets.buttons import BackLink, Button, MainButton, QuietButton
from facilitator_app.ui.widgets.cards import Card, PressCard
from facilitator_app.ui.widgets.choices import Choice, Choices
from facilitator_app.ui.widgets.error_panel import ErrorPanel
from facilitator_app.ui.widgets.layouts import Column, Divider, Flow, Lines, Row, clear_layout
from facilitator_app.ui.widgets.options import Option, Switch, TickBox
from facilitator_app.ui.widgets.rail import Rail, RailEntry
from facilitator_app.ui.widgets.rows import TaskList, TaskRow
from facilitator_app.ui.widgets.tags import StatusTag
from facilitator_app.ui.widgets.text import (
    Quote,
    TextLabel,
    heading1,
    heading2,
    lead,
    small,
    text_label,
)

__all__ = [
    "BackLink",
    "Button",
    "Card",
    "Choice",
    "Choices",
    "Column",
    "Divider",
    "ErrorPanel",
    "Flow",
    "Lines",
    "MainButton",
    "Option",
    "PressCard",
    "QuietButton",
    "Quote",
    "Rail",
    "RailEntry",
    "Row",
    "StatusTag",
    "Switch",
    "TaskList",
    "TaskRow",
    "TextLabel",
    "TickBox",
    "clear_layout",
    "heading1",
    "heading2",
    "lead",
    "small",
    "text_label",
]
