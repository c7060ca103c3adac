// The Tauri versions that the page is built for: package.json names them, as `tauri-api-<version>`.

import packageJson from './package.json' with { type: 'json' }

const PREFIX = 'tauri-api-'

/** Oldest first. */
export const tauriVersions: readonly string[] = Object.keys(packageJson.dependencies)
  .filter((name) => name.startsWith(PREFIX))
  .map((name) => name.slice(PREFIX.length))
  .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))

function newest(): string {
  const last = tauriVersions.at(-1)
  if (last === undefined) {
    throw new Error(`package.json has no dependency named ${PREFIX}<version>`)
  }
  return last
}

/** The one that the types and the page's own tests use unless they say otherwise. */
export const newestTauriVersion = newest()
