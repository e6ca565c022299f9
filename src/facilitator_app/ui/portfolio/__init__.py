"""All partnerships of a facilitator together: counts, and themes that come up again."""
