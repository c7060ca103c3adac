"""What holds a node: the paths from the roots, and how they are told."""
