"""Keeps shiboken from reading the source of whatever is imported after it.

It looks there for its switches of another spelling of Qt's names (``from __feature__ import …``),
which nothing here uses. Of a run, that took 8 % of the time from start to exit. Import this before
anything of Qt.
"""

import builtins

_import = builtins.__import__
import shiboken6  # noqa: E402, F401  (puts its own in the place of the other)

builtins.__import__ = _import
