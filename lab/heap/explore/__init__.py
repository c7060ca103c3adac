"""Snapshots that a person looks around in, answered for by a process of their own."""
