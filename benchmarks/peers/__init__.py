"""The programs that `check` is measured against, and how each is given a page."""
