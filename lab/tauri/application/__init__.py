"""The program in which real Tauri runs; it has a Python environment of its own, without Qt."""
