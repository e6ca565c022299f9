"""Packs of a round about people: one for each subject, the facilitator's preparation sheet, the report about all."""
