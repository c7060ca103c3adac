"""The window: the stage in the middle, the controls above it, the memory panel beside it."""
