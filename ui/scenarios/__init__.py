"""The scenarios, and the source of one."""
