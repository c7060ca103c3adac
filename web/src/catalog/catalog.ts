// The scenarios of this build: every file of src/scenarios.

import type { Scenario, TauriVersion, Text, Verdict } from './scenario'

const modules = import.meta.glob<{ default: Scenario }>('../scenarios/*.ts', { eager: true })

export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  Object.values(modules).map(({ default: scenario }) => [scenario.id, scenario]),
)

/** A scenario as the application sees it. `lab/catalog.py` has the same form. */
export interface ScenarioEntry {
  id: string
  title: Text
  explanation: Text
  source_file: string
  source: string
  framework: string
  expected: Verdict
}

/** The catalog for one Tauri version, in the order of the files. */
export function catalogFor(version: TauriVersion): ScenarioEntry[] {
  return Array.from(scenarios.values(), ({ id, title, explanation, source, framework, expected }) => ({
    id,
    title,
    explanation,
    source_file: source.file,
    source: source.code,
    framework,
    expected: expected[version],
  }))
}
