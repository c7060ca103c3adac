// How the page's own tests run: in jsdom, against the unmodified npm packages.

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

import { newestTauriVersion, tauriVersions } from './tauri-versions.ts'
import { aliasesFor, constantsFor } from './vite.config.ts'

/** Tests of whole components: they run once per Tauri version, which the sources see as in its build. */
const EACH_VERSION = 'tests/each-version/**/*.test.{ts,tsx}'

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'jsdom',
    // Survivors are counted right after a garbage collection.
    execArgv: ['--expose-gc'],
    restoreMocks: true,
    unstubGlobals: true,
    coverage: {
      provider: 'v8',
      reporter: ['text'],
      include: ['src/**/*.{ts,tsx,vue}'],
      exclude: ['src/**/*.test.{ts,tsx}'],
    },
    projects: [
      {
        extends: true,
        define: constantsFor(newestTauriVersion),
        test: {
          name: 'page',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
          exclude: [EACH_VERSION],
        },
      },
      ...tauriVersions.map((version) => ({
        extends: true as const,
        define: constantsFor(version),
        resolve: { alias: aliasesFor(version) },
        test: {
          name: `Tauri ${version}`,
          include: [EACH_VERSION],
          // The plugin's own import of the api goes through the alias only when Vite serves it.
          server: { deps: { inline: ['@tauri-apps/plugin-upload'] } },
        },
      })),
    ],
  },
})
