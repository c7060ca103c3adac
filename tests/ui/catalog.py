"""Scenarios and results to show, made by hand."""

from __future__ import annotations

from lab.page.catalog import Framework, Scenario, Text
from memory.verdict import VerdictWord
from report.result import Finding, Result

SOURCE = """<script setup lang="ts">
const onProgress = (message) => {
  arrived('progress')
  progress.value = message
}
</script>
"""


def scenario(
    id_: str, group: str = "issue", framework: Framework = "vue", source: str = SOURCE
) -> Scenario:
    """A scenario of that name; its title is its name, with a capital."""
    title = id_.replace("-", " ").capitalize()
    return Scenario(
        id=id_,
        group=group,
        title=Text(title, title),
        explanation=Text(f"What {id_} is about.", ""),
        course="cycle",
        framework=framework,
        source_file="UploadCard.vue",
        source=source,
        expected="leak",
    )


def result(
    scenario_id: str = "no-cleanup",
    verdict: VerdictWord = "leak",
    runtime: str = "2.4.1",
    findings: tuple[Finding, ...] = (),
) -> Result:
    """What a run of five cycles found."""
    return Result(
        scenario=scenario_id,
        runtime=runtime,
        framework="vue",
        cycles=5,
        verdict=verdict,
        expected=verdict,
        evidence=f"5 cycles say {verdict}",
        created=5,
        survivors=5 if verdict == "leak" else 0,
        callbacks_left=0,
        ghost_messages=0,
        ghost_writes={},
        backend_channels_left=0,
        heap_bytes_per_cycle=0,
        dom_nodes_per_cycle=0,
        detached_nodes_per_cycle=0,
        slower=None,
        findings=findings,
        elapsed_s=1,
    )
