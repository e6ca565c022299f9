"""Where the built program starts."""

import multiprocessing
import sys

multiprocessing.freeze_support()  # a process of its own, in which a spreadsheet is read, begins here too and goes no further

from facilitator_app.cli import main  # noqa: E402

sys.exit(main())
