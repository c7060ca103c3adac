"""The page in the window, and its controls."""
