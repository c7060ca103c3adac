"""What to do about what is left, one module for each kind of page."""
