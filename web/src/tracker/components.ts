// Components of Vue and React that were unmounted and still exist, by WeakRef.

import { leakLabKept, type KnownComponent } from './kept'
import { guarded } from './natives'
import type { Left } from './removed'
import { putBack } from './undo'

/** How many components were mounted so far. */
export let mounted = 0

function note(component: object, name: string, isUnmounted: KnownComponent['isUnmounted']): void {
  if (leakLabKept.knownComponents.has(component)) return
  leakLabKept.knownComponents.add(component)
  mounted += 1
  leakLabKept.components.add({ name, reference: new WeakRef(component), isUnmounted })
}

/** The unmounted components that still exist, by name. */
export function leftComponents(): Left[] {
  const counts = new Map<string, number>()
  for (const each of leakLabKept.components) {
    const component = each.reference.deref()
    if (component === undefined) leakLabKept.components.delete(each)
    else if (each.isUnmounted(component)) counts.set(each.name, (counts.get(each.name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count }))
}

interface VueType {
  name?: string
  __name?: string
  __file?: string
}

interface VueInstance {
  type?: VueType
  isUnmounted?: boolean
  subTree?: VueNode
}

interface VueNode {
  component?: VueInstance | null
  children?: unknown
  suspense?: { activeBranch?: VueNode } | null
}

const isVueUnmounted = (component: object): boolean =>
  (component as VueInstance).isUnmounted === true

function noteVue(instance: VueInstance): void {
  const type = instance.type ?? {}
  const file = /([^/\\]+)\.vue$/.exec(type.__file ?? '')?.[1]
  note(instance, type.name ?? type.__name ?? file ?? 'component', isVueUnmounted)
}

/** Vue's production build calls no hook: finds the components that are mounted now. */
export function findMounted(): void {
  guarded(() => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT)
    while (walker.nextNode() !== null) {
      const root = walker.currentNode as Node & { __vue_app__?: unknown; _vnode?: VueNode }
      if (root.__vue_app__ !== undefined && root._vnode !== undefined) walkVue(root._vnode)
    }
  })
}

function walkVue(root: VueNode): void {
  const waiting: VueNode[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { component, children, suspense } = node
    if (component !== undefined && component !== null) {
      noteVue(component)
      if (component.subTree !== undefined) waiting.push(component.subTree)
    }
    if (suspense?.activeBranch !== undefined) waiting.push(suspense.activeBranch)
    if (!Array.isArray(children)) continue
    for (const child of children as unknown[]) {
      if (typeof child === 'object' && child !== null) waiting.push(child)
    }
  }
}

function setHook(name: string, hook: object): void {
  if (name in window) return
  Object.defineProperty(window, name, {
    value: hook,
    configurable: true,
    enumerable: false,
    writable: true,
  })
  putBack(window, name, hook, undefined)
}

const nothing = (): void => undefined

/** Vue's development build tells its hook; without one it keeps what it would have told for 3 s. */
function hookVue(): void {
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
        noteVue(given[3] as VueInstance)
      })
    },
  })
}

interface Fiber {
  tag?: number
  type?: {
    displayName?: unknown
    name?: unknown
    render?: { name?: unknown }
    type?: unknown
  } | null
}

/** Functions, classes, forwardRef, memo. */
const REACT_COMPONENTS = new Set([0, 1, 11, 14, 15])

function reactName(fiber: Fiber): string {
  const type = fiber.type
  const found = type?.displayName ?? type?.name ?? type?.render?.name
  return typeof found === 'string' && found !== '' ? found : 'component'
}

/** React tells of what is unmounted. Not made where a fiber is known: it would keep that. */
const always = (): boolean => true

function hookReact(): void {
  let renderers = 0
  setHook('__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    renderers: new Map(),
    supportsFiber: true,
    isDisabled: false,
    checkDCE: nothing,
    inject: () => (renderers += 1),
    onScheduleFiberRoot: nothing,
    onCommitFiberRoot: nothing,
    onPostCommitFiberRoot: nothing,
    onCommitFiberUnmount(_renderer: unknown, fiber: Fiber) {
      guarded(() => {
        if (!REACT_COMPONENTS.has(fiber.tag ?? -1)) return
        note(fiber, reactName(fiber), always)
      })
    },
  })
}

/** Begins to watch. */
export function watchComponents(): void {
  hookVue()
  hookReact()
}
