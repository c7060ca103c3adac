"""Heap snapshots of the page: taken, saved, and analysed in a process of their own."""
