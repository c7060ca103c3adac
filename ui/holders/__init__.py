"""What was left, and the path that holds it."""
