"""What a project says of its checks, in a file: options, and what is known to leak."""
