"""The tab that checks somebody's own page: open, record, repeat, and what was found."""
