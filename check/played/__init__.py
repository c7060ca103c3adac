"""What is played for a page that is checked: Tauri's backend, and a Qt application's objects."""
