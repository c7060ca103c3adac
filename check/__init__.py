"""Whether anybody's page leaks: the same instrument on pages that are not ours."""
