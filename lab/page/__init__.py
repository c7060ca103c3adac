"""The page under the instrument, with the backend that it talks to."""
