"""What a scenario, its framework and its group are called."""

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


def group_title(group: str) -> str:
    """What a group of scenarios is called."""
    translate = QCoreApplication.translate
    titles = {
        "issue": translate("ScenarioModel", "The issue"),
        "problem": translate("ScenarioModel", "Where it shows"),
        "advice": translate("ScenarioModel", "Advice that is often given"),
        "remedy": translate("ScenarioModel", "Remedies"),
        "events": translate("ScenarioModel", "Events"),
        "qt": translate("ScenarioModel", "Qt without Tauri"),
    }
    return titles.get(group, group)
