"""What to do about functions that outlive a component and see it through their scope."""

from __future__ import annotations

from typing import Final

from memory.advice.rule import Advice, Rule
from memory.heap.growth.finding import Finding
from memory.translatable import translatable


def _component_in_handler(finding: Finding) -> bool:
    return finding.kind == "component" and any(step.kind == "variable" for step in finding.path)


RULES: Final = (
    Rule(
        _component_in_handler,
        Advice(
            translatable(
                "Advice",
                "A function that outlives the component sees it through its scope: give it the "
                "values that it needs, not the component.",
            ),
            "no-component-ref",
        ),
    ),
)
