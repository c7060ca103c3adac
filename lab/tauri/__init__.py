"""Real Tauri, in a process of its own: the same page, on WebKitGTK."""
