"""How a page is got into: a log-in, a stored session, a profile; and what the options say of it."""
