// React's components: both of its builds tell a hook what they unmount.
//
// npm's `bippy` does this as well, and much besides that is not needed here. What it is for, a
// hook that was there before or comes later, are the few lines of `listenTo`.

import { guarded } from '../natives'
import { onTakeOut } from '../undo'
import { nameAmong, noteComponent } from './known'

const NAME = '__REACT_DEVTOOLS_GLOBAL_HOOK__'

interface Fiber {
  tag?: number
  alternate?: Fiber | null
  type?: { displayName?: unknown; name?: unknown; render?: { name?: unknown } } | null
}

/** Functions, classes, forwardRef, memo. */
const COMPONENTS = new Set([0, 1, 11, 14, 15])

const isUnmounted = (): boolean => true

function note(fiber: Fiber): void {
  if (!COMPONENTS.has(fiber.tag ?? -1)) return
  const { type, alternate } = fiber
  const name = nameAmong(type?.displayName, type?.name, type?.render?.name)
  // A handler may hold either of the two, and React parts them now.
  noteComponent(alternate ? [fiber, alternate] : [fiber], name, isUnmounted)
}

interface Hook {
  onCommitFiberUnmount?: unknown
}

const heard = new WeakSet()

/** Is told, after the hook's owner, what React tells it. */
function listenTo(hook: unknown): void {
  if (typeof hook !== 'object' || hook === null || heard.has(hook)) return
  heard.add(hook)
  const before = (hook as Hook).onCommitFiberUnmount
  Object.defineProperty(hook, 'onCommitFiberUnmount', {
    configurable: true,
    enumerable: true,
    writable: true,
    value(this: unknown, ...given: unknown[]): unknown {
      const result: unknown =
        typeof before === 'function' ? Reflect.apply(before, this, given) : undefined
      guarded(() => {
        note(given[1] as Fiber)
      })
      return result
    },
  })
}

const nothing = (): void => undefined

function ownHook(): object {
  const renderers = new Map<number, unknown>()
  return {
    renderers,
    supportsFiber: true,
    isDisabled: false,
    checkDCE: nothing,
    inject(renderer: unknown) {
      renderers.set(renderers.size + 1, renderer)
      return renderers.size
    },
    onScheduleFiberRoot: nothing,
    onCommitFiberRoot: nothing,
    onPostCommitFiberRoot: nothing,
    onCommitFiberUnmount: nothing,
  }
}

/** Begins to listen: to the page's own hook too, whenever that comes. */
export function hookReact(): void {
  const found = Object.getOwnPropertyDescriptor(window, NAME)
  const own = found === undefined ? ownHook() : undefined
  let hook: unknown = own ?? Reflect.get(window, NAME)
  guarded(() => {
    listenTo(hook)
  })
  if (found !== undefined && (found.configurable !== true || found.writable !== true)) return
  Object.defineProperty(window, NAME, {
    configurable: true,
    enumerable: false,
    get: () => hook,
    set(given: unknown) {
      hook = given
      guarded(() => {
        listenTo(given)
      })
    },
  })
  onTakeOut(() => {
    Reflect.deleteProperty(window, NAME)
    if (hook !== own) Reflect.set(window, NAME, hook)
  })
}
