"""Texts of the window, in the languages that it has."""
