"""The window: its parts, its menus, how it opens and closes."""
