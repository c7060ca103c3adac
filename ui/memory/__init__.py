"""The memory panel: verdict, readings, survivors."""
