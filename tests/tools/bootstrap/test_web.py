"""What the page is built from, and what the builds contain."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tools.bootstrap.project import Project
from tools.bootstrap.web import sources_of

if TYPE_CHECKING:
    from pathlib import Path

WEB = Project.here().web
DIST = WEB / "dist"


def test_the_page_is_built_from_its_sources_only(tmp_path: Path) -> None:
    built_from = {"index.html", "package-lock.json", "src/main.ts", "src/tauri/channel.ts"}
    not_built = {
        "dist/2.4.1/index.html",
        "node_modules/vue/index.js",
        "src/tauri/channel.test.ts",
        "tests/main.test.ts",
    }
    for name in built_from | not_built:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert {str(file.relative_to(tmp_path)) for file in sources_of(tmp_path)} == built_from


def apis_in(build: Path) -> set[str]:
    """The versions of Tauri's api that a build contains, by the packages in its source maps."""
    found: set[str] = set()
    for source_map in (build / "assets").glob("*.js.map"):
        for source in json.loads(source_map.read_text(encoding="utf-8"))["sources"]:
            found.update(re.findall(r"(@tauri-apps/api|tauri-api-[^/]+)/", source))
    return found


def test_each_build_contains_the_api_of_its_own_version_only() -> None:
    runtimes = json.loads((DIST / "runtimes.json").read_text(encoding="utf-8"))
    versions = [runtime for runtime in runtimes if runtime[0].isdigit()]
    assert versions == ["2.4.1", "2.5.0", "2.11.1", "2.12.5"]
    for version in versions:
        assert apis_in(DIST / version) == {f"tauri-api-{version}"}


def test_no_build_contains_the_development_version_of_a_framework() -> None:
    """Vue's keeps every component event for 3 seconds, and the component with it."""
    for build in DIST.glob("*/assets"):
        found = [
            source
            for source_map in build.glob("*.js.map")
            for source in json.loads(source_map.read_text(encoding="utf-8"))["sources"]
        ]
        assert any("/react-dom/" in source for source in found)
        assert [source for source in found if ".development." in source] == []


def test_no_build_has_a_script_in_its_html_or_an_address_from_outside() -> None:
    for page in DIST.glob("*/index.html"):
        html = page.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\ssrc=)", html)
        assert not re.search(r"(src|href)=\"(https?:|//|data:)", html)


def test_the_lock_files_name_no_registry() -> None:
    for folder in (WEB, Project.here().corpus):
        assert '"resolved"' not in (folder / "package-lock.json").read_text(encoding="utf-8")
    for lock in (Project.here().root / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"://|--(extra-)?index-url|--find-links", text)
        pinned = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)
        hashed = re.findall(r"^[a-z0-9-]+==[^\\]+\\\n    --hash=sha256:", text, re.MULTILINE)
        assert pinned
        assert len(pinned) == len(hashed)
