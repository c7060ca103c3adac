"""Runs: one after another, shown, and listed."""
