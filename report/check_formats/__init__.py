"""The formats of a report of ``check``; :mod:`report.check_formats.known` lists them."""
