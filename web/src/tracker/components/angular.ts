// Angular's components: its development build says which one an element belongs to.
//
// The production build has no such function; of that the removed elements are counted.

import { nameAmong, noteComponent } from './known'

interface Angular {
  getComponent?: (element: Element) => object | null
}

/** What asks Angular for the component of an element, where the page has it; else undefined. */
export function angularVisitor(): ((element: Element) => void) | undefined {
  const ng = (window as { ng?: Angular }).ng
  if (typeof ng?.getComponent !== 'function') return undefined
  const getComponent = ng.getComponent.bind(ng)
  return (element) => {
    if (!('__ngContext__' in element)) return
    const component = getComponent(element)
    if (component === null) return
    const host = new WeakRef(element)
    noteComponent(
      [component],
      nameAmong(component.constructor.name),
      () => host.deref()?.isConnected !== true,
    )
  }
}
