"""The pages of the partnership pack; each module fills some parts of the book."""
