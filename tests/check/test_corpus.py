"""Every page of the corpus gets the verdict that it says of itself, and for the reason it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from check.cycles.options import CycleOptions
from check.examine import DEFAULT_CYCLES, CheckOptions, check
from report.check_result import CheckDocument
from tests.check.library_findings import LIBRARY_FOUND
from tests.memory.case_files import CASES

CORPUS = Path(__file__).parents[1] / "corpus"
LIBRARIES = CORPUS / "libraries"
_TRUTH = re.compile(r"^<!-- (?P<verdict>clean|leak): (?P<why>.+) -->$", re.MULTILINE)
_BUILT = re.compile(r"from './built/\w+/([\w.-]+)\.js'")
_CLICKS = CycleOptions(click="#open", then="#close")
# What the tracker keeps for itself is called.
_TRACKERS = ("leaklab", "leak-lab-tracker")
_BY_CLICKS = {"dialog-on-click": _CLICKS, "dialog-on-click-closed": _CLICKS}

# What is found first in the leaking pages, and where it was made.
FOUND: dict[str, tuple[str, str, str | None]] = {
    "abort-signal-any": ("listener", "abort on AbortSignal", "abort-signal-any.html:13"),
    "audio-contexts": ("connection", "AudioContext", "audio-contexts.html:10"),
    "abort-listener": ("listener", "abort on AbortSignal", "abort-listener.html:7"),
    "adopted-style-sheets": ("object", "CSSStyleSheet", None),
    "buffer-a-cycle": ("object", "ArrayBuffer", None),
    "channels": ("connection", "BroadcastChannel", "channels.html:10"),
    "chart-of-known-size": ("dom", "Detached <section>", None),
    "closure-chain": ("object", "closure saveAgain", "closure-chain.html:12"),
    "classes-on-body": ("collection", "classes of <body>", None),
    "dialog-on-click": ("listener", "keydown on HTMLDocument", "dialog-on-click.html:11"),
    "elements-defined": ("object", "V8CustomElementConstructor", None),
    "every-fourth": ("object", "Report", None),
    "iframe-listener": ("listener", "resize on Window", "about:srcdoc:2"),
    "every-fourth-number": ("object", "entries of Array", None),
    "every-third-listener": ("listener", "scroll on HTMLDocument", "every-third-listener.html:13"),
    "frame-first": ("dom", "Detached <figure>", None),
    "idle-for-ever": ("timer", "requestIdleCallback", "idle-for-ever.html:6"),
    "interval": ("timer", "setInterval", "interval.html:10"),
    "bound-again": ("object", "closure native_bind", None),
    "inherits-the-state-before": ("object", "Object {at}", None),
    "instances-never-destroyed": ("dom", "Detached <article>", "instances-never-destroyed.html:8"),
    "key-a-cycle": ("object", "entries of Object", None),
    "leak-with-a-cache": ("object", "Message", None),
    "linked-list": ("object", "Step", None),
    "listener-on-window": ("listener", "resize on Window", "listener-on-window.html:11"),
    "memory-until-there-is-none": ("object", "Memory", None),
    "message-ports": ("connection", "MessagePort", "message-ports.html:11"),
    "listens-once-data-is-there": (
        "listener",
        "resize on Window",
        "listens-once-data-is-there.html:14",
    ),
    "listens-though-it-is-gone": (
        "listener",
        "resize on Window",
        "listens-though-it-is-gone.html:15",
    ),
    "media-query": ("listener", "change on MediaQueryList", "media-query.html:6"),
    "mutation-observer": ("observer", "MutationObserver", "mutation-observer.html:6"),
    "number-a-cycle": ("object", "entries of Array", None),
    "number-in-a-set": ("object", "entries of Set", None),
    "number-in-private-field": ("object", "entries of Array", None),
    "number-in-weak-map-value": ("object", "entries of Array", None),
    "object-urls": ("url", "object URL", "object-urls.html:8"),
    "performance-marks": (
        "performance-entry",
        "performance.mark with a detail",
        "performance-marks.html:10",
    ),
    "rules-inserted": ("collection", "rules of style sheets", None),
    "seen-first": ("dom", "Detached <figure>", None),
    "shadow-root": ("dom", "Detached <user-card>", None),
    "string-a-cycle": ("object", "entries of Set", None),
    "string-that-grows": ("collection", "text log", None),
    "styles-in-head": ("dom", "<style>", None),
    "timeout-loop": ("timer", "setTimeout", "timeout-loop.html:10"),
    "timeouts-of-a-minute": ("timer", "setTimeout", "timeouts-of-a-minute.html:6"),
    "timeouts-of-many-places": ("timer", "DOMTimer", None),
    "toasts-in-body": ("dom", "<output>", None),
    "unbounded-cache": ("object", "Object {html, at}", None),
    "worker-keeps": ("object", "Job", None),
}
# The browser keeps these outside of the heap.
_WITHOUT_PATH = {"url", "performance-entry"}
_LISTS = {"classes of <body>", "rules of style sheets"}
# Of the cases, all of which leak: what is found first.
CASE_FOUND = {
    "array-of-numbers": "entries of Array",
    "detached-child": "elements held through Detached <li>",
    "dom-subtree-child-held": "elements held through Detached <td>",
    "iframe-retained": "Detached Window",
    "immutable-listeners": "closure onChange",
    "let-array-script": "Leaked",
    "let-dom-script": "Detached <div>",
    "let-object-script": "Leaked",
    "map-number-values": "entries of Map",
    "promise-pending": "Detached <p>",
    "raf-loop": "requestAnimationFrame",
    "resize-observer": "ResizeObserver",
    "rxjs-like": "Detached <h2>",
    "shared-scope": "Object {longStr, someMethod}",
    "store-like": "Detached <span>",
    "string-append": "text buffer",
    "workers-never-terminated": "Worker",
}


async def checked(page: Path, cycle: CycleOptions | None = None) -> CheckDocument:
    options = CheckOptions(str(page), cycle or CycleOptions(), DEFAULT_CYCLES, limit_s=100)
    return await check(options)


def words_of(document: CheckDocument) -> list[str]:
    """All that findings call something of the page by, in small letters."""
    return [word.lower() for each in document.findings for word in (each.name, *(each.path or ()))]


def truth_of(page: Path) -> str:
    found = _TRUTH.search(page.read_text("utf-8"))
    assert found is not None
    return found["verdict"]


@pytest.mark.parametrize("page", sorted(CORPUS.glob("*.html")), ids=lambda page: page.stem)
async def test_each_page_of_the_corpus(page: Path) -> None:
    document = await checked(page, _BY_CLICKS.get(page.stem))
    truth = truth_of(page)
    assert document.verdict == truth, document
    assert not any(own in word for word in words_of(document) for own in _TRACKERS)
    if truth == "clean":
        assert document.findings == ()
        return
    kind, name, place = FOUND[page.stem]
    first = document.findings[0]
    assert first.kind == kind
    assert first.name.startswith(name)
    assert place is None or first.place == place
    assert kind in _WITHOUT_PATH or name in _LISTS or first.path


@pytest.mark.parametrize("page", sorted(LIBRARIES.glob("*.html")), ids=lambda page: page.stem)
async def test_each_page_with_a_library(page: Path) -> None:
    document = await checked(page)
    truth = truth_of(page)
    assert document.verdict == truth, document
    assert not any(own in word for word in words_of(document) for own in _TRACKERS)
    if truth == "clean":
        assert document.findings == ()
        return
    kind, name, place = LIBRARY_FOUND[page.stem]
    first = document.findings[0]
    assert first.kind == kind
    assert first.name.startswith(name)
    assert place is None or first.place == place


def test_the_corpus_is_as_large_and_as_even_as_it_says() -> None:
    pages = [*CORPUS.glob("*.html"), *LIBRARIES.glob("*.html")]
    clean = sum(truth_of(page) == "clean" for page in pages)
    assert len(pages) >= 140
    assert clean >= len(pages) / 2
    assert len({library for page in pages for library in _BUILT.findall(page.read_text())}) >= 30


@pytest.mark.parametrize("page", sorted(CASES.glob("*.html")), ids=lambda page: page.stem)
async def test_each_case_that_went_wrong_once(page: Path) -> None:
    document = await checked(page, CycleOptions(mount="cycle()"))
    assert document.verdict == "leak"
    assert document.findings[0].name.startswith(CASE_FOUND[page.stem]), document.findings


async def test_a_cache_that_fills_beside_a_leak_is_not_told() -> None:
    # Sentry keeps the last hundred of what it calls breadcrumbs, and each cycle makes one.
    document = await checked(LIBRARIES / "sentry-listener.html")
    assert {each.kind for each in document.findings} == {"listener", "dom"}
