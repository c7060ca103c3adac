"""The files that the page was built of."""

from __future__ import annotations

from lab.page.sources import page_sources, remedies_used


def test_a_name_of_two_files_tells_none_of_them() -> None:
    sources = page_sources("2.4.1")
    assert "value: (" in sources["callbacks-on-window.ts"]
    # Of the scenario and of its remedy.
    assert "deregister.ts" not in sources


def test_what_a_remedy_imports_is_found_and_what_that_imports() -> None:
    used = remedies_used("import { LabChannel } from '../../remedies/lab-channel'", "2.12.5")
    assert list(used) == ["lab-channel.ts", "deregister.ts", "noop.ts"]
    assert "unregisterCallback(channel.id)" in used["deregister.ts"]


def test_where_nothing_is_imported_or_built_there_is_none() -> None:
    assert remedies_used("import { ref } from 'vue'", "2.4.1") == {}
    assert remedies_used("import { noop } from '../remedies/noop'", "0.0.1") == {}
