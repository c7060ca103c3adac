"""Arguments of every command of the backend, right and wrong, for hypothesis to draw from."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import strategies as st

from lab.page.upload_target import UploadTargetAnswer
from tests.bridge.front_end import Json

# What has broken programs before.
_TEXTS = (
    *(
        "",
        " ",
        "\0",
        "a\0b",
        "\ud800",
        "\udfff\ud800",
        "a\r\nb: c",
        "日本",
        "é",
        "\u202e",
        "\x1b[2J",
    ),
    *(
        "/etc/shadow",
        "/dev/zero",
        "../..",
        "x" * 5000,
        "__CHANNEL__:1000001",
        "__CHANNEL__:4294967296",
    ),
    *("http://", "http://[::1", "http://127.0.0.1:99999/", "http://127.0.0.1:1/", "file:///"),
    *("http://me:é@127.0.0.1/", "http://a..b/", "http://\udcff/", "POST", "progress"),
)
_NUMBERS = (0, -1, 1, 2**31, 2**32, 2**53, 2**63, 2**64, 10**400, 0.5, 1e308, -0.0)

_leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(_NUMBERS),
    st.integers(),
    st.floats(),
    st.sampled_from(_TEXTS),
    st.text(max_size=20),
)
wild: st.SearchStrategy[Json] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(_TEXTS), st.text(max_size=5)), inner, max_size=4),
    ),
    max_leaves=8,
)


def _nested(depth: int) -> Json:
    value: Json = 1
    for _ in range(depth):
        value = {"a": [value]}
    return value


def right_arguments(target: UploadTargetAnswer) -> dict[str, dict[str, Json]]:
    """What each command does its work with."""
    upload: dict[str, Json] = {
        "upload": "one",
        "url": target.url,
        "filePath": target.file_path,
    }
    plugin: dict[str, Json] = {"id": 1, "headers": {}, "onProgress": "__CHANNEL__:1000007"}
    return {
        "plugin:upload|upload": {
            **plugin,
            "url": target.url,
            "filePath": target.file_path,
            "method": "POST",
        },
        "plugin:upload|download": {
            **plugin,
            "url": target.download_url,
            "filePath": f"{target.download_folder}/downloaded",
            "body": None,
        },
        "upload_file": upload,
        "open_progress_bus": {"onProgress": "__CHANNEL__:1000008"},
        "upload_on_bus": upload,
        "upload_and_report": {
            "url": target.url,
            "filePath": target.file_path,
            "onProgress": "__CHANNEL__:1000012",
            "endsWithDocument": True,
        },
        "open_log": {"onLine": "__CHANNEL__:1000013"},
        "replay_log": {},
        "watch_status": {"onStatus": "__CHANNEL__:1000009"},
        "watch_status_leased": {"onStatus": "__CHANNEL__:1000010", "leaseMs": 1},
        "renew_lease": {"lease": 1},
        "plugin:event|listen": {"event": "progress", "handler": 1000011, "target": {"kind": "Any"}},
        "plugin:event|unlisten": {"event": "progress", "eventId": 1},
        "plugin:event|emit": {"event": "progress", "payload": [1]},
        "plugin:event|emit_to": {
            "event": "progress",
            "payload": [1],
            "target": {"kind": "AnyLabel", "label": "main"},
        },
        "plugin:image|new": {"rgba": [1, 2, 3, 4], "width": 1, "height": 1},
        "plugin:image|rgba": {"rid": 1},
        "plugin:image|size": {"rid": 1},
        "plugin:resources|close": {"rid": 1},
        "plugin:lab|close_channel": {"channel": 1000009, "work": "cancel"},
        "upload_target": {},
        "settle": {},
    }


@dataclass(frozen=True)
class WildInvoke:
    """One invoke: a command, and its arguments as they travel."""

    command: str
    arguments_json: str


@st.composite
def wild_invokes(draw: st.DrawFn, right: dict[str, dict[str, Json]]) -> WildInvoke:
    """A known command, most often, with arguments of which one or all are wrong."""
    command = draw(st.one_of(st.sampled_from(sorted(right)), st.sampled_from(_TEXTS)))
    arguments = dict(right.get(command, {}))
    shape = draw(st.sampled_from(("one wrong", "one wrong", "one wrong", "all", "deep", "no JSON")))
    if shape == "no JSON":
        return WildInvoke(command, draw(st.one_of(st.sampled_from(_TEXTS), st.text(max_size=30))))
    if shape == "all":
        return WildInvoke(command, json.dumps(draw(wild)))
    if arguments:
        key = draw(st.sampled_from(sorted(arguments)))
        value = _nested(draw(st.sampled_from((3, 300, 450)))) if shape == "deep" else draw(wild)
        if draw(st.integers(0, 4)):
            arguments[key] = value
        elif key == "headers":
            arguments[key] = {str(draw(_leaves)): str(draw(_leaves))}
        else:
            del arguments[key]
    return WildInvoke(command, json.dumps(arguments, ensure_ascii=draw(st.booleans())))
