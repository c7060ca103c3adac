// Elements that were taken out of the page, by WeakRef, and how much the page has changed.

import { leakLabKept } from './kept'
import { guarded, natives, replaceMethod } from './natives'
import { onTakeOut } from './undo'

/** Elements that are out of the page and still exist. */
export interface Left {
  name: string
  count: number
}

/** How often something in the page was added, removed or changed. */
export let changes = 0

const watching = { childList: true, subtree: true }
const observer = new MutationObserver(note)

function note(records: MutationRecord[]): void {
  for (const record of records) {
    changes += record.addedNodes.length
    for (const node of record.removedNodes) {
      if (!(node instanceof Element) || leakLabKept.knownElements.has(node)) continue
      leakLabKept.knownElements.add(node)
      leakLabKept.removed.add(new WeakRef(node))
    }
  }
}

/** Begins to watch. */
export function watchRemoved(): void {
  observer.observe(document, watching)
  onTakeOut(() => {
    observer.disconnect()
  })
  replaceMethod(Element.prototype, 'attachShadow', (call) => {
    const root = call()
    guarded(() => {
      natives.observe.call(observer, root as ShadowRoot, watching)
    })
    return root
  })
}

/** The removed elements that still exist, by what they look like. */
export function leftElements(): Left[] {
  note(observer.takeRecords())
  const counts = new Map<string, number>()
  for (const reference of leakLabKept.removed) {
    const element = reference.deref()
    if (element === undefined) {
      leakLabKept.removed.delete(reference)
    } else if (!element.isConnected) {
      const name = nameOf(element)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return [...counts].map(([name, count]) => ({ name, count }))
}

/** Such as `<div class="card">`; without an id, which is often a number. */
function nameOf(element: Element): string {
  // Not by its classList, which the engine would make, and keep as long as the element.
  const first = element.getAttribute('class')?.match(/\S+/)?.[0]
  return first === undefined ? `<${element.localName}>` : `<${element.localName} class="${first}">`
}
