"""Step seven: how a partnership ends well, with its exit strategy in writing."""
