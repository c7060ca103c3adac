"""What is to be said of a check besides its verdict: what was denied, and what is not seen."""

from __future__ import annotations

from memory.sentence import Sentence
from memory.translatable import translatable


class Notice(Sentence, frozen=True):
    """One such thing."""

    context = "Notices"


class Example(Notice, frozen=True):
    """One of many of a kind."""

    english = "{what}: {detail}"
    what: Notice
    detail: str


class MoreOf(Notice, frozen=True):
    """How many more there were of a kind."""

    english = translatable("Notices", "{what}, {count:,} more times")
    what: Notice
    count: int


class AlertDismissed(Notice, frozen=True):
    """The page called alert()."""

    english = translatable("Notices", "an alert was dismissed")


class QuestionDismissed(Notice, frozen=True):
    """The page called confirm()."""

    english = translatable("Notices", "a question was dismissed")


class PromptDismissed(Notice, frozen=True):
    """The page called prompt()."""

    english = translatable("Notices", "a prompt was dismissed")


class DialogDismissed(Notice, frozen=True):
    """The page showed another dialog."""

    english = translatable("Notices", "a dialog was dismissed")


class NoFileGiven(Notice, frozen=True):
    """The page asked for a file."""

    english = translatable("Notices", "it was given no file to upload")


class AddressNotOpened(Notice, frozen=True):
    """The page wanted to leave."""

    english = translatable("Notices", "an address was not opened")


class WindowNotOpened(Notice, frozen=True):
    """The page opened a window."""

    english = translatable("Notices", "a new window was not opened")


class PermissionDenied(Notice, frozen=True):
    """The page asked for a permission."""

    english = translatable("Notices", "a permission was denied")


class CertificateRejected(Notice, frozen=True):
    """A server's certificate is not right."""

    english = translatable("Notices", "a certificate was rejected")


class FullScreenDenied(Notice, frozen=True):
    """The page wanted the whole screen."""

    english = translatable("Notices", "the full screen was denied")


class FilesDenied(Notice, frozen=True):
    """The page wanted to read or write files."""

    english = translatable("Notices", "access to files was denied")


class SchemeDenied(Notice, frozen=True):
    """The page wanted to open all addresses of a scheme."""

    english = translatable("Notices", "it was not made the program for a scheme")


class ScreenDenied(Notice, frozen=True):
    """The page wanted to see the screen."""

    english = translatable("Notices", "the screen was not shown to it")


class NoLogInByHttp(Notice, frozen=True):
    """A server asked for a name and a password."""

    english = translatable("Notices", "no name and password were given to")


class NothingPrinted(Notice, frozen=True):
    """The page called print()."""

    english = translatable("Notices", "nothing was printed")


class DownloadDenied(Notice, frozen=True):
    """The page gave a file."""

    english = translatable("Notices", "a download was denied")


class TrackerLate(Notice, frozen=True):
    """A page that runs was not loaded anew."""

    english = translatable(
        "Notices",
        "the tracker came after the page's own scripts (--no-reload): it does not see what they "
        "registered before, nor through functions that they had taken aside, nor components of a "
        "framework that was there before it; heap snapshots show these all the same",
    )


class PageHidden(Notice, frozen=True):
    """A page that runs is not in sight."""

    english = translatable(
        "Notices",
        "the page is hidden, so its frames and timers are slow; bring its window to the front",
    )


class FrameUnseen(Notice, frozen=True):
    """The page has a frame of somebody else."""

    english = translatable("Notices", "1 frame of other origins: what stays in them is not seen")


class FramesUnseen(Notice, frozen=True):
    """The page has frames of somebody else."""

    english = translatable(
        "Notices", "{count:,} frames of other origins: what stays in them is not seen"
    )
    count: int


class SharedWorkerUnseen(Notice, frozen=True):
    """The page has a shared worker."""

    english = translatable("Notices", "1 shared worker: what stays in them is not seen")


class SharedWorkersUnseen(Notice, frozen=True):
    """The page has shared workers."""

    english = translatable("Notices", "{count:,} shared workers: what stays in them is not seen")
    count: int


class ServiceWorkerUnseen(Notice, frozen=True):
    """The page has a service worker."""

    english = translatable("Notices", "a service worker: what stays in it is not seen")


class WorkerGrew(Notice, frozen=True):
    """A worker uses more with each cycle."""

    english = translatable(
        "Notices",
        "the heap of the worker {script} grew by about {bytes_per_cycle:,.0f} bytes a cycle; what "
        "grows in it was not found",
    )
    script: str
    bytes_per_cycle: float


class EntriesLeft(Notice, frozen=True):
    """The performance timeline grows."""

    english = translatable(
        "Notices",
        "each cycle leaves {per_cycle:g} performance marks or measures, which the browser keeps; "
        "they are small, and alone no leak",
    )
    per_cycle: float


class ThrewOnce(Notice, frozen=True):
    """The page threw in the cycles."""

    english = translatable("Notices", "the page threw 1 time, first: {error}")
    error: str


class Threw(Notice, frozen=True):
    """The page threw in the cycles, more than once."""

    english = translatable("Notices", "the page threw {count:,} times, first: {error}")
    count: int
    error: str


class LeaksInHaste(Notice, frozen=True):
    """The page is clean where its data has come before it is unmounted."""

    english = translatable(
        "Notices",
        "it leaks only where it is unmounted before what it asked a server for is there",
    )


class AnswersTooSlow(Notice, frozen=True):
    """A server took its time."""

    english = translatable(
        "Notices",
        "what mounting asked a server for took longer than a second: it was unmounted before it "
        "was there, so what comes of it is not tested",
    )


class SentLate(Notice, frozen=True):
    """Messages reached callbacks of components that were gone, in these cycles."""

    english = translatable(
        "Notices",
        "Tauri's backend sent {count:,} messages to callbacks of components that were gone: those "
        "of cycles {cycles}",
    )
    count: int
    cycles: str


class SentLateAndOne(Notice, frozen=True):
    """As :class:`SentLate`, and in one more cycle."""

    english = translatable(
        "Notices",
        "Tauri's backend sent {count:,} messages to callbacks of components that were gone: those "
        "of cycles {cycles} and 1 other",
    )
    count: int
    cycles: str


class SentLateAndMore(Notice, frozen=True):
    """As :class:`SentLate`, and in more cycles."""

    english = translatable(
        "Notices",
        "Tauri's backend sent {count:,} messages to callbacks of components that were gone: those "
        "of cycles {cycles} and {more:,} others",
    )
    count: int
    cycles: str
    more: int


class TauriPlayed(Notice, frozen=True):
    """The page is a Tauri application's."""

    english = translatable("Notices", "Tauri {version} was played for the page")
    version: str


class CommandsRejected(Notice, frozen=True):
    """Such a page invoked commands that nobody knows."""

    english = translatable("Notices", "commands that nobody answered were rejected: {commands}")
    commands: str


class CookieExpired(Notice, frozen=True):
    """A stored session is old."""

    english = translatable("Notices", "1 cookie of {file} had expired")
    file: str


class CookiesExpired(Notice, frozen=True):
    """A stored session is older."""

    english = translatable("Notices", "{count:,} cookies of {file} had expired")
    count: int
    file: str


class TeardownFailed(Notice, frozen=True):
    """A scenario could not undo what it had set up."""

    english = translatable("Notices", "teardown() failed: {reason}")
    reason: str


class EntriesUnseen(Notice, frozen=True):
    """Entries of collections could not be counted in WebKit."""

    english = translatable(
        "Notices",
        "WebKit counts the entries of collections by way of a frame, which this page removes or "
        "does not allow: a collection that grows by numbers or texts alone is not seen",
    )


class WorkersUnseen(Notice, frozen=True):
    """WebKit does not show workers' heaps."""

    english = translatable("Notices", "what grows in workers is not seen in WebKit")


class AnimationsKept(Notice, frozen=True):
    """WebKit does not free animations."""

    english = translatable(
        "Notices",
        "WebKit keeps every animation until the page closes, {count:,} from these cycles: no page "
        "can change that. But what the onfinish or a listener of an animation sees is kept with "
        "it: take these off when it has ended",
    )
    count: int


class ActsDispatched(Notice, frozen=True):
    """WebKit makes no clicks, and presses no keys."""

    english = translatable(
        "Notices",
        "WebKit's inspector has no mouse and no keyboard: clicks and keys are events that a script "
        "dispatches, which the page can tell from real ones (isTrusted); what the browser itself "
        "does on a key, such as Tab, does not happen",
    )


class KnownLeakNotFound(Notice, frozen=True):
    """A known leak may be gone."""

    english = translatable(
        "Notices",
        "the known leak {leak} was not found in this check; if it is gone, take it out of {file}",
    )
    leak: str
    file: str


class KnownLeakLapsed(Notice, frozen=True):
    """A leak was known, and is to be gone by now."""

    english = translatable("Notices", "{leak} was a known leak until {until} ({reason})")
    leak: str
    until: str
    reason: str


class InconclusiveAllowed(Notice, frozen=True):
    """Nothing was decided, which a project's settings let pass."""

    english = translatable(
        "Notices", "{file} allows an inconclusive check: it is as good as a clean one"
    )
    file: str
