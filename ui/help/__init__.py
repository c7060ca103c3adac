"""What the Help menu offers: the tour, the issue, and what this is."""
