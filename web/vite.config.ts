// How the page is built: the same sources once per Tauri version.

import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import type { Plugin, UserConfig } from 'vite'

import { newestTauriVersion, tauriVersions } from './tauri-versions.ts'

const TAURI_API = '@tauri-apps/api'

/** The build without Tauri: the page talks to plain Qt objects. */
const QT = 'qt'

/** What the page is built for: every Tauri version, oldest first, and no Tauri at all. */
export const runtimes: readonly string[] = [...tauriVersions, QT]

function tauriVersionOf(runtime: string): string {
  return runtime === QT ? newestTauriVersion : runtime
}

/** What every build and every test replaces in the sources. */
export function constantsFor(runtime: string): Record<string, string> {
  const tauriVersion = tauriVersionOf(runtime)
  return {
    __RUNTIME__: JSON.stringify(runtime),
    __TAURI_VERSION__: JSON.stringify(tauriVersion),
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  }
}

/** Makes `@tauri-apps/api` and its subpaths, wherever they are imported, mean one version of it. */
export function aliasesFor(tauriVersion: string): Record<string, string> {
  return { [TAURI_API]: `tauri-api-${tauriVersion}` }
}

/** Fails the build when any other version of the api got into it. */
function onlyTauriApi(tauriVersion: string): Plugin {
  const anyVersion = /\/node_modules\/(@tauri-apps\/api|tauri-api-[^/]+)\//
  return {
    name: 'leak-lab:only-tauri-api',
    moduleParsed({ id }) {
      const found = anyVersion.exec(id)?.[1]
      if (found !== undefined && found !== `tauri-api-${tauriVersion}`) {
        this.error(`The build for Tauri ${tauriVersion} contains ${found}: ${id}`)
      }
    },
  }
}

/** The build for one runtime, into `dist/<runtime>/`. */
export function configFor(runtime: string): UserConfig {
  const tauriVersion = tauriVersionOf(runtime)
  return {
    root: import.meta.dirname,
    base: './',
    logLevel: 'warn',
    plugins: [vue(), react(), onlyTauriApi(tauriVersion)],
    define: constantsFor(runtime),
    resolve: { alias: aliasesFor(tauriVersion) },
    build: {
      outDir: `dist/${runtime}`,
      emptyOutDir: true,
      // Qt WebEngine 6.11 is Chromium 140.
      target: 'chrome140',
      // A heap snapshot is read by people: names stay as they were written. Not `keepNames`:
      // it wraps every function that is made in a call, and so changes what is measured.
      minify: false,
      sourcemap: true,
      // The content security policy admits no data: addresses and no inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Five builds side by side say nothing about the time of one.
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  }
}

/** The scripts for pages that are not ours, by the folder in `dist` that they are built to. */
export const scripts = ['tracker', 'recorder', 'played-tauri', 'held-channel'] as const

/** The build of such a script, which runs at once: `dist/tracker/tracker.js` and its like. */
export function scriptConfig(name: (typeof scripts)[number]): UserConfig {
  return {
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      outDir: `dist/${name}`,
      emptyOutDir: true,
      target: 'chrome140',
      minify: false,
      reportCompressedSize: false,
      lib: {
        entry: `src/${name}/${name}.ts`,
        formats: ['iife'],
        name: `leakLab_${name.replace('-', '_')}_script`,
        fileName: () => `${name}.js`,
      },
      // A stack has this name for the script's own frames.
      rolldownOptions: { output: { footer: `//# sourceURL=leak-lab-${name}.js` } },
    },
  }
}

export default configFor(newestTauriVersion)
