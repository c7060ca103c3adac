"""A heap snapshot, listed."""
