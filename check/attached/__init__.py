"""A page of an application that runs in another process, checked as the embedded one is."""
