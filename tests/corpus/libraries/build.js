// Bundles the libraries of package.json for the pages: each into a file of its own, in its
// development or its production build, as pages ask for it.
//
// `built/development/react-dom-client.js` has everything that `react-dom/client` exports, as
// one object, its default export. What libraries share is shared between the files as well.
//
//     node build.js

import { createRequire } from 'node:module'
import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const HERE = dirname(fileURLToPath(import.meta.url))
const WEB = join(HERE, '../../../web/package.json')
const { build } = await import(pathToFileURL(createRequire(WEB).resolve('vite')).href)

/** What pages import; those that are two or more, in one object. */
const LIBRARIES = {
  alpinejs: ['alpinejs'],
  angular: [
    '@angular/compiler',
    '@angular/core',
    '@angular/core/rxjs-interop',
    '@angular/platform-browser',
  ],
  chart: ['chart.js/auto'],
  codemirror: ['@codemirror/state', '@codemirror/view'],
  d3: ['d3-selection', 'd3-timer', 'd3-transition'],
  echarts: ['echarts'],
  flatpickr: ['flatpickr'],
  'floating-ui': ['@floating-ui/dom'],
  gsap: ['gsap'],
  i18next: ['i18next'],
  jquery: ['jquery'],
  leaflet: ['leaflet'],
  lit: ['lit'],
  mobx: ['mobx'],
  pinia: ['pinia'],
  preact: ['preact', 'preact/hooks'],
  query: ['@tanstack/query-core'],
  quill: ['quill'],
  react: ['react', 'react-dom', 'react-dom/client'],
  redux: ['redux'],
  rxjs: ['rxjs'],
  sentry: ['@sentry/browser'],
  solid: ['solid-js', 'solid-js/web', 'solid-js/h'],
  sortablejs: ['sortablejs'],
  svelte: ['svelte', 'svelte/store', './Card.svelte'],
  swiper: ['swiper', 'swiper/modules'],
  three: ['three'],
  tippy: ['tippy.js'],
  uplot: ['uplot'],
  vue: ['vue'],
  'vue-router': ['vue-router'],
  xstate: ['xstate'],
  zone: ['zone.js'],
  zustand: ['zustand/vanilla', 'zustand/react'],
}
const ENTRY = 'library:'
const { compile } = await import('svelte/compiler')

/** The names of the libraries that pages import in this build. */
async function wanted(mode) {
  const pages = (await readdir(HERE)).filter((name) => name.endsWith('.html'))
  const texts = await Promise.all(pages.map((name) => readFile(join(HERE, name), 'utf-8')))
  const imported = texts.flatMap((text) => [...text.matchAll(/from '\.\/built\/(\w+)\/(.+)\.js'/g)])
  return new Set(imported.filter((found) => found[1] === mode).map((found) => found[2]))
}

/** The module that gives all of a library as one object. */
function source(specifiers) {
  const names = specifiers.map((_, at) => `part${at}`)
  const imports = specifiers.map((each, at) => `import * as part${at} from '${each}'`)
  return `${imports.join('\n')}\nexport default { ${names.map((name) => `...${name}`).join(', ')} }`
}

const entries = {
  name: 'entries',
  resolveId: (id) => (id.startsWith(ENTRY) ? join(HERE, `${id.slice(ENTRY.length)}.entry.js`) : null),
  load(id) {
    const name = id.startsWith(HERE) && id.endsWith('.entry.js') && id.slice(HERE.length + 1, -'.entry.js'.length)
    return name ? source(LIBRARIES[name]) : null
  },
}

const svelteComponents = {
  name: 'svelte-components',
  transform(code, id) {
    if (!id.endsWith('.svelte')) return null
    const dev = process.env.NODE_ENV === 'development'
    return compile(code, { filename: id, dev, css: 'injected' }).js
  },
}

await rm(join(HERE, 'built'), { recursive: true, force: true })
for (const mode of ['development', 'production']) {
  process.env.NODE_ENV = mode
  await build({
    root: HERE,
    configFile: false,
    mode,
    logLevel: 'error',
    plugins: [entries, svelteComponents],
    define: {
      'process.env.NODE_ENV': JSON.stringify(mode),
      // As Angular's own build has it.
      ...(mode === 'production' && { ngDevMode: 'false', ngServerMode: 'false' }),
    },
    build: {
      outDir: join(HERE, 'built', mode),
      minify: mode === 'production',
      modulePreload: false,
      target: 'es2022',
      copyPublicDir: false,
      rollupOptions: {
        input: Object.fromEntries([...(await wanted(mode))].map((name) => [name, ENTRY + name])),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
      },
    },
  })
}
