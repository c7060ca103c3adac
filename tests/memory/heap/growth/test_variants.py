"""Leaks that look alike and are not, and pages that leak nothing, in the real Qt WebEngine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from memory.advice.known import PAGE_KINDS, advice_for
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.growth.growth import grown
from memory.heap.paths.words import path_words
from tests.memory.case_pages import CYCLES, snapshots_of


class Leak(NamedTuple):
    """A page that leaks, and all that is to be found of it."""

    script: str
    found: list[tuple[str, str, int]]  # kind, name and count; of bytes the least
    holder: str  # a step of every path
    advice: str = ""  # words of the advice
    script_type: str = "text/javascript"
    wrong: str = ""  # why another answer is given today


class Clean(NamedTuple):
    """A page that leaks nothing."""

    script: str
    wrong: str = ""  # why something is found today


LEAKS = {
    "module scope": Leak(
        "class Card{ constructor(){ this.a=1}} const kept=[]; globalThis.cycle=async()=> { "
        "kept.push(new Card())}",
        [("object", "Card", 10)],
        'module scope "kept"',
        script_type="module",
    ),
    "class field": Leak(
        "class Store{ items=[]} class Card{ a=1} const store=new Store(); async function "
        "cycle(){ store.items.push(new Card())}",
        [("object", "Card", 10)],
        "items",
    ),
    "private field": Leak(
        "class Card{ a=1} class Store{#items=[]; add(x){ this.#items.push(x)}} const "
        "store=new Store(); async function cycle(){ store.add(new Card())}",
        [("object", "Card", 10)],
        "#items",
    ),
    "static field": Leak(
        "class Card{ static all=[]; constructor(){Card.all.push(this)}} async function "
        "cycle(){ new Card()}",
        [("object", "Card", 10)],
        "closure Card",
    ),
    "Set": Leak(
        "class Card{ a=1} const open=new Set(); async function cycle(){ open.add(new Card())}",
        [("object", "Card", 10)],
        'module scope "open"',
    ),
    "Map": Leak(
        "class Card{ a=1} const byId=new Map(); let n=0; async function cycle(){ "
        'byId.set("card"+n++,new Card())}',
        [("object", "Card", 10)],
        'module scope "byId"',
    ),
    "WeakMap whose value keeps its key": Leak(
        "class Card{ a=1} const meta=new WeakMap(); const log=[]; async function cycle(){ "
        "const card=new Card(); const value={ card}; meta.set(card,value); log.push(value)}",
        [("object", "Object {card}", 10)],
        'module scope "log"',
    ),
    "closure chain": Leak(
        "let handle=()=>0; async function cycle(){ const last=handle; const data={ "
        "rows:[1.5]}; handle=function chained(){ return data&&last}}",
        [("object", "closure chained", 10)],
        'module scope "handle"',
    ),
    "nested collections": Leak(
        'class Card{ a=1} const groups=new Map([["left",[]]]); async function cycle(){ '
        'groups.get("left").push(new Card())}',
        [("object", "Card", 10)],
        'entry "left"',
    ),
    "subject in closure": Leak(
        "function subject(){ const watchers=[]; return{ watch(f){ watchers.push(f)}}} const "
        "clicks=subject(); class Card{ mount(){ clicks.watch(()=>this)}} async function "
        "cycle(){ new Card().mount()}",
        [("object", "closure", 10)],
        'context "watchers"',
        advice="unsubscribe",
    ),
    "setInterval": Leak(
        "class Card{ tick(){}} async function cycle(){ const c=new Card(); "
        "setInterval(function tick(){ c.tick()},100000)}",
        [("timer", "closure tick", 10)],
        "DOMTimer",
        advice="clearInterval",
    ),
    "MutationObserver": Leak(
        "class Card{ a=1} async function cycle(){ const c=new Card(); new "
        "MutationObserver(function seen(){ c.a}).observe(document.body,{ childList:true})}",
        [("object", "MutationObserverRegistration", 10)],
        "<body>",
        advice="disconnect()",
    ),
    "IntersectionObserver": Leak(
        "class Card{ a=1} async function cycle(){ const c=new Card(); new "
        "IntersectionObserver(function seen(){ c.a}).observe(document.body)}",
        [("object", "IntersectionObserver", 10)],
        "IntersectionObserverController",
        advice="disconnect()",
    ),
    "subtree by listener on window": Leak(
        'async function cycle(){ const d=document.createElement("section"); '
        'd.append(document.createElement("p")); document.body.append(d); '
        'addEventListener("resize",function onResize(){ d.hidden=true}); d.remove()}',
        [("listener", "closure onResize", 10), ("dom", "Detached <section>", 10)],
        "EventListener",
        advice="remove it",
    ),
    "AbortController signal": Leak(
        "const controller=new AbortController(); async function cycle(){ const "
        'el=document.createElement("article"); '
        'controller.signal.addEventListener("abort",function onAbort(){ el.remove()})}',
        [("listener", "closure onAbort", 10), ("dom", "Detached <article>", 10)],
        "AbortSignal",
        advice="remove it",
    ),
    "event target": Leak(
        "const bus=new EventTarget(); class Card{ a=1} async function cycle(){ const c=new "
        'Card(); bus.addEventListener("change",function onChange(){ c.a})}',
        [("listener", "closure onChange", 10)],
        "EventTarget",
        advice="remove it",
    ),
    "symbol-keyed property": Leak(
        'class Card{ a=1} const KEPT=Symbol("kept"); window[KEPT]=[]; async function cycle(){ '
        "window[KEPT].push(new Card())}",
        [("object", "Card", 10)],
        "<symbol kept>",
    ),
    "suspended generator": Leak(
        "class Card{ a=1} const running=[]; function* steps(){ const c=new Card(); yield 1; "
        "c.a} async function cycle(){ const g=steps(); g.next(); running.push(g)}",
        [("object", "steps", 10)],
        'module scope "running"',
    ),
    "suspended async function": Leak(
        "class Card{ a=1} const waiting=[]; async function load(){ const c=new Card(); await "
        "new Promise(r=>waiting.push(r)); c.a} async function cycle(){ load()}",
        [("object", "closure", 10)],
        'module scope "waiting"',
        wrong="the three functions of one promise count as three",
    ),
    "typed arrays": Leak(
        "const frames=[]; async function cycle(){ frames.push(new Uint8Array(10000))}",
        [("object", "Uint8Array", 10)],
        'module scope "frames"',
    ),
    "ArrayBuffers": Leak(
        "const parts=[]; async function cycle(){ parts.push(new ArrayBuffer(10000))}",
        [("object", "ArrayBuffer", 10)],
        'module scope "parts"',
    ),
    "buffer that is made larger": Leak(
        "let all=new Uint8Array(0); async function cycle(){ const more=new "
        "Uint8Array(all.length+5000); more.set(all); all=more}",
        [("collection", "Uint8Array all", 50000)],
        'module scope "all"',
    ),
    "text of a property": Leak(
        'const state={ log:""}; async function cycle(){ state.log+="one more line of the log\\n"}',
        [("collection", "text log", 200)],
        "log",
    ),
    "flat text": Leak(
        'const state={ log:""}; async function cycle(){ state.log+="one more line of the '
        'log\\n"; state.log.charCodeAt(3); ({})[state.log]}',
        [("collection", "text log", 248)],
        "log",
    ),
    "one character": Leak(
        'let dots="start of it"; async function cycle(){ dots+="."; dots.charCodeAt(2)}',
        [("collection", "text dots", 8)],
        'module scope "dots"',
    ),
    "object as dictionary": Leak(
        "const byName={}; let n=0; async function cycle(){ for(let i=0; i<50; "
        'i++)byName["key"+n++]=n}',
        [("collection", "Object byName", 6000)],
        'module scope "byName"',
    ),
    "dictionary by numbers": Leak(
        "const byId={}; let n=0; async function cycle(){ for(let i=0; i<50; i++)byId[7919*n++]=n}",
        [("collection", "Object byId", 6000)],
        'module scope "byId"',
    ),
    "template strings": Leak(
        "const lines=[]; let n=0; async function cycle(){ lines.push(`line ${ n++} of the log`)}",
        [("object", "entries of Array", 10)],
        'module scope "lines"',
    ),
    "one number in a Map": Leak(
        "const seen=new Map(); let n=0; async function cycle(){ seen.set(n++,1)}",
        [("collection", "Map seen", 120)],
        'module scope "seen"',
    ),
    "one number in a Set": Leak(
        "const seen=new Set(); let n=0; async function cycle(){ seen.add(n++)}",
        [("collection", "Set seen", 80)],
        'module scope "seen"',
    ),
    "numbers with fractions": Leak(
        "const times=[]; async function cycle(){ for(let i=0; i<20; i++)times.push(i+.5)}",
        [("collection", "Array times", 1600)],
        'module scope "times"',
    ),
    "a list made anew": Leak(
        "let list=[]; async function cycle(){ list=[...list,1,2,3,4,5,6,7,8,9,10]}",
        [("collection", "Array list", 400)],
        'module scope "list"',
    ),
    "numbers in a property": Leak(
        "class Chart{ points=[]} const chart=new Chart(); async function cycle(){ for(let "
        "i=0; i<100; i++)chart.points.push(i)}",
        [("collection", "Array points", 4000)],
        "points",
    ),
    "resizable": Leak(
        "const pool=new ArrayBuffer(100,{ maxByteLength:1e6}); async function cycle(){ "
        "pool.resize(pool.byteLength+1000)}",
        [("collection", "ArrayBuffer pool", 10000)],
        'module scope "pool"',
    ),
    "one string": Leak(
        'const names=[]; let n=0; async function cycle(){ names.push("name"+Math.random())}',
        [("object", "entries of Array", 10)],
        'module scope "names"',
    ),
    "number per cycle in array of 10": Leak(
        "const a=[1,2,3,4,5,6,7,8,9,10]; async function cycle(){ a.push(1)}",
        [("collection", "Array a", 40)],
        'module scope "a"',
        wrong="no snapshot tells the length of a list of numbers",
    ),
    "number per cycle in array of 1000": Leak(
        "const a=Array(1000).fill(1); async function cycle(){ a.push(1)}",
        [("collection", "Array a", 40)],
        'module scope "a"',
        wrong="no snapshot tells the length of a list of numbers",
    ),
    "number per cycle in array of 100000": Leak(
        "const a=Array(100000).fill(1); async function cycle(){ a.push(1)}",
        [("collection", "Array a", 40)],
        'module scope "a"',
        wrong="no snapshot tells the length of a list of numbers",
    ),
}
CLEAN = {
    "cache that is full": Clean(
        'const cache=new Map(); for(let i=0; i<50; i++)cache.set("k"+i,{ i}); let n=0; async '
        'function cycle(){ cache.set("k"+n++%50,{ n})}',
        wrong="an entry of another shape counts as new, the one it replaced not as gone",
    ),
    "table of numbers built once": Clean(
        "let n=0; const table=[]; async function cycle(){ if(n++===5)for(let i=0; i<5000; "
        "i++)table.push(i*i)}",
    ),
    "table in a Map built once": Clean(
        "let n=0; const table=new Map(); async function cycle(){ if(n++===5)for(let i=0; "
        "i<500; i++)table.set(i,i*i)}",
    ),
    "table of objects built once": Clean(
        "let n=0; let table; async function cycle(){ if(n++===5)table=Array.from({ "
        "length:100},(_,i)=>({ square:i*i}))}",
        wrong="that they are of one cycle is not seen",
    ),
    "table of texts built once": Clean(
        "let n=0; const table=[]; async function cycle(){ if(n++===5)for(let i=0; i<100; "
        'i++)table.push("name"+Math.random())}',
        wrong="that they are of one cycle is not seen",
    ),
    "table added to a short list": Clean(
        "let n=0; const table=[1,2,3,4,5,6,7,8,9,10]; async function cycle(){ "
        "if(n++===5)for(let i=0; i<5000; i++)table.push(i*i)}",
    ),
    "dictionary built once": Clean(
        "let n=0; const byName={}; async function cycle(){ if(n++===5)for(let i=0; i<500; "
        'i++)byName["key"+i]=i}',
    ),
    "objects replaced": Clean(
        "class Card{ a=1} let card; async function cycle(){ card=new Card(); "
        "card.rows=[1,2,3].map(x=>({ x}))}",
    ),
    "ring of numbers": Clean(
        "const ring=[]; async function cycle(){ for(let i=0; i<333; i++){ ring.push(i); "
        "if(ring.length>200)ring.shift()}}",
    ),
    "ring of objects": Clean(
        "const ring=[]; let n=0; async function cycle(){ ring.push({ n:n++}); "
        "if(ring.length>2)ring.shift()}",
    ),
    "queue that is emptied": Clean(
        "const queue=[]; async function cycle(){ for(let i=0; i<700; i++)queue.push(i); "
        "while(queue.length)queue.shift()}",
    ),
    "stack that is emptied": Clean(
        "const stack=[]; async function cycle(){ for(let i=0; i<700; i++)stack.push(i); "
        "while(stack.length>3)stack.pop()}",
    ),
    "lazily compiled": Clean(
        'const fs=Array.from({ length:20},(_,i)=>new Function("a","return a.map(x=>({ '
        'x,i:"+i+"}))")); let n=0; async function cycle(){ fs[n++%20]([1,2,3])}',
    ),
    "layout shifts": Clean(
        'async function cycle(){ const d=document.createElement("div"); '
        'd.style.height="60px"; document.body.prepend(d); await new '
        "Promise(r=>setTimeout(r,60)); d.remove(); await new Promise(r=>setTimeout(r,60))}",
    ),
    "Map cleared": Clean(
        "const m=new Map(); async function cycle(){ m.clear(); for(let i=0; i<500; i++)m.set(i,i)}",
    ),
    "Set of moving numbers": Clean(
        "const s=new Set(); let n=0; async function cycle(){ for(let i=0; i<77; i++){ "
        "s.add(n++); if(s.size>65)s.delete(n-66)}}",
    ),
    "WeakRef": Clean(
        "class Card{ a=1} let ref; async function cycle(){ ref=new WeakRef(new Card()); await "
        "new Promise(r=>setTimeout(r,5))}",
    ),
    "list of WeakRefs pruned": Clean(
        "class Card{ a=1} let refs=[]; async function cycle(){ refs=refs.slice(-1); "
        "refs.push(new WeakRef(new Card()))}",
    ),
    "interned strings": Clean(
        'let last; async function cycle(){ for(let i=0; i<100; i++){ last={}; last["prop"+i]=1}}',
    ),
    "released by a timer": Clean(
        "class Card{ a=1} const open=new Set(); async function cycle(){ const c=new Card(); "
        "open.add(c); setTimeout(()=>open.delete(c),20); await new "
        "Promise(r=>setTimeout(r,40))}",
    ),
    "pushState": Clean(
        'let n=0; async function cycle(){ try{ history.pushState({ n:n++},"")}catch{}}',
    ),
    "marks cleared": Clean(
        'async function cycle(){ for(let i=0; i<5; i++)performance.mark("m"+i); '
        "performance.clearMarks()}",
    ),
    "text built anew": Clean(
        'let text; async function cycle(){ text=""; for(let i=0; i<300; i++)text+="line '
        '"+i+Math.random()}',
    ),
    "status text": Clean(
        'let n=0; let status="idle"; async function cycle(){ status="saved "+ ++n+" times"}',
    ),
    "buffer replaced": Clean(
        "let frame; async function cycle(){ frame=new Float64Array(10000)}",
    ),
    "number counts": Clean(
        "let n=0; let f=0.5; async function cycle(){ n++; f+=0.1}",
    ),
    "listeners removed": Clean(
        "async function cycle(){ const c=new AbortController(); const "
        'd=document.createElement("div"); addEventListener("resize",()=>d,{ '
        "signal:c.signal}); c.abort()}",
    ),
    "observer disconnected": Clean(
        "async function cycle(){ const o=new MutationObserver(()=>0); "
        "o.observe(document.body,{ childList:true}); o.disconnect()}",
    ),
}


def each(pages: Mapping[str, Leak] | Mapping[str, Clean]) -> list[object]:
    """The pages as parameters of a test; where the answer is wrong today, it is to fail."""
    return [
        pytest.param(
            page,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=page.wrong)] if page.wrong else [],
        )
        for name, page in pages.items()
    ]


async def found_on(script: str, script_type: str, folder: Path) -> tuple[Finding, ...]:
    page = folder / "page.html"
    page.write_text(
        "<!doctype html><meta charset=utf-8><body><p style=height:40px>text</p>"
        f"<script type={script_type}>{script}</script>"
    )
    before, after = await snapshots_of(page)
    return grown(before, HeapAnalysis(after), CYCLES, PAGE_KINDS)


@pytest.mark.parametrize("leak", each(LEAKS))
async def test_a_leak_is_all_that_is_found(leak: Leak, tmp_path: Path) -> None:
    findings = await found_on(leak.script, leak.script_type, tmp_path)
    said = [(finding.kind, finding.name) for finding in findings]
    assert said == [(kind, name) for kind, name, _ in leak.found]
    for finding, (kind, _, count) in zip(findings, leak.found, strict=True):
        if kind == "collection":
            # Its room runs ahead of its length, by half as much again and the doubling of a step.
            assert finding.unit == "bytes"
            assert count <= finding.count <= 3 * count
        else:
            assert (finding.unit, finding.count) == ("count", count)
        assert leak.holder in path_words(finding.path)
        advice = advice_for(finding)
        assert leak.advice in ("" if advice is None else advice.text)


@pytest.mark.parametrize("page", each(CLEAN))
async def test_nothing_is_found_on_a_clean_page(page: Clean, tmp_path: Path) -> None:
    assert await found_on(page.script, "text/javascript", tmp_path) == ()
