// Components of frameworks that were unmounted and still exist, by WeakRef; a file each.

import { guarded } from '../natives'
import { angularVisitor } from './angular'
import { visitPreact } from './preact'
import { hookReact } from './react'
import { hookSvelte } from './svelte'
import { hookVue, visitVue } from './vue'

/** Finds the components that are mounted now, of those frameworks that call no hook. */
export function findMounted(): void {
  const visitAngular = angularVisitor()
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode() !== null) {
    const element = walker.currentNode as Element
    guarded(() => {
      visitVue(element)
      visitPreact(element)
      visitAngular?.(element)
    })
  }
}

/** Begins to watch. */
export function watchComponents(): void {
  hookVue()
  hookReact()
  hookSvelte()
}
