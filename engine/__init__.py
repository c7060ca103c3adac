"""What pages run in: the embedded engine, and processes that read its heap snapshots."""
