// Preact's components: there is no hook that both of its builds tell, so one looks.

import { nameAmong, noteComponent } from './known'

/** A node of Preact's, by the names that its builds give the fields. */
interface PreactNode {
  /** Children. */
  __k?: unknown
  /** The component, unless it is an element. */
  __c?: PreactComponent | null
  type?: unknown
}

interface PreactComponent {
  /** The element that it is shown in; none once it is unmounted. */
  __P?: unknown
}

const isUnmounted = (component: object): boolean => {
  const { __P } = component as PreactComponent
  return __P === undefined || __P === null
}

/** Notes the components below `element`, if an application was rendered there. */
export function visitPreact(element: Element): void {
  const root = (element as Element & { __k?: PreactNode | null }).__k
  if (typeof root !== 'object' || root === null) return
  const waiting: PreactNode[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { __c: component, __k: children, type } = node
    if (typeof type === 'function' && typeof component === 'object' && component !== null) {
      const { displayName } = type as { displayName?: unknown }
      noteComponent([component], nameAmong(displayName, type.name), isUnmounted)
    }
    if (!Array.isArray(children)) continue
    for (const child of children as unknown[]) {
      if (typeof child === 'object' && child !== null) waiting.push(child)
    }
  }
}
