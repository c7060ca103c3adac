// Builds the page for every runtime and lists the runtimes in dist/runtimes.json.

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { build, runnerImport } from 'vite'

import { newestTauriVersion, tauriVersions } from './tauri-versions.ts'
import { configFor, runtimes, scriptConfig, scripts } from './vite.config.ts'

// Vite takes it for "development" once it has imported a module for itself, and the builds after
// that would contain the frameworks' development versions, which keep components alive.
process.env['NODE_ENV'] = 'production'

const DIST = path.join(import.meta.dirname, 'dist')
const LIST = path.join(DIST, 'runtimes.json')

/** Deletes the list first, so that a list always means a whole build, and builds of runtimes no longer named. */
async function clearStale(): Promise<void> {
  await mkdir(DIST, { recursive: true })
  await rm(LIST, { force: true })
  const stale = (await readdir(DIST)).filter((name) => ![...runtimes, ...scripts].includes(name))
  await Promise.all(stale.map((name) => rm(path.join(DIST, name), { recursive: true })))
}

/** Fails when a scenario says nothing of a Tauri version: the page would not offer it there. */
async function checkExpectations(): Promise<void> {
  const { module: catalog } = await runnerImport<{
    missingVerdicts(versions: readonly string[]): string[]
  }>('./src/catalog/catalog.ts', { configFile: false, ...configFor(newestTauriVersion) })
  const missing = catalog.missingVerdicts(tauriVersions)
  if (missing.length > 0) {
    console.error(missing.join('\n'))
    process.exit(1)
  }
}

const start = performance.now()
await clearStale()
await checkExpectations()
await Promise.all(
  [...runtimes.map(configFor), ...scripts.map(scriptConfig)].map((config) =>
    build({ configFile: false, ...config }),
  ),
)
await writeFile(LIST, `${JSON.stringify(runtimes)}\n`)
const seconds = ((performance.now() - start) / 1000).toFixed(1)
console.log(`Built the page for ${runtimes.join(', ')} in ${seconds} s.`)
