"""The command line: what may be typed, and which part of Leak Lab does it."""
