"""K1 See and hear: text size, colours, easy words and the voice, chosen at the seat and forgotten with the person."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.domain.language import p_
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.theme import RESPONDENT_STEPS, load_themes
from facilitator_app.ui.widgets import Choice, Choices, Column, Row, TickBox, heading2, text_label


class SeeingPage(FlowPage):
    """Every choice shows at once, on this page itself."""

    reading = False

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "See and hear"))
        self.buttons(look=False)
        self.body.addWidget(text_label(p_("respondent", "This is how the words look now.")))
        seeing = context.seeing()
        self.sizes = Choices(
            [
                Choice(str(step), words)
                for step, words in zip(
                    RESPONDENT_STEPS,
                    (
                        p_("respondent", "Normal"),
                        p_("respondent", "Big"),
                        p_("respondent", "Bigger"),
                        p_("respondent", "Very big"),
                        p_("respondent", "Biggest"),
                    ),
                )
            ],
            about=p_("respondent", "How big do you want the words?"),
        )
        self.sizes.show_chosen(str(seeing.scale))
        self.colours = Choices(
            [
                Choice(
                    theme,
                    {
                        "light": p_("respondent", "White"),
                        "cream": p_("respondent", "Cream"),
                        "dark": p_("respondent", "Dark"),
                        "black": p_("respondent", "Black and yellow"),
                        "white": p_("respondent", "Black and white"),
                    }[theme],
                )
                for theme in load_themes()
            ],
            about=p_("respondent", "Which colours do you want?"),
        )
        self.colours.show_chosen(seeing.theme)
        row = Row(
            Column(heading2(p_("respondent", "How big do you want the words?")), self.sizes),
            Column(heading2(p_("respondent", "Which colours do you want?")), self.colours),
            gap=24,
            fold=True,
        )
        self.body.addWidget(row)
        self.sizes.chosen.connect(lambda step: self._choose(scale=float(step)))
        self.colours.chosen.connect(lambda theme: self._choose(theme=theme))
        self.sizes.go_on.connect(self.go_on)
        self.colours.go_on.connect(self.go_on)
        self.set_first_focus(self.sizes.option(str(seeing.scale)))
        self._offer_easy_words()
        self._offer_voice()

    def _offer_easy_words(self) -> None:
        if not self.flow.instrument.has_easy_words(self.context.language):
            return
        self.easy = TickBox(
            p_("respondent", "Use easy words"), detail=p_("respondent", "The questions use short and easy words.")
        )
        self.easy.setChecked(self.context.seeing().easy)
        self.easy.clicked.connect(lambda on: self._choose(easy=bool(on)))
        self.body.addWidget(self.easy)

    def _offer_voice(self) -> None:
        if not self.context.voice:
            self.say(
                p_(
                    "respondent",
                    "This laptop has no voice. Ask {name} if you want help to read.",
                    name=self.context.name,
                ),
                muted=True,
            )
            return
        self.listen = TickBox(
            p_("respondent", "Read the words to me"),
            detail=p_("respondent", "You press Listen. Then a voice reads the page."),
        )
        self.listen.setChecked(self.context.seeing().listen)
        self.listen.clicked.connect(lambda on: self._choose(listen=bool(on)))
        self.body.addWidget(self.listen)

    def _choose(self, **changed: object) -> None:
        self.context.see(replace(self.context.seeing(), **changed))  # type: ignore[arg-type]

    def show_seeing(self) -> None:
        """Keys for the text size change the choice shown here as well."""
        self.sizes.show_chosen(str(self.context.seeing().scale))
