"""Applications that run in another process, reached by the debugging port that they have open."""
