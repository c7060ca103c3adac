// Elements that were taken out of the page, by WeakRef, and how much the page has changed.

import { leakLabKept } from './kept'
import { guarded, natives, replaceMethod } from './natives'
import { onTakeOut } from './undo'

/** Elements that are out of the page and still exist. */
export interface Left {
  name: string
  count: number
}

/** How often something in the page was added or changed. */
export let changes = 0

/** Notes that something came into the page. */
export function noteChange(): void {
  changes += 1
}

/** Notes an element that was taken out of its place. */
export function noteRemoved(node: Node): void {
  if (node.nodeType !== Node.ELEMENT_NODE || leakLabKept.knownElements.has(node as Element)) return
  leakLabKept.knownElements.add(node as Element)
  leakLabKept.removed.add(new WeakRef(node as Element))
}

const watching = { childList: true, subtree: true }
const observer = new MutationObserver(note)
/** The shadow roots there are, for when they are to be observed. */
let shadowRoots: WeakRef<ShadowRoot>[] = []
let isObserving = false

function note(records: MutationRecord[]): void {
  for (const record of records) {
    changes += record.addedNodes.length
    for (const node of record.removedNodes) noteRemoved(node)
  }
}

function observe(root: Node): void {
  natives.observe.call(observer, root, watching)
}

/**
 * Sees from now on whatever is removed, in whichever way.
 *
 * From then on each node that is put anywhere costs the page half as much again, even where the
 * observer sees nothing of it, so that it is begun only where it is needed.
 */
export function observeRemoved(): void {
  if (isObserving) return
  isObserving = true
  observe(document)
  for (const each of shadowRoots) {
    const root = each.deref()
    if (root !== undefined) observe(root)
  }
  shadowRoots = []
  onTakeOut(() => {
    observer.disconnect()
    isObserving = false
  })
}

/** Begins to know the shadow roots. */
export function watchShadowRoots(): void {
  replaceMethod(Element.prototype, 'attachShadow', (call) => {
    const root = call() as ShadowRoot
    guarded(() => {
      if (isObserving) observe(root)
      else shadowRoots.push(new WeakRef(root))
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
