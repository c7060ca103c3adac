"""A session with the engine of one page, over the embedded page or another transport."""
