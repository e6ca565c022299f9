"""K1 See and hear: text size, colours, easy words and the voice, chosen at the seat and forgotten with the person."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.theme import RESPONDENT_STEPS, load_themes
from facilitator_app.ui.widgets import Choice, Choices, Column, Row, TickBox, heading2, text_label


class SeeingPage(KPage):
    """Every choice shows at once, on this page itself."""

    reading = False

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.see_title())
        self.buttons(look=False)
        self.body.addWidget(text_label(texts.see_sample()))
        seeing = aid.seeing()
        self.sizes = Choices(
            [Choice(str(step), words) for step, words in zip(RESPONDENT_STEPS, texts.see_sizes())],
            about=texts.see_size(),
        )
        self.sizes.show_chosen(str(seeing.scale))
        self.colours = Choices(
            [Choice(theme, texts.see_colour(theme)) for theme in load_themes()], about=texts.see_colours()
        )
        self.colours.show_chosen(seeing.theme)
        row = Row(
            Column(heading2(texts.see_size()), self.sizes),
            Column(heading2(texts.see_colours()), self.colours),
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
        if not self.flow.instrument.has_easy_words(self.aid.language):
            return
        self.easy = TickBox(texts.see_easy(), detail=texts.see_easy_how())
        self.easy.setChecked(self.aid.seeing().easy)
        self.easy.clicked.connect(lambda on: self._choose(easy=bool(on)))
        self.body.addWidget(self.easy)

    def _offer_voice(self) -> None:
        if not self.aid.voice:
            self.say(texts.see_no_voice(self.aid.name), muted=True)
            return
        self.listen = TickBox(texts.see_listen(), detail=texts.see_listen_how())
        self.listen.setChecked(self.aid.seeing().listen)
        self.listen.clicked.connect(lambda on: self._choose(listen=bool(on)))
        self.body.addWidget(self.listen)

    def _choose(self, **changed: object) -> None:
        self.aid.see(replace(self.aid.seeing(), **changed))  # type: ignore[arg-type]

    def show_seeing(self) -> None:
        """Keys for the text size change the choice shown here as well."""
        self.sizes.show_chosen(str(self.aid.seeing().scale))
