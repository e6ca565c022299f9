"""Reusable parts of pages. Import from here."""

from facilitator_app.ui.widgets.buttons import BackLink, Button, MainButton, QuietButton
from facilitator_app.ui.widgets.cards import Card, PressCard
from facilitator_app.ui.widgets.cells import Head, TableCell
from facilitator_app.ui.widgets.choices import Choice, Choices
from facilitator_app.ui.widgets.date_boxes import DateBoxes, DateField
from facilitator_app.ui.widgets.error_panel import ErrorPanel
from facilitator_app.ui.widgets.fields import (
    AreaBox,
    ComboBox,
    Field,
    LineBox,
    NumberBox,
    PassphraseField,
    area_field,
    combo_field,
    number_field,
    text_field,
)
from facilitator_app.ui.widgets.layouts import (
    REST,
    Column,
    Divider,
    Flow,
    LinesLayout,
    Row,
    Wide,
    clear_layout,
    divided,
)
from facilitator_app.ui.widgets.notice import Icon, Notice, SavedLine
from facilitator_app.ui.widgets.options import Option, Switch, TickBox
from facilitator_app.ui.widgets.pictures import FitPicture, Picture, ProgressMarks
from facilitator_app.ui.widgets.rail import Rail, RailEntry
from facilitator_app.ui.widgets.rows import TaskList, TaskRow
from facilitator_app.ui.widgets.steps import StepMark, Stepper, Tabs, UprightSteps
from facilitator_app.ui.widgets.table import DataTable
from facilitator_app.ui.widgets.tags import StatusTag
from facilitator_app.ui.widgets.text import QuoteLabel, TextLabel, heading1, heading2, lead, small, text_label
