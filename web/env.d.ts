/// <reference types="vite/client" />

/** What this build of the page is for: a Tauri version such as "2.4.1", or "qt". */
declare const __RUNTIME__: string

/** The version of the npm packages that it contains; for "qt" the newest. */
declare const __TAURI_VERSION__: string

// vue-tsc reads the component itself; this is for eslint, which sees no types in a .vue file.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export default component
}
