"""What a scenario is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lab.page.catalog import Scenario
from ui.words.language import text_of


def scenario_title(scenario: Scenario) -> str:
    """The scenario's title, with its framework unless that is Vue."""
    title = text_of(scenario.title)
    if scenario.framework == "vue":
        return title
    return QCoreApplication.translate("ScenarioTitle", "{title} ({framework})").format(
        title=title, framework=framework_name(scenario.framework)
    )


def framework_name(framework: str) -> str:
    """What a framework is called."""
    plain = QCoreApplication.translate("ScenarioTitle", "plain JS")
    return {"vue": "Vue", "react": "React", "plain": plain}.get(framework, framework)
