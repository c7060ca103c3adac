"""Scenarios run over cycles: one, a series, the whole matrix; and what they proved."""
