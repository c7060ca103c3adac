"""Sets up a fresh machine: packages, libraries, Node.js, the built page, the translations."""
