// Vue's components: the development build tells a hook, in the production build one looks.

import { guarded } from '../natives'
import { nameAmong, noteComponent, setHook } from './known'

interface VueInstance {
  type?: { name?: unknown; __name?: unknown; __file?: unknown }
  isUnmounted?: boolean
  subTree?: VueNode
}

interface VueNode {
  component?: VueInstance | null
  children?: unknown
  suspense?: { activeBranch?: VueNode } | null
}

const isUnmounted = (component: object): boolean => (component as VueInstance).isUnmounted === true

function note(instance: VueInstance): void {
  const { name, __name, __file } = instance.type ?? {}
  const file = /([^/\\]+)\.vue$/.exec(typeof __file === 'string' ? __file : '')?.[1]
  noteComponent([instance], nameAmong(name, __name, file), isUnmounted)
}

/** Notes the components below `element`, if an application was mounted there. */
export function visitVue(element: Element): void {
  const root = element as Element & { __vue_app__?: unknown; _vnode?: VueNode }
  if (root.__vue_app__ === undefined || root._vnode === undefined) return
  const waiting: VueNode[] = [root._vnode]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { component, children, suspense } = node
    if (component !== undefined && component !== null) {
      note(component)
      if (component.subTree !== undefined) waiting.push(component.subTree)
    }
    if (suspense?.activeBranch !== undefined) waiting.push(suspense.activeBranch)
    if (!Array.isArray(children)) continue
    for (const child of children as unknown[]) {
      if (typeof child === 'object' && child !== null) waiting.push(child)
    }
  }
}

const nothing = (): void => undefined

/** Vue's development build tells its hook; without one it keeps what it would have told for 3 s. */
export function hookVue(): void {
  setHook('__VUE_DEVTOOLS_GLOBAL_HOOK__', {
    enabled: true,
    apps: [],
    appRecords: [],
    events: new Map(),
    on: nothing,
    once: nothing,
    off: nothing,
    // Vue asks whether it was told of the component before; then it need not tell of its end.
    cleanupBuffer: () => false,
    emit(event: unknown, ...given: unknown[]) {
      if (event !== 'component:added') return
      guarded(() => {
        note(given[3] as VueInstance)
      })
    },
  })
}
