// The ways in which pages take elements out again and again, each noted where it is called.

import { standIn, standInForSetter, uncurried } from '../natives'
import { noteChange } from '../removed'
import { firstChildOf, isConnected, isWatched, parentOf, took, watchedChildren } from './trees'

type Method = (this: unknown, ...given: unknown[]) => unknown

/** The call of each with fewer is the browser's to refuse. */
const ONE = 1
const TWO = 2

/** Whether putting `node` somewhere takes it out of where it counts. */
function isMoved(node: unknown): boolean {
  try {
    return parentOf(node as Node) !== null && isWatched(node as Node)
  } catch {
    // It is no node: the browser will say so.
    return false
  }
}

function noteAdded(parent: unknown): void {
  try {
    if (isConnected(parent as Node)) noteChange()
  } catch {
    // As above.
  }
}

/** Those of `nodes` that are taken out of where they count; strings may be among them. */
function moved(nodes: readonly unknown[]): Node[] {
  return nodes.filter((each) => typeof each === 'object' && isMoved(each)) as Node[]
}

/** What stands in for a method that puts its first argument below what it is called on. */
function putting(native: Method, name: string, needed: number): Method {
  const call = uncurried(native)
  const { [name]: method } = {
    [name](this: unknown, node?: unknown, other?: unknown) {
      // eslint-disable-next-line prefer-rest-params -- a list of them for each call costs more
      if (arguments.length < needed) return Reflect.apply(native, this, arguments) as unknown
      const isElsewhere = isMoved(node)
      const result = call(this, node, other)
      if (isElsewhere) took(node as Node)
      noteAdded(this)
      return result
    },
  }
  return method as Method
}

/** Tells what a call will take out of where it counts. */
type Leaving = (self: unknown, given: readonly unknown[]) => readonly Node[]

/** What stands in for any method. */
function taking(native: Method, name: string, leaving: Leaving, adds: boolean): Method {
  const { [name]: method } = {
    [name](this: unknown, ...given: unknown[]) {
      let nodes: readonly Node[] = []
      try {
        nodes = leaving(this, given)
      } catch {
        // It is called on no node, or is given none: the browser will say so.
      }
      // `replaceWith` puts something where its own node is no more.
      if (adds) noteAdded(this)
      const result: unknown = Reflect.apply(native, this, given)
      nodes.forEach(took)
      return result
    },
  }
  return method as Method
}

function watch(owners: readonly object[], name: string, leaving: Leaving, adds = true): void {
  for (const owner of owners) {
    standIn<Method>(owner, name, (native) => taking(native, name, leaving, adds))
  }
}

const itself = (self: unknown): Node[] => (isMoved(self) ? [self as Node] : [])

/** What stands in for a setter that puts something new in the place of all children. */
function watchContent(owner: object, name: string): void {
  standInForSetter(owner, name, (native) => {
    const call = uncurried(native)
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its node
    const { setContent } = {
      setContent(this: unknown, content: unknown) {
        let nodes: readonly Node[] | undefined
        try {
          if (firstChildOf(this as Node) !== null) nodes = watchedChildren(this as Node)
        } catch {
          // It is called on no node: the browser will say so.
        }
        call(this, content)
        nodes?.forEach(took)
        noteAdded(this)
      },
    }
    return setContent
  })
}

/** Begins to watch. */
export function watchOften(): void {
  standIn<Method>(Node.prototype, 'insertBefore', (native) => putting(native, 'insertBefore', TWO))
  standIn<Method>(Node.prototype, 'appendChild', (native) => putting(native, 'appendChild', ONE))
  watch([Node.prototype], 'removeChild', (_self, [child]) => moved([child]), false)
  watch([Node.prototype], 'replaceChild', (_self, [node, child]) => moved([node, child]))
  const parents = [Element.prototype, Document.prototype, DocumentFragment.prototype]
  for (const name of ['append', 'prepend']) watch(parents, name, (_self, given) => moved(given))
  watch(parents, 'replaceChildren', (self, given) => [
    ...watchedChildren(self as Node),
    ...moved(given),
  ])
  const children = [Element.prototype, CharacterData.prototype]
  watch(children, 'remove', itself, false)
  for (const name of ['before', 'after']) watch(children, name, (_self, given) => moved(given))
  watch(children, 'replaceWith', (self, given) => [...itself(self), ...moved(given)])
  watchContent(Node.prototype, 'textContent')
  watchContent(Element.prototype, 'innerHTML')
  watchContent(ShadowRoot.prototype, 'innerHTML')
}
