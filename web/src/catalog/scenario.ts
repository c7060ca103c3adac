// What a scenario is. Each stands in one file of src/scenarios.

import type { Mounts } from '../probe/mounts'

/** A text for people, in the languages of the application. */
export interface Text {
  readonly en: string
  readonly zh: string
}

/** `memory/verdict.py` says what each means. */
export type Verdict = 'clean' | 'leak' | 'held'

/** The Tauri versions that the page is built for. */
export type TauriVersion = '2.4.1' | '2.5.0' | '2.12.5'

export type Framework = 'vue'

/** Where a scenario's components live, and what they work on. */
export interface Stage {
  readonly element: HTMLElement
  readonly mounts: Mounts
  readonly upload: UploadTarget
}

/** A real file and a real server to upload it to. The backend supplies both. */
export interface UploadTarget {
  readonly url: string
  readonly filePath: string
}

/** A mounted component. */
export interface Mounted {
  readonly firstMessage: Promise<void>
  unmount(): void
}

export interface Scenario {
  /** Unique, in lower case with hyphens: the name on the command line. */
  readonly id: string
  readonly title: Text
  readonly explanation: Text
  /** The source to show beside the scenario. */
  readonly source: { readonly file: string; readonly code: string }
  readonly expected: Readonly<Record<TauriVersion, Verdict>>
  readonly framework: Framework
  mount(stage: Stage): Mounted
}

/** Checks a scenario's form where it is written. */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario
}
