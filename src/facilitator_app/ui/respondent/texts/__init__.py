"""Every word a respondent reads that is not the questionnaire's own. One function a sentence or two.

The part of a name before the first "_" is the page. The words are kept to a reading age of about ten; a test measures
them. ``name`` is the facilitator's first name.
"""

from facilitator_app.ui.respondent.texts.answer import *  # noqa: F403
from facilitator_app.ui.respondent.texts.end import *  # noqa: F403
from facilitator_app.ui.respondent.texts.start import *  # noqa: F403
from facilitator_app.ui.respondent.texts.why import *  # noqa: F403
