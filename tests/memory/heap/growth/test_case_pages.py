"""Small pages that leak in ways that were reported in public, in the real Qt WebEngine."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import NamedTuple

import pytest

from memory.advice.known import PAGE_KINDS, advice_for
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.growth.growth import grown
from memory.heap.parsing.parse import parse_snapshot
from memory.heap.paths.words import path_words
from tests.memory.case_files import CASES
from tests.memory.case_pages import CYCLES, snapshots_of


class Told(NamedTuple):
    """One finding of a page, as it is to be."""

    kind: str
    name: str
    number: int
    holder: str  # a step of the path
    advice: str = ""  # words of the advice; none is given where this is empty


SUBSCRIPTION = "unsubscribe with it"
BUS = "function that subscribing gave"
ELEMENTS = "elements that were taken out"
# All that is to be found of each page.
ANSWERS = {
    "let-array-script": [Told("object", "Leaked", 10, 'module scope "cache"')],
    "let-dom-script": [Told("dom", "Detached <div>", 10, 'module scope "seen"', ELEMENTS)],
    "let-object-script": [Told("object", "Leaked", 10, 'module scope "state"')],
    "detached-child": [
        Told("dom", "elements held through Detached <li>", 110, 'module scope "lastSelected"',
             ELEMENTS),
        Told("object", "entries of Array", 10, 'module scope "lastSelected"'),
    ],
    "dom-subtree-child-held": [
        Told("dom", "elements held through Detached <td>", 130, 'module scope "cells"', ELEMENTS),
        Told("object", "entries of Array", 10, 'module scope "cells"'),
    ],
    "shared-scope": [
        Told("object", "Object {longStr, someMethod}", 10, 'module scope "theThing"'),
        Told("object", "closure someMethod", 10, 'module scope "theThing"'),
    ],
    "immutable-listeners": [
        Told("object", "closure onChange", 10, 'module scope "listeners"', BUS)
    ],
    "iframe-retained": [Told("object", "Detached Window", 10, 'module scope "frames"')],
    "rxjs-like": [
        Told("dom", "Detached <h2>", 10, "observers", SUBSCRIPTION),
        Told("object", "Object {next, closed}", 10, "observers", BUS),
    ],
    "store-like": [
        Told("dom", "Detached <span>", 10, 'context "ls"', SUBSCRIPTION),
        Told("object", "closure render", 10, 'context "ls"', SUBSCRIPTION),
    ],
    "promise-pending": [
        Told("dom", "Detached <p>", 10, 'module scope "waiters"', "resolve or reject"),
        Told("object", "pending Promise", 10, 'module scope "waiters"', "resolve or reject"),
    ],
    "resize-observer": [
        Told("dom", "Detached <canvas>", 10, "ResizeObserver", "disconnect()"),
        Told("object", "ResizeObserver", 10, "<body>", "disconnect()"),
    ],
    "raf-loop": [
        Told("dom", "Detached <i>", 10, "V8FrameCallback", "cancelAnimationFrame"),
        Told("object", "V8FrameCallback", 10, "V8FrameCallback", "cancelAnimationFrame"),
    ],
    "workers-never-terminated": [Told("object", "Worker", 10, "Worker", "terminate()")],
}  # fmt: skip
ELEMENT = (
    "const make=(tag,...inner)=>{const e=document.createElement(tag);e.append(...inner);return e};"
)
# The same of pages that are made here.
SCRIPTS = {
    "elements of one tree kept in two places": (
        (
            f"{ELEMENT}const a=[],b=[];async function cycle(){{"
            "const u=make('ul',...'12345'.split('').map(t=>make('li',t)));"
            "document.body.append(u);await 0;a.push(u.children[1]);b.push(u.children[3]);"
            "u.remove()}"
        ),
        [
            Told("dom", "elements held through Detached <li>", 60, "[2]", ELEMENTS),
            Told("object", "entries of Array", 10, 'module scope "a"'),
            Told("object", "entries of Array", 10, 'module scope "b"'),
        ],
    ),
    "the top of a tree of one tag": (
        (
            f"{ELEMENT}const all=[];async function cycle(){{"
            "const d=make('div',make('div',make('div')),make('div'));"
            "document.body.append(d);await 0;all.push(d);d.remove()}"
        ),
        [Told("dom", "Detached <div>", 10, 'module scope "all"', ELEMENTS)],
    ),
    "frames that stay in the page": (
        (
            "async function cycle(){const f=document.createElement('iframe');"
            "f.srcdoc='<p>hello</p>';document.body.append(f);await new Promise(r=>f.onload=r)}"
        ),
        [Told("object", "Window", 10, "Window", "remove its `<iframe>`")],
    ),
    "promises that are settled": (
        (
            "class Rec{constructor(){this.a=1}};const cache=new Map();let n=0;"
            "async function cycle(){cache.set('k'+n++,Promise.resolve(new Rec()))}"
        ),
        [Told("object", "Promise", 10, 'module scope "cache"')],
    ),
    "ports that are open": (
        (
            "class Link{constructor(){const c=new MessageChannel();"
            "c.port1.onmessage=c.port2.onmessage=e=>{this.last=e.data}}}"
            "async function cycle(){new Link()}"
        ),
        [Told("object", "MessagePort", 20, "MessagePort", "close()")],
    ),
    "a property that is called Worker": (
        (
            "class Job{constructor(){this.rows=[1]}};const pool={Worker:[]};"
            "async function cycle(){pool.Worker.push(new Job())}"
        ),
        [Told("object", "Job", 10, "Worker")],
    ),
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
    "frames that stay": "for(let i=0;i<3;i++)"
    "document.body.append(document.createElement('iframe'));"
    "async function cycle(){const f=document.createElement('iframe');f.srcdoc='<p>hello</p>';"
    "document.body.append(f);await new Promise(r=>f.onload=r);f.remove()}",
    "elements that move others": "async function cycle(){const d=document.createElement('div');"
    "d.style.height='50px';document.body.prepend(d);"
    "await new Promise(r=>setTimeout(r,30));d.remove()}",
}


async def found_on(page: Path) -> tuple[Finding, ...]:
    before, after = await snapshots_of(page)
    return grown(before, HeapAnalysis(after), CYCLES, PAGE_KINDS)


def page_of(script: str, folder: Path) -> Path:
    page = folder / "page.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><body><p>text</p><script>{script}</script>"
    )
    return page


def check(findings: tuple[Finding, ...], answers: list[Told]) -> None:
    """Whether ``findings`` are these and no others, in whichever order."""
    told = sorted((f.kind, f.name, f.count) for f in findings)
    assert told == sorted(answer[:3] for answer in answers), [path_words(f.path) for f in findings]
    for answer in answers:
        alike = [
            f for f in findings if f.name == answer.name and answer.holder in path_words(f.path)
        ]
        assert alike, (answer, [path_words(f.path) for f in findings])
        advice = advice_for(alike[0])
        text = "" if advice is None else advice.text
        assert answer.advice in text
        assert bool(answer.advice) == bool(text), text


@pytest.mark.parametrize("case", ANSWERS)
async def test_what_a_page_leaks_is_found(case: str) -> None:
    check(await found_on(CASES / f"{case}.html"), ANSWERS[case])


@pytest.mark.parametrize("case", SCRIPTS)
async def test_what_a_script_leaks_is_found(case: str, tmp_path: Path) -> None:
    script, answers = SCRIPTS[case]
    check(await found_on(page_of(script, tmp_path)), answers)


@pytest.mark.parametrize("case", STORAGE)
async def test_what_grows_in_place_is_found(case: str) -> None:
    name, least, holder = STORAGE[case]
    (found,) = await found_on(CASES / f"{case}.html")
    assert found.name == name
    assert found.count >= least
    assert holder in path_words(found.path)


@pytest.mark.parametrize("script", SCRIPTS_OF_CLEAN_PAGES.values(), ids=SCRIPTS_OF_CLEAN_PAGES)
async def test_a_clean_page_has_no_findings(script: str, tmp_path: Path) -> None:
    assert await found_on(page_of(script, tmp_path)) == ()


@pytest.mark.parametrize("case", ["let-array-script", "shared-scope"])
def test_the_same_is_found_in_snapshots_of_chromium_150(case: str) -> None:
    before, after = (
        parse_snapshot([gzip.decompress((CASES / f"{case}-{when}.heapsnapshot.gz").read_bytes())])
        for when in "ab"
    )
    check(grown(before, HeapAnalysis(after), CYCLES, PAGE_KINDS), ANSWERS[case])
