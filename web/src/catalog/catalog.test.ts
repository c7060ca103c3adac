// What every file of src/scenarios must have, whatever it shows.

import { describe, expect, test } from 'vitest'

import { tauriVersions } from '../../tauri-versions'
import { catalogFor, loadVariant, missingVerdicts, realCatalogFor, scenarios } from './catalog'
import { expectedOn, type Verdict } from './expected'
import type { Scenario } from './scenario'

const modules = import.meta.glob<{ default: Scenario }>('../scenarios/*.ts', { eager: true })
const sources = import.meta.glob<string>('../components/**/*.{vue,ts,tsx}', {
  eager: true,
  import: 'default',
  query: '?raw',
})

const runtimes: readonly string[] = [...tauriVersions, 'qt']
const verdicts: readonly Verdict[] = ['clean', 'leak', 'held']
const HAN = /\p{Script=Han}/u

function baseName(path: string): string {
  return path.split('/').at(-1) ?? path
}

describe.each(Object.entries(modules))('%s', (path, { default: scenario }) => {
  test('has the id that its file name says', () => {
    expect(`${scenario.id}.ts`).toBe(baseName(path))
    expect(scenario.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test('is titled and explained in English and Chinese', () => {
    for (const { en, zh } of [scenario.title, scenario.explanation]) {
      expect(en).toMatch(/\w/)
      expect(en).not.toMatch(HAN)
      expect(zh.trim()).not.toBe('')
    }
    expect(scenario.explanation.zh).toMatch(HAN)
  })

  test('expects a verdict of every Tauri version, or of the page without Tauri', () => {
    const wanted = scenario.group === 'qt' ? ['qt'] : tauriVersions

    const runsOn = runtimes.filter(
      (runtime) => expectedOn(scenario.expected, runtime) !== undefined,
    )
    expect(runsOn).toEqual(wanted)
    expect(verdicts).toEqual(expect.arrayContaining(Object.values(scenario.expected)))
  })

  test('mends a scenario that there is, with a component of its own', () => {
    if (scenario.mends === undefined) {
      return
    }
    const mended = scenarios.find(({ id }) => id === scenario.mends)
    const files = Object.values(mended?.variants ?? {}).map(({ source }) => source.file)
    expect(files).not.toEqual([])
    for (const { source } of Object.values(scenario.variants)) {
      expect(files).not.toContain(source.file)
    }
  })

  test('shows the whole source of the component that it mounts', () => {
    const variants = Object.values(scenario.variants)
    expect(variants).not.toEqual([])
    for (const { source } of variants) {
      const files = Object.entries(sources).filter(([file]) => baseName(file) === source.file)
      expect(files.map(([, code]) => code)).toEqual([source.code])
      expect(source.code.trim()).not.toBe('')
    }
  })
})

test('every file is in the catalog, under an id of its own', () => {
  const ids = scenarios.map(({ id }) => id)

  expect(ids).toHaveLength(Object.keys(modules).length)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(runtimes)('the catalog for %s has its scenarios, once per framework', (runtime) => {
  const entries = catalogFor(runtime)

  const wanted = scenarios
    .filter(({ expected }) => expectedOn(expected, runtime) !== undefined)
    .flatMap(({ id, variants }) => Object.keys(variants).map((framework) => `${id} ${framework}`))
  expect(entries.map(({ id, framework }) => `${id} ${framework}`)).toEqual(wanted)
  expect(wanted).not.toEqual([])
})

test('no Tauri version that the page is built for is without expectations', () => {
  expect(missingVerdicts(tauriVersions)).toEqual([])
  expect(missingVerdicts(['1.0.0'])).toContain(
    'src/scenarios/no-cleanup.ts expects no verdict on Tauri 1.0.0: measure it, and add from ' +
      'which version on it has which.',
  )
})

test('with another npm package there are the same scenarios, of some of which nothing is expected', () => {
  const entries = catalogFor('2.5.0', '2.12.5')

  const ids = (found: typeof entries) => found.map(({ id, framework }) => `${id} ${framework}`)
  expect(ids(entries)).toEqual(ids(catalogFor('2.5.0')))
  for (const { id, expected } of entries) {
    expect([id, expected]).toEqual([
      id,
      scenarios.find((scenario) => scenario.id === id)?.onMixedPairs ?? null,
    ])
  }
  expect(entries.find(({ id }) => id === 'no-cleanup')?.expected).toBe('leak')
})

test('an entry is plain data, which reaches the application as JSON', () => {
  const entries = catalogFor('2.4.1')

  expect(JSON.parse(JSON.stringify(entries))).toEqual(entries)
  expect(
    entries.find(({ id, framework }) => id === 'no-cleanup' && framework === 'vue'),
  ).toMatchObject({
    course: 'cycle',
    source_file: 'UploadCard.vue',
    expected: 'leak',
  })
})

test('a scenario and framework that are not there are told by name', async () => {
  await expect(loadVariant('nothing-of-the-kind', 'vue')).rejects.toThrow(
    'There is no scenario nothing-of-the-kind for vue.',
  )
  await expect(loadVariant('weak-map', 'plain')).rejects.toThrow(
    'There is no scenario weak-map for plain.',
  )
})

test.each([
  ['2.8.5', '2.12.5', 'clean'],
  ['2.8.5', '2.11.1', 'leak'],
  ['2.12.5', '2.12.5', 'clean'],
])('a scenario may go by the npm package: crate %s, api %s: %s', (runtime, api, verdict) => {
  const entry = catalogFor(runtime, api).find(({ id }) => id === 'handler-throws')
  expect(entry?.expected).toBe(verdict)
})

test('what only the stand-in can count does not run in real Tauri', () => {
  const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
  expect(ids(catalogFor('2.12.5'))).toContain('listen-reload')
  expect(ids(realCatalogFor('2.8.5', '2.12.5'))).not.toContain('listen-reload')
  expect(ids(realCatalogFor('2.8.5', '2.12.5'))).toContain('reload')
})
