"""The nodes of a heap by class: what each class takes, its instances, and what has changed."""
