"""The graph of a snapshot: searches, dominators, what holds without being seen."""
