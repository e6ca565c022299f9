"""What a person sees who answers: one thing a page, hidden at once on Esc, gone after the hand back."""
