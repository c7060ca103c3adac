"""Heap snapshots of a checked page, compared in a process of their own."""
