"""What a node is called, and where its code is in the sources."""
