"""A component of which JavaScriptCore does not tell the holder: a channel that a callback keeps."""

from __future__ import annotations

import json

import pytest

from lab.heap.channels import through_channels
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.parsing.parse import parse_snapshot
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import path_words

CLASSES = ("<root>", "Window", "Function", "Channel")
INTERNAL, PROPERTY, INDEX, VARIABLE = range(4)
ON_WINDOW = (PathStep("object", "Window"), PathStep("property", "_1000"), PathStep("function"))
CARD = (PathStep("function"), PathStep("object", "Card"))


def kept(channels: int, fetching: int) -> HeapAnalysis:
    """Callbacks on window: some with a channel each, and others of messages that are fetched."""
    nodes, edges, names = [(0, 0), (1, 1)], [(0, 1, INTERNAL, 0)], ["this"]
    for number in range(channels + fetching):
        callback, channel = 100 + number, 500 + number
        names.append(f"_{1000 + number}")
        nodes.append((callback, CLASSES.index("Function")))
        edges.append((1, callback, PROPERTY, len(names) - 1))
        if number < channels:
            nodes.append((channel, CLASSES.index("Channel")))
            edges.append((callback, channel, VARIABLE, 0))
    made = {
        "version": 3,
        "type": "Inspector",
        "nodes": [figure for node, of_class in nodes for figure in (node, 16, of_class, 0)],
        "nodeClassNames": CLASSES,
        "edges": [figure for edge in edges for figure in edge],
        "edgeTypes": ["Internal", "Property", "Index", "Variable"],
        "edgeNames": names,
    }
    return HeapAnalysis(parse_snapshot([json.dumps(made)]))


def finding(kind: str, path: tuple[PathStep, ...], count: int) -> Finding:
    return Finding(
        kind=kind, name="", per_cycle=count / 5, count=count, retained_bytes=0, path=path
    )


@pytest.mark.parametrize("fetching", [0, 12])
def test_its_path_begins_at_window(fetching: int) -> None:
    analysis = kept(5, fetching)
    callbacks = finding("callback", ON_WINDOW, 5 + fetching)
    _callbacks, card = through_channels(analysis, (callbacks, finding("component", CARD, 5)))
    assert path_words(card.path)[0] == "Window"
    assert path_words(card.path)[-3:] == ("(not told by JavaScriptCore)", "closure", "Card")


def test_more_components_than_channels_are_held_by_something_else() -> None:
    callbacks = finding("callback", ON_WINDOW, 9)
    found = through_channels(kept(5, 4), (callbacks, finding("component", CARD, 9)))
    assert found[1].path == CARD
