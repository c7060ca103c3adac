"""Colours, icons and tables as all of the window has them."""
