"""Partnership Rounds: an offline app for facilitators of local partnerships."""

__version__ = "0.1.0"
