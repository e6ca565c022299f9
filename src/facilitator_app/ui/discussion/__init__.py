"""From results to actions: what a group talks about, what it agrees, and dots for what comes first."""
