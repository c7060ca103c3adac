"""Runs experiments: the page, its mount/unmount cycles, and what they leave behind."""
