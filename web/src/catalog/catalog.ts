// The scenarios of this build: every file of src/scenarios.

import { expectedOn, expectedOnPair, missingExpectations, type Verdict } from './expected'
import { groups } from './scenario'
import type { Course, Framework, Group, Scenario, Text, Variant } from './scenario'

const modules = import.meta.glob<{ default: Scenario }>('../scenarios/*.ts', { eager: true })

/** All scenarios, by group, and within a group in the order of their files. */
export const scenarios: readonly Scenario[] = Object.values(modules)
  .map((module) => module.default)
  .toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group))

/** A scenario in one framework, as the application sees it. `lab/page/catalog.py` has the same form. */
export interface ScenarioEntry {
  id: string
  group: Group
  title: Text
  explanation: Text
  course: Course
  mends: string
  framework: Framework
  source_file: string
  source: string
  /** Null where it is not known: on some pairs of versions. */
  expected: Verdict | null
}

function variantsOf(scenario: Scenario): [Framework, Variant][] {
  return Object.entries(scenario.variants) as [Framework, Variant][]
}

/**
 * What can run on `runtime`, a Tauri version or `qt`: one entry per scenario and framework.
 *
 * `api` is the version of the npm package, where that is not the runtime's own.
 */
export function catalogFor(runtime: string, api?: string): ScenarioEntry[] {
  return scenarios.flatMap((scenario) => {
    const onItsOwn = expectedOn(scenario.expected, runtime)
    if (onItsOwn === undefined) {
      return []
    }
    const expected = api === undefined ? onItsOwn : (expectedOnPair(scenario, runtime, api) ?? null)
    return variantsOf(scenario).map(([framework, { source }]) => ({
      id: scenario.id,
      group: scenario.group,
      title: scenario.title,
      explanation: scenario.explanation,
      course: scenario.course ?? 'cycle',
      mends: scenario.mends ?? '',
      framework,
      source_file: source.file,
      source: source.code,
      expected,
    }))
  })
}

/** What can run in real Tauri, of which the crate is `runtime`, and the npm package `api`. */
export function realCatalogFor(runtime: string, api: string): ScenarioEntry[] {
  const standIns = new Set(scenarios.filter((each) => each.isForStandIn).map(({ id }) => id))
  return catalogFor(runtime, api).filter(({ id }) => !standIns.has(id))
}

/** A scenario's component in one framework, ready to be mounted. */
export async function loadVariant(id: string, framework: Framework): Promise<Variant> {
  const variant = scenarios.find((scenario) => scenario.id === id)?.variants[framework]
  if (variant === undefined) {
    throw new Error(`There is no scenario ${id} for ${framework}.`)
  }
  await variant.load?.()
  return variant
}

/** What the build refuses: scenarios that expect no verdict on one of `versions`, a sentence each. */
export function missingVerdicts(versions: readonly string[]): string[] {
  return missingExpectations(scenarios, versions)
}
