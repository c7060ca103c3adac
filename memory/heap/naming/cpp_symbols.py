"""Shortens the C++ names that Blink gives to objects of its own: ``blink::Foo<...>`` to ``Foo``."""

from __future__ import annotations

import re
from typing import Final

# A name in a namespace, which is written in small letters but for one.
_SYMBOL: Final = re.compile(r"(?:const )?(?:[a-z]\w*|WTF|\(anonymous namespace\))::|[\w:]+<.+>$")
_QUALIFIED: Final = re.compile(r"(?:\(anonymous namespace\)|[A-Za-z_]\w*)(?:::\w+|::\(.*?\))*")
_NAMESPACE: Final = re.compile(r"[a-z]\w*|WTF|\(.*\)")
# These are told by what they refer to alone.
_HANDLE: Final = re.compile(
    r"(?:Basic)?(?:CrossThread)?(?:Weak)?(?:Persistent|Member|Handle)|Supplement|DisallowNewWrapper"
    r"|unique_ptr|scoped_refptr|RefPtr|GarbageCollected"
)
# These say nothing of what a collection holds.
_PART: Final = re.compile(
    r"\w*(?:MemberTag|Policy|Allocator|Traits|Extractor|Hash|Backing|Vector|Table|HashSet|HashMap"
    r"|Deque|LinkedHashSet|ListNode|Pair)|HeapCollectionType.*"
)


def is_cpp_symbol(name: str) -> bool:
    """Whether a native node's name is a C++ symbol: one of the engine's objects, unseen by pages.

    What pages see, ``Worker`` or ``MutationObserver::Delegate``, has no namespace.
    """
    return _SYMBOL.match(name) is not None


def short_symbol(name: str) -> str:
    """A C++ symbol without namespaces; of a template's arguments the one that says most."""
    outer, *arguments = [_without_namespaces(found) for found in _QUALIFIED.findall(name)] or [name]
    if "<" not in name:
        return outer
    known = (one for one in arguments if one and not _PART.fullmatch(one))
    inner = next((one for one in known if not _HANDLE.fullmatch(one)), "")
    if not inner:
        return outer or name
    return inner if _HANDLE.fullmatch(outer) else f"{outer}<{inner}>"


def _without_namespaces(qualified: str) -> str:
    parts = re.findall(r"\(.*?\)|\w+", qualified)
    return "::".join(part for part in parts if not _NAMESPACE.fullmatch(part))
