"""Plays the Rust backend of a Tauri application over a QWebChannel."""
