"""``python -m facilitator_app`` is the command facilitator-app."""

import sys

from facilitator_app.cli import main

sys.exit(main())
