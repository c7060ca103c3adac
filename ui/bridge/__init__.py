"""What crosses the bridge between page and backend, as it happens."""
