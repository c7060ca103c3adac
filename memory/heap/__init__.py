"""Heap snapshots: parse, name, path, size, difference. Knows no browser and no framework."""
