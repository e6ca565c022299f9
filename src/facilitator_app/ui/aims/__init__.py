"""What a partnership is for: its purpose, outcomes and agreement, and figures of outcomes."""
