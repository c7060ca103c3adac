"""The chart of a run, cycle by cycle."""
