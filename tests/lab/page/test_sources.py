"""The files that the page was built of."""

from __future__ import annotations

from lab.page.sources import newly_imported, page_sources


def test_a_name_of_two_files_tells_none_of_them() -> None:
    sources = page_sources("2.4.1")
    assert "value: (" in sources["callbacks-on-window.ts"]
    # Of the scenario and of its remedy.
    assert "deregister.ts" not in sources


def test_what_a_remedy_imports_is_found_and_what_that_imports() -> None:
    remedy = "import { LabChannel } from '../../remedies/lab-channel'\nimport a from './progress'"
    before = "import { a } from './progress'"
    used = newly_imported(remedy, before, "2.12.5")
    assert list(used) == ["lab-channel.ts", "deregister.ts", "noop.ts"]
    assert "unregisterCallback(channel.id)" in used["deregister.ts"]


def test_the_call_that_takes_the_place_of_another_is_found_too() -> None:
    used = newly_imported("import { uploadThrough } from './upload-through'", "", "2.4.1")
    assert "export function uploadThrough" in used["upload-through.ts"]


def test_where_nothing_is_imported_or_built_there_is_none() -> None:
    assert newly_imported("import { ref } from 'vue'", "", "2.4.1") == {}
    assert newly_imported("import { noop } from '../remedies/noop'", "", "0.0.1") == {}
