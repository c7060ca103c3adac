"""The file formats that hold a heap snapshot, and those that are mistaken for one.

A format that can be read is a module with a :class:`~memory.heap.formats.format.Format` of its
own; one that cannot is a row in :mod:`memory.heap.formats.foreign`.
:mod:`memory.heap.formats.known` lists them all.
"""
