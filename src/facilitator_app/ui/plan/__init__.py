"""What a partnership will do: the plan, one action of it, and the plan to read from across a room."""
