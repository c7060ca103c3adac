"""The embedded engine: its process, its scheme, a page that stays where it is."""
