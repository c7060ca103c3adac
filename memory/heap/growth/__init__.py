"""What there is more of in the second of two snapshots, and what holds it."""
