// Which nodes are in a tree whose removals count, by the browser's own methods.

import { leakLabKept } from '../kept'
import { getterOf, natives, uncurried } from '../natives'
import { noteRemoved } from '../removed'

type Walk = (node: Node) => Node | null

export const isConnected = getterOf(Node.prototype, 'isConnected') as (node: Node) => boolean
export const parentOf = getterOf(Node.prototype, 'parentNode') as Walk
export const firstChildOf = getterOf(Node.prototype, 'firstChild') as Walk
const nextSiblingOf = getterOf(Node.prototype, 'nextSibling') as Walk
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its node
const rootOf = uncurried(Node.prototype.getRootNode)

/**
 * Whether its removal counts: it is in the page or in a shadow root, or below what was taken out
 * of there in this task.
 */
export function isWatched(node: Node): boolean {
  if (isConnected(node)) return true
  const root = rootOf(node)
  return root !== node && (root instanceof ShadowRoot || leakLabKept.justRemoved.has(root))
}

/** Notes what has been taken out, and that for this task what is below it counts as well. */
export function took(node: Node): void {
  noteRemoved(node)
  const { justRemoved } = leakLabKept
  if (firstChildOf(node) === null) return
  if (justRemoved.size === 0) natives.queueMicrotask(forget)
  justRemoved.add(node)
}

function forget(): void {
  leakLabKept.justRemoved.clear()
}

/** The children of `parent`, where their removal counts. */
export function watchedChildren(parent: Node): Node[] {
  const children: Node[] = []
  let child = firstChildOf(parent)
  if (child === null || !isWatched(child)) return children
  for (; child !== null; child = nextSiblingOf(child)) children.push(child)
  return children
}
