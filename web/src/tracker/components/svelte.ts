// Svelte 4's components: its development build tells the document of each.
//
// Svelte 5 has no object for a component, and the production build of 4 tells nobody; of those the
// removed elements are counted.

import { guarded, natives } from '../natives'
import { onTakeOut } from '../undo'
import { nameAmong, noteComponent } from './known'

const EVENT = 'SvelteRegisterComponent'

interface SvelteDetail {
  component?: object
  tagName?: unknown
}

/** Destroyed components have no fragment any more. */
const isUnmounted = (component: object): boolean =>
  (component as { $$?: { fragment?: unknown } }).$$?.fragment === null

function note(event: Event): void {
  guarded(() => {
    const { component, tagName } = (event as CustomEvent<SvelteDetail>).detail
    if (component !== undefined) noteComponent([component], nameAmong(tagName), isUnmounted)
  })
}

/** Begins to listen. */
export function hookSvelte(): void {
  natives.addEventListener.call(document, EVENT, note)
  onTakeOut(() => {
    natives.removeEventListener.call(document, EVENT, note)
  })
}
