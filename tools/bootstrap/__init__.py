"""Sets up a fresh machine: Python packages, shared libraries, Node.js, the built page."""
