// Which verdict a scenario is expected to have on which runtime.

/** `memory/verdict.py` says what each means. */
export type Verdict = 'clean' | 'leak' | 'held'

/** The page without Tauri, which talks to plain Qt objects. */
export const QT = 'qt'

/**
 * What was measured: the verdict from a Tauri version on, until another is named, such as
 * `{ '2.0': 'leak', '2.5': 'clean' }`; or `{ qt: … }` for a page without Tauri.
 */
export type Expected = Readonly<Record<string, Verdict>>

/** The same verdict on every Tauri version. */
export function onEveryTauri(verdict: Verdict): Expected {
  return { '2.0': verdict }
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number)
}

/** Below 0 when `one` is the older version, 0 when neither is; `2.5` is as old as `2.5.0`. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)]
  for (let part = 0; part < Math.max(a.length, b.length); part += 1) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0)
    if (difference !== 0) {
      return difference
    }
  }
  return 0
}

/** The verdict expected on `runtime`, a Tauri version or `qt`; undefined where it does not run. */
export function expectedOn(expected: Expected, runtime: string): Verdict | undefined {
  if (runtime === QT) {
    return expected[QT]
  }
  const since = Object.keys(expected)
    .filter((from) => from !== QT && compareVersions(from, runtime) <= 0)
    .toSorted(compareVersions)
    .at(-1)
  return since === undefined ? undefined : expected[since]
}

/** From these versions on callbacks are kept, and channels ended, in another way. */
const CHANGES = ['2.5', '2.6']

function changesUntil(version: string): number {
  return CHANGES.filter((change) => compareVersions(change, version) <= 0).length
}

/** What a scenario says of pairs of versions (`scenario.ts`). */
interface PairExpectations {
  readonly expected: Expected
  readonly onMixedPairs?: Verdict
  readonly decidedBy?: 'api'
}

/**
 * The verdict expected on Tauri `runtime` with version `api` of its npm package; undefined where
 * nobody knows.
 *
 * Where one of `CHANGES` lies between the two it is `onMixedPairs`. Elsewhere they understand each
 * other, and it is what both versions have, if that is the same, or what the one has that decides.
 */
export function expectedOnPair(
  { expected, onMixedPairs, decidedBy }: PairExpectations,
  runtime: string,
  api: string,
): Verdict | undefined {
  if (changesUntil(runtime) !== changesUntil(api)) {
    return onMixedPairs
  }
  const verdict = expectedOn(expected, api)
  return decidedBy === 'api' || verdict === expectedOn(expected, runtime) ? verdict : undefined
}

/** Says which scenarios have no verdict on which of `versions`, a sentence each. */
export function missingExpectations(
  scenarios: readonly { readonly id: string; readonly expected: Expected }[],
  versions: readonly string[],
): string[] {
  return scenarios
    .filter(({ expected }) => !(QT in expected))
    .flatMap(({ id, expected }) =>
      versions
        .filter((version) => expectedOn(expected, version) === undefined)
        .map(
          (version) =>
            `src/scenarios/${id}.ts expects no verdict on Tauri ${version}: measure it, and add ` +
            'from which version on it has which.',
        ),
    )
}
