"""Programs for those who work on Leak Lab; the application needs none of them."""
