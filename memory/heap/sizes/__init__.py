"""What is large: by node, class, collection and text."""
