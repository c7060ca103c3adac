"""The formats of a report, one module each; :mod:`report.formats.known` lists them."""
