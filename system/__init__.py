"""The program among others: its signals, processes, streams and files."""
