"""Agendas of one partnership: chosen, changed item by item, on paper, and timed on the projector."""
