"""What our page counts, and its backend."""
