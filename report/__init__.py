"""What a run found, written: terminal, JSON, HTML."""
