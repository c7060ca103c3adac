// The other ways in which the page's nodes come and go: once one is used, all are observed.

import { natives, standIn, standInForSetter, uncurried } from '../natives'
import { observeRemoved } from '../removed'
import { onTakeOut } from '../undo'

type Method = (this: unknown, ...given: unknown[]) => unknown

/** By class, methods and setters. */
const WAYS: Readonly<Record<string, { methods?: string[]; setters?: string[] }>> = {
  Element: {
    methods: [
      'insertAdjacentElement',
      'insertAdjacentHTML',
      'insertAdjacentText',
      'moveBefore',
      'setHTML',
      'setHTMLUnsafe',
    ],
    setters: ['outerHTML'],
  },
  HTMLElement: { setters: ['innerText', 'outerText'] },
  DocumentFragment: { methods: ['moveBefore'] },
  ShadowRoot: { methods: ['setHTML', 'setHTMLUnsafe'] },
  Document: {
    methods: ['adoptNode', 'execCommand', 'moveBefore', 'open', 'write', 'writeln'],
    setters: ['body', 'title'],
  },
  Range: { methods: ['deleteContents', 'extractContents', 'insertNode', 'surroundContents'] },
  Selection: { methods: ['deleteFromDocument'] },
  HTMLTableElement: {
    methods: [
      'createCaption',
      'createTBody',
      'createTFoot',
      'createTHead',
      'deleteCaption',
      'deleteRow',
      'deleteTFoot',
      'deleteTHead',
      'insertRow',
    ],
    setters: ['caption', 'tFoot', 'tHead'],
  },
  HTMLTableSectionElement: { methods: ['deleteRow', 'insertRow'] },
  HTMLTableRowElement: { methods: ['deleteCell', 'insertCell'] },
  HTMLSelectElement: { methods: ['add', 'remove'], setters: ['length'] },
  HTMLOptionsCollection: { methods: ['add', 'remove'], setters: ['length'] },
  HTMLOptionElement: { setters: ['text'] },
  HTMLAnchorElement: { setters: ['text'] },
  HTMLScriptElement: { setters: ['text'] },
  HTMLTitleElement: { setters: ['text'] },
  HTMLTextAreaElement: { setters: ['defaultValue'] },
}

function observing(native: Method, name: string): Method {
  const { [name]: method } = {
    [name](this: unknown, ...given: unknown[]): unknown {
      observeRemoved()
      return Reflect.apply(native, this, given)
    },
  }
  return method as Method
}

/** Whoever edits the page by hand takes elements out and calls nothing for it. */
function whenEdited(event: Event): void {
  const [target] = event.composedPath()
  if (target instanceof HTMLElement && target.isContentEditable) observeRemoved()
}

/** Begins to watch. */
export function watchSeldom(): void {
  for (const [owner, { methods = [], setters = [] }] of Object.entries(WAYS)) {
    const { prototype } = (Reflect.get(window, owner) ?? {}) as { prototype?: object }
    if (prototype === undefined) continue
    for (const name of methods) {
      standIn<Method>(prototype, name, (native) => observing(native, name))
    }
    for (const name of setters) {
      standInForSetter(prototype, name, (native) => {
        const call = uncurried(native)
        // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its owner
        const { set } = {
          set(this: unknown, value: unknown) {
            observeRemoved()
            call(this, value)
          },
        }
        return set
      })
    }
  }
  const EDITED = 'beforeinput'
  natives.addEventListener.call(document, EDITED, whenEdited, { capture: true })
  onTakeOut(() => {
    natives.removeEventListener.call(document, EDITED, whenEdited, { capture: true })
  })
}
