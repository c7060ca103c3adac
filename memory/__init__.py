"""Measures what is alive in a page, and says why."""
