"""What is wrong with a heap snapshot, or a pair of them."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class SnapshotProblem(Problem, frozen=True):
    """The snapshot cannot be read, or two cannot be compared."""


class Truncated(SnapshotProblem, frozen=True):
    """The text stops too early."""

    english = translatable(
        "Problems",
        "the snapshot ends too early; take it again, or copy the whole file",
    )


class Empty(SnapshotProblem, frozen=True):
    """The file is empty."""

    english = translatable("Problems", "the snapshot is empty; take it again")


class NotASnapshot(SnapshotProblem, frozen=True):
    """It is something else, nobody knows what."""

    english = translatable(
        "Problems",
        "this is no heap snapshot; save one from the Memory panel of the browser's developer tools",
    )


class TextBehindEnd(SnapshotProblem, frozen=True):
    """The text goes on after the document."""

    english = translatable("Problems", "there is more data after the snapshot's end; take it again")


class Unreadable(SnapshotProblem, frozen=True):
    """The system does not let it be read."""

    english = translatable(
        "Problems",
        "{path} cannot be read ({reason}); check the name and its permissions",
    )
    path: str
    reason: str
    """As the system says it."""


class TooLarge(SnapshotProblem, frozen=True):
    """There is too little memory for it, by what is known beforehand."""

    english = translatable(
        "Problems",
        "the snapshot needs about {needed_gb:.1f} GB of memory and {free_gb:.1f} GB are free; "
        "close other programs, or use a larger machine",
    )
    needed_gb: float
    free_gb: float


class OutOfMemory(SnapshotProblem, frozen=True):
    """The memory has run out."""

    english = translatable(
        "Problems",
        "there is not enough memory for the heap snapshot; close other programs",
    )


class DamagedArray(SnapshotProblem, frozen=True):
    """An array ends where it must not, or holds what it must not."""

    english = translatable("Problems", "its array of {array} is damaged; take the snapshot again")
    array: str
    """Its key in the file."""


class TooManyDigits(SnapshotProblem, frozen=True):
    """A number is longer than any that an engine writes."""

    english = translatable(
        "Problems",
        "its array of {array} is damaged (a number has too many digits); take the snapshot again",
    )
    array: str
    """Its key in the file."""


class NoAlternation(SnapshotProblem, frozen=True):
    """Two numbers or two commas follow each other."""

    english = translatable(
        "Problems",
        "its array of {array} is damaged (numbers and commas do not alternate); take the "
        "snapshot again",
    )
    array: str
    """Its key in the file."""


class NoWholeNumber(SnapshotProblem, frozen=True):
    """A value is no whole number."""

    english = translatable(
        "Problems",
        "its array of {array} is damaged (something else than a whole number); take the "
        "snapshot again",
    )
    array: str
    """Its key in the file."""


class NothingBetweenCommas(SnapshotProblem, frozen=True):
    """A value is missing."""

    english = translatable(
        "Problems",
        "its array of {array} is damaged (two commas with nothing between them); take the "
        "snapshot again",
    )
    array: str
    """Its key in the file."""


class MissingField(SnapshotProblem, frozen=True):
    """A field that every snapshot has is not announced."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: its {rows} have no field {field}; take it again",
    )
    rows: str
    """Their key in the file."""
    field: str


class ValueTooLarge(SnapshotProblem, frozen=True):
    """A value does not fit its field."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a {field} among its {rows} is too large; take it again",
    )
    field: str
    rows: str
    """Their key in the file."""


class TooManyRows(SnapshotProblem, frozen=True):
    """There are more rows than announced."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: it has more {rows} than the {announced} it "
        "announces; take it again",
    )
    rows: str
    """Their key in the file."""
    announced: int


class TooFewRows(SnapshotProblem, frozen=True):
    """There are fewer rows than announced."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: it has fewer {rows} than the {announced} it "
        "announces; take it again",
    )
    rows: str
    """Their key in the file."""
    announced: int


class ReferenceIntoNode(SnapshotProblem, frozen=True):
    """A reference does not lead to a node's first number."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a reference leads to the middle of a node; take it again",
    )


class ReferenceToNothing(SnapshotProblem, frozen=True):
    """A reference leads behind the last node, or to an unknown id."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a reference leads to a node that does not exist; "
        "take it again",
    )


class NoNodes(SnapshotProblem, frozen=True):
    """The graph is empty."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: it has no nodes; take it again",
    )


class OtherReferenceCount(SnapshotProblem, frozen=True):
    """The nodes' counts do not add up to the references."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: its nodes count other references than it has; take "
        "it again",
    )


class IncompleteLocations(SnapshotProblem, frozen=True):
    """A field of the locations, or a part of a row, is missing."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: its locations are incomplete; take it again",
    )


class LocationTooLarge(SnapshotProblem, frozen=True):
    """A location does not fit its field."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a number among its locations is too large; take it again",
    )


class NoTypeNames(SnapshotProblem, frozen=True):
    """The field of the types has no list of names."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: it does not name its types; take it again",
    )


class UnknownNodeType(SnapshotProblem, frozen=True):
    """A node's type has no name."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a node is of an unknown type; take it again",
    )


class UnknownReferenceType(SnapshotProblem, frozen=True):
    """A reference's type has no name."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a reference is of an unknown type; take it again",
    )


class UnknownString(SnapshotProblem, frozen=True):
    """A name is not in the table of strings."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a name refers to a string that does not exist; take "
        "it again",
    )


class OtherFirstNode(SnapshotProblem, frozen=True):
    """The graph does not begin with its root."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: its first node is not the root; take it again",
    )


class SameIds(SnapshotProblem, frozen=True):
    """Two nodes cannot be told apart."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: two nodes have one id; take it again",
    )


class UnknownClass(SnapshotProblem, frozen=True):
    """A node's class is not in the table of classes."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a node is of a class that does not exist; take it again",
    )


class UnknownLabel(SnapshotProblem, frozen=True):
    """A node's label is not in the table of labels."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: a node has a label that does not exist; take it again",
    )


class UnknownKindOfReference(SnapshotProblem, frozen=True):
    """A kind of references that no version writes, or none at all."""

    english = translatable(
        "Problems",
        "the snapshot contradicts itself: its references are of a type {kind!r} that is "
        "unknown; take it again",
    )
    kind: str | None


class NewerVersion(SnapshotProblem, frozen=True):
    """A later JavaScriptCore has written it."""

    english = translatable(
        "Problems",
        "this is a heap snapshot of JavaScriptCore in version {version}, and versions 1 to "
        "{newest} are read here; use a later version of Leak Lab",
    )
    version: int
    newest: int


class UnpacksTooLarge(SnapshotProblem, frozen=True):
    """A small file that unpacks without an end."""

    english = translatable(
        "Problems",
        "the gzip file unpacks to more than {ratio} times its size, which no heap snapshot "
        "does; unpack it with another program if you trust it",
    )
    ratio: int


class TruncatedGzip(SnapshotProblem, frozen=True):
    """The packed file stops too early."""

    english = translatable("Problems", "the gzip file ends too early; copy the whole file")


class DamagedGzip(SnapshotProblem, frozen=True):
    """The packed file cannot be unpacked."""

    english = translatable(
        "Problems",
        "the gzip file is damaged; copy it again, or unpack it with another program",
    )


class FirefoxSnapshot(SnapshotProblem, frozen=True):
    """A ``.fxsnapshot``."""

    english = translatable(
        "Problems",
        "this is a heap snapshot of Firefox, whose form is not read here; open the page in "
        "Chrome, Edge or Safari and take one there",
    )


class PerformanceTrace(SnapshotProblem, frozen=True):
    """A trace of Chrome's."""

    english = translatable(
        "Problems",
        "this is a trace of the Performance panel and no heap snapshot; take a heap snapshot "
        "in the Memory panel of the developer tools",
    )


class AllocationProfile(SnapshotProblem, frozen=True):
    """What the sampling allocation profiler saves."""

    english = translatable(
        "Problems",
        "this is a profile of allocations (.heapprofile) and no heap snapshot; take a heap "
        "snapshot in the Memory panel of the developer tools",
    )


class CpuProfile(SnapshotProblem, frozen=True):
    """A ``.cpuprofile``."""

    english = translatable(
        "Problems",
        "this is a CPU profile and no heap snapshot; take a heap snapshot in the Memory panel "
        "of the developer tools",
    )


class SafariTimeline(SnapshotProblem, frozen=True):
    """A recording of Safari's Timelines tab."""

    english = translatable(
        "Problems",
        "this is a timeline recording of Safari's; export one heap snapshot from its "
        "JavaScript Allocations timeline",
    )


class FirefoxProfile(SnapshotProblem, frozen=True):
    """What Firefox's profiler saves."""

    english = translatable(
        "Problems",
        "this is a profile of Firefox and no heap snapshot; take a heap snapshot in Chrome, "
        "Edge or Safari",
    )


class WebPage(SnapshotProblem, frozen=True):
    """HTML or XML."""

    english = translatable(
        "Problems",
        "this is a web page and no heap snapshot; take a heap snapshot in the Memory panel of "
        "the developer tools, and save that",
    )


class PackedFile(SnapshotProblem, frozen=True):
    """An archive, or packed by something else than gzip."""

    english = translatable(
        "Problems",
        "this is a packed file; unpack it and open what is in it, or pack that with gzip",
    )


class Utf16Text(SnapshotProblem, frozen=True):
    """A text that an editor has converted."""

    english = translatable("Problems", "this is text in UTF-16; save the snapshot as UTF-8")


class TwoEngines(SnapshotProblem, frozen=True):
    """Two snapshots of two engines."""

    english = translatable(
        "Problems",
        "one snapshot is of {first} and the other of {second}; take both of one page in one "
        "browser",
    )
    first: str
    second: str


class OtherThings(SnapshotProblem, frozen=True):
    """Two snapshots in which the same ids are different things."""

    english = translatable(
        "Problems",
        "the two snapshots are of different pages or runs: {changed:.0%} of the objects that "
        "have the same id are different things; take both while the page stays open",
    )
    changed: float
    """The part of them that are, 0 to 1."""


class NothingInCommon(SnapshotProblem, frozen=True):
    """Two snapshots that share next to no ids."""

    english = translatable(
        "Problems",
        "the two snapshots have next to no object in common: they are of different pages, or "
        "numbered anew as Bun does; take both in one session of the developer tools",
    )


class WrongOrder(SnapshotProblem, frozen=True):
    """The earlier of two snapshots was given last."""

    english = translatable(
        "Problems",
        "the first snapshot was taken after the second; swap them",
    )
