"""What is no longer in a document."""
