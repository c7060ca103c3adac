"""What the files of source maps are called for a reader."""

from __future__ import annotations

import pytest

from memory.heap.naming.source_names import reader_name

_BUILT = "http://localhost:8080/assets/index-3f2a.js"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("webpack://my-app/./src/Chart.vue?9f5c", "src/Chart.vue"),
        ("webpack:///./src/Chart.vue?vue&type=script&lang=js", "src/Chart.vue"),
        ("webpack-internal:///(app-pages-browser)/./src/Chart.tsx", "src/Chart.tsx"),
        ("webpack://my-app/../shared/Chart.vue", "shared/Chart.vue"),
        ("turbopack:///[project]/src/app/page.tsx", "src/app/page.tsx"),
        ("../../src/Chart.vue", "src/Chart.vue"),
        ("../../../node_modules/vue/index.js", "node_modules/vue/index.js"),
        ("Chart.ts", "assets/Chart.ts"),
        ("/projects/app/src/Chart.vue", "/projects/app/src/Chart.vue"),
        ("file:///projects/a%20b/Chart.vue", "/projects/a b/Chart.vue"),
        ("http://localhost:8080/src/Chart.vue?t=3", "http://localhost:8080/src/Chart.vue"),
        ("odd/[id]/page.tsx", "assets/odd/[id]/page.tsx"),
        ("webpack://", "webpack://"),
        ("", "assets"),
    ],
)
def test_a_file_is_called_as_its_author_knows_it(source: str, name: str) -> None:
    assert reader_name(source, _BUILT) == name


def test_a_development_server_names_a_file_beside_the_script() -> None:
    script = "http://localhost:5173/src/pages/Chart.vue?t=1"
    assert reader_name("Chart.vue", script) == "src/pages/Chart.vue"


def test_a_script_without_an_address_adds_nothing() -> None:
    assert reader_name("./src/Chart.vue", "bundle.js") == "src/Chart.vue"
