"""From answers to figures that may be shown. Pure functions; ``release`` is the one gate for every figure."""

from facilitator_app.analysis.release import release

__all__ = ["release"]
