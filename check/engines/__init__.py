"""What checking a page does differently in each engine."""
