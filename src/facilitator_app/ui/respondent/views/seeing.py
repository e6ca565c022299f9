"""See and hear: text size, colours, words, language, the voice and how one presses, chosen at the seat.

They are forgotten with the person; while their answers are unfinished they lie sealed with them.
"""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.domain.language import language_names, p_
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.theme import RESPONDENT_STEPS, load_themes
from facilitator_app.ui.widgets import Choice, Choices, Column, Row, TickBox, Wide, heading2, text_label


class SeeingPage(FlowPage):
    """Every choice shows at once, on this page itself."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "See and hear"))
        self.buttons(look=False)
        self.add(p_("respondent", "This is how the words look now."))
        how_big, colours = (
            p_("respondent", "How big do you want the words?"),
            p_("respondent", "Which colours do you want?"),
        )
        self.sizes = self._choices(how_big, _sizes(), str(context.seeing().scale))
        self.colours = self._choices(colours, _colours(), context.seeing().theme)
        self.add(Row(Column(heading2(how_big), self.sizes), Column(heading2(colours), self.colours), gap=24, fold=True))
        self.sizes.chosen.connect(lambda step: self._choose(scale=float(step)))
        self.colours.chosen.connect(lambda theme: self._choose(theme=theme))
        self.set_first_focus(self.sizes.option(str(context.seeing().scale)))
        self._offer_languages()
        reading, pressing = Column(gap=12), Column(gap=12)
        self._offer_easy_words(reading)
        self._offer_voice(reading)
        self._offer_pressing(pressing)
        self.add(Row(Wide(reading), Wide(pressing), gap=24, fold=True))

    def _choices(self, about: str, choices: list[Choice], chosen: str) -> Choices:
        widget = Choices(choices, about=about)
        widget.show_chosen(chosen)
        widget.go_on.connect(self.go_on)
        return widget

    def _offer_languages(self) -> None:
        codes = self.flow.instrument.languages
        if len(codes) < 2:
            return
        about = p_("respondent", "Which language do you want?")
        spoken = self.context.seeing().language
        chosen = spoken if spoken in codes else codes[0]
        self.languages = self._choices(about, [Choice(code, language_names([code])) for code in codes], chosen)
        self.languages.chosen.connect(lambda code: self._choose(language=code))
        self.add(heading2(about), self.languages)

    def _offer_easy_words(self, column: Column) -> None:
        if not self.flow.instrument.has_easy_words(self.context.seeing().language):
            return
        detail = p_("respondent", "The questions use short and easy words.")
        self.easy = self._tick("easy", p_("respondent", "Use easy words"), detail)
        column.add(self.easy)

    def _offer_voice(self, column: Column) -> None:
        if not self.context.voice:
            name = self.context.name
            words = p_("respondent", "This laptop has no voice. Ask {name} if you want help to read.", name=name)
            column.add(text_label(words, colour="muted"))
            return
        detail = p_("respondent", "You press Listen. Then a voice reads the page.")
        self.listen = self._tick("listen", p_("respondent", "Read the words to me"), detail)
        column.add(self.listen)

    def _offer_pressing(self, column: Column) -> None:
        """Fewer presses for those who want that. Back is always there."""
        detail = p_("respondent", "You can still go back.")
        self.goes_on = self._tick("goes_on", p_("respondent", "Go on after each answer"), detail)
        detail = p_("respondent", "Press 1 for the first answer.")
        self.number_keys = self._tick("number_keys", p_("respondent", "Use the number keys"), detail)
        column.add(self.goes_on, self.number_keys)

    def _tick(self, name: str, words: str, detail: str) -> TickBox:
        """``name``: what of ``ViewPrefs`` the box turns."""
        on = bool(getattr(self.context.seeing(), name))
        return TickBox(words, detail=detail, on=on, turned=lambda on: self._choose(**{name: bool(on)}))

    def _choose(self, **changed: object) -> None:
        self.context.see(replace(self.context.seeing(), **changed))  # type: ignore[arg-type]

    def show_seeing(self) -> None:
        """Keys for the text size change the choice shown here as well."""
        self.sizes.show_chosen(str(self.context.seeing().scale))


def _sizes() -> list[Choice]:
    words = (
        p_("respondent", "Normal"),
        p_("respondent", "Big"),
        p_("respondent", "Bigger"),
        p_("respondent", "Very big"),
        p_("respondent", "Biggest"),
    )
    return [Choice(str(step), word) for step, word in zip(RESPONDENT_STEPS, words)]


def _colours() -> list[Choice]:
    words = {
        "light": p_("respondent", "White"),
        "cream": p_("respondent", "Cream"),
        "dark": p_("respondent", "Dark"),
        "black": p_("respondent", "Black and yellow"),
        "white": p_("respondent", "Black and white"),
    }
    return [Choice(theme, words[theme]) for theme in load_themes()]
