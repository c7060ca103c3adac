"""Every scenario on every runtime."""
