// What a scenario is. Each stands in one file of src/scenarios.

import type { Mounts } from '../mounting/mounts'
import type { Expected, Verdict } from './expected'

/** A text for people, in the languages of the application. */
export interface Text {
  readonly en: string
  readonly zh: string
}

export type Framework = 'vue' | 'react' | 'plain'

/** What scenarios are grouped by, in the order in which they are listed. */
export const groups = ['issue', 'problem', 'advice', 'remedy', 'events', 'qt'] as const

export type Group = (typeof groups)[number]

/**
 * The course of a cycle.
 *
 * - `cycle`: mount, wait until `ready`, unmount.
 * - `in-flight`: the same, and all uploads are still running when the first reading is taken.
 * - `reload`: mount, wait until `ready`, reload the page.
 */
export type Course = 'cycle' | 'in-flight' | 'reload'

/** Where a scenario's components live, and what they work on. */
export interface Stage {
  readonly element: HTMLElement
  readonly mounts: Mounts
  readonly upload: UploadTarget
}

/** A real file and a real server to upload it to. The backend supplies both. */
export interface UploadTarget {
  readonly url: string
  /** For uploads that crawl while the application holds them. */
  readonly slowUrl: string
  readonly filePath: string
  readonly downloadUrl: string
  readonly downloadFolder: string
}

/** A mounted component. */
export interface Mounted {
  /** Resolves when a cycle may unmount it; rejects when its work has failed. */
  readonly ready: Promise<void>
  unmount(): void
}

/** A scenario's component in one framework. */
export interface Variant {
  /** The source to show beside the scenario. */
  readonly source: { readonly file: string; readonly code: string }
  /** Loads what `mount` needs, where that is not there from the start. */
  load?(): Promise<void>
  mount(stage: Stage): Mounted
}

export interface Scenario {
  /** Unique, in lower case with hyphens: the file's name, and the name on the command line. */
  readonly id: string
  readonly group: Group
  readonly title: Text
  readonly explanation: Text
  readonly course?: Course
  /** The scenario whose leak this one mends, or is said to mend: what to compare it with. */
  readonly mends?: string
  /** What it shows can be counted in the stand-in alone, and so it does not run in real Tauri. */
  readonly isForStandIn?: true
  /** By whose version `expected` goes: the crate's, unless it says the npm package's. */
  readonly decidedBy?: 'api'
  /** What was measured, on each runtime that the scenario makes sense on. */
  readonly expected: Expected
  /**
   * What was measured where Tauri and its npm package do not understand each other: on all pairs of
   * versions that have 2.5 or 2.6 between them. None where it was not, or differs.
   */
  readonly onMixedPairs?: Verdict
  readonly variants: Readonly<Partial<Record<Framework, Variant>>>
}

/** Checks a scenario's form where it is written. */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario
}
