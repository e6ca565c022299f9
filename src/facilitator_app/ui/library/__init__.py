"""The library, one resource, one agenda, the chooser, questionnaires side by side."""
