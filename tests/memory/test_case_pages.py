"""Small pages that leak in ways that were reported in public, in the real Qt WebEngine."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import NamedTuple

import pytest

from memory.advice import advice_for
from memory.finding import Finding
from memory.growth import grown
from memory.heap_analysis import HeapAnalysis
from memory.snapshot_parse import parse_snapshot
from tests.memory.case_pages import CYCLES, snapshots_of

PAGES = Path(__file__).parent / "cases"


class Answer(NamedTuple):
    """What is to be found of a page."""

    name: str
    number: int
    holder: str  # a step of the path
    advice: str = ""  # words of the advice


ANSWERS = {
    "let-array-script": Answer("Leaked", 10, 'module scope "cache"'),
    "let-dom-script": Answer("Detached <div>", 10, 'module scope "seen"'),
    "let-object-script": Answer("Leaked", 10, 'module scope "state"'),
    "detached-child": Answer("Detached <li>", 100, 'module scope "lastSelected"'),
    "dom-subtree-child-held": Answer(
        "elements held through Detached <td>", 130, 'module scope "cells"'
    ),
    "shared-scope": Answer("closure someMethod", 10, 'module scope "theThing"'),
    "immutable-listeners": Answer("closure onChange", 10, 'module scope "listeners"'),
    "iframe-retained": Answer("Detached Window", 10, 'module scope "frames"'),
    "rxjs-like": Answer("Object {next, closed}", 10, "observers", "subscribing"),
    "store-like": Answer("closure render", 10, 'context "ls"', "unsubscribe"),
    "promise-pending": Answer("Detached <p>", 10, 'module scope "waiters"', "promise"),
    "resize-observer": Answer("ResizeObserver", 10, "<body>", "disconnect()"),
    "raf-loop": Answer("V8FrameCallback", 10, "V8FrameCallback", "cancelAnimationFrame"),
    "workers-never-terminated": Answer("Worker", 10, "Worker", "terminate()"),
}
# What grows in place: at least so many bytes in ten cycles.
STORAGE = {
    "array-of-numbers": ("Array samples", 10_000 * 4, 'module scope "samples"'),
    "map-number-values": ("Map seen", 1_000 * 3 * 4, 'module scope "seen"'),
    "string-append": ("text buffer", 10 * 64, 'module scope "buffer"'),
}
SCRIPTS_OF_CLEAN_PAGES = {
    "nothing": "async function cycle(){}",
    "a cache that is full": "const c=[...Array(50)].map(()=>({a:1}));"
    "let n=0;async function cycle(){c[n++%50]={a:1}}",
    "the latest alone": "let last;async function cycle(){last={rows:new Array(100).fill(1)}}",
    "a ring of numbers": "const r=[];async function cycle()"
    "{for(let i=0;i<300;i++){r.push(i);if(r.length>100)r.shift()}}",
    "a ring of objects": "const r=[];async function cycle(){r.push({x:1});if(r.length>2)r.shift()}",
    "a Map that is cleared": "const m=new Map();async function cycle()"
    "{m.clear();for(let i=0;i<200;i++)m.set(i,{i})}",
    "a Map of few keys": "const m=new Map();async function cycle()"
    "{for(let i=0;i<50;i++)m.set(i,Math.random())}",
    "a text that is replaced": "let t='';async function cycle(){t='y'.repeat(5000)+Math.random()}",
    "a function compiled late": "let n=0;async function cycle()"
    "{if(n++===5){const f=new Function('a','return a+1');for(let i=0;i<1e4;i++)f(i)}}",
    "elements that move others": "async function cycle(){const d=document.createElement('div');"
    "d.style.height='50px';document.body.prepend(d);"
    "await new Promise(r=>setTimeout(r,30));d.remove()}",
}


async def found_on(page: Path) -> tuple[Finding, ...]:
    before, after = await snapshots_of(page)
    return grown(before, HeapAnalysis(after), CYCLES)


@pytest.mark.parametrize("case", ANSWERS)
async def test_what_a_page_leaks_is_found(case: str) -> None:
    answer, findings = ANSWERS[case], await found_on(PAGES / f"{case}.html")
    said = [(f.name, f.count, f.path) for f in findings]
    (found,) = [f for f in findings if f.name == answer.name]
    assert found.count == answer.number, said
    assert answer.holder in found.path
    advice = advice_for(found)
    assert answer.advice in ("" if advice is None else advice.text)


@pytest.mark.parametrize("case", STORAGE)
async def test_what_grows_in_place_is_found(case: str) -> None:
    name, least, holder = STORAGE[case]
    (found,) = await found_on(PAGES / f"{case}.html")
    assert found.name == name
    assert found.count >= least
    assert holder in found.path


@pytest.mark.parametrize("script", SCRIPTS_OF_CLEAN_PAGES.values(), ids=SCRIPTS_OF_CLEAN_PAGES)
async def test_a_clean_page_has_no_findings(script: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><body><p>text</p><script>{script}</script>"
    )
    assert await found_on(page) == ()


@pytest.mark.parametrize("case", ["let-array-script", "shared-scope"])
def test_the_same_is_found_in_snapshots_of_chromium_150(case: str) -> None:
    before, after = (
        parse_snapshot([gzip.decompress((PAGES / f"{case}-{when}.heapsnapshot.gz").read_bytes())])
        for when in "ab"
    )
    (found,) = [
        finding
        for finding in grown(before, HeapAnalysis(after), CYCLES)
        if finding.name == ANSWERS[case].name
    ]
    assert found.count == ANSWERS[case].number
    assert ANSWERS[case].holder in found.path
