// Notes what a person does in a page.

import { labelOf, locatorOf } from './locator'

/** One thing that is done in a cycle. */
export interface Step {
  /** What is done. */
  do: 'click' | 'key' | 'fill'
  /** Where: a locator; empty for a key that goes to whatever has the focus. */
  at: string
  /** What a person calls it. */
  label: string
  /** The key by its name in the browser, such as `Escape`; with `Control+` and the like before it. */
  key?: string
  /** What is typed or chosen, in place of what was there. */
  value?: string
  /** How often it is clicked in a row, where that is more than once. */
  count?: number
  /** Whether the value is a password, which no file keeps. */
  secret?: boolean
}

/** What was noted so far; `version` changes with it. */
export interface Recorded {
  version: number
  steps: Step[]
}

const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta'] as const
/** Keys that do something in a field, besides changing what is in it. */
const KEYS_IN_FIELDS = new Set(['Enter', 'Escape', 'Tab', 'ArrowUp', 'ArrowDown'])
const NO_TEXT = new Set(['button', 'checkbox', 'file', 'image', 'radio', 'reset', 'submit'])
/** A press and a release further apart, in pixels, is no click. */
const CLICK_PX = 6
const LONGEST_WAIT_MS = 250

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLElement

let steps: Step[] = []
let version = 0
let pressed: { step: Step; x: number; y: number } | undefined
let tell: (() => void) | undefined
let stopping: AbortController | undefined

/** Begins to note. */
export function start(): void {
  stop()
  steps = []
  version += 1
  stopping = new AbortController()
  const options = { capture: true, passive: true, signal: stopping.signal }
  // Before the page's own listeners: what is clicked may be gone after them.
  window.addEventListener('mousedown', onPress, options)
  window.addEventListener('mouseup', onRelease, options)
  window.addEventListener('keydown', onKey, options)
  window.addEventListener('input', onInput, options)
}

/** Ends it; what was noted stays. */
export function stop(): void {
  stopping?.abort()
  stopping = pressed = undefined
  tell?.()
}

/** What is noted, as soon as it is another than `known`, or after a moment. */
export async function next(known: number): Promise<Recorded> {
  if (version === known && stopping !== undefined) {
    await new Promise<void>((resolve) => {
      tell = resolve
      setTimeout(resolve, LONGEST_WAIT_MS)
    })
    tell = undefined
  }
  return { version, steps }
}

function note(step: Step): void {
  steps = [...steps, step]
  version += 1
  tell?.()
}

function targetOf(event: Event): Element | null {
  const target = event.composedPath()[0]
  return target instanceof Element ? target : null
}

function onPress(event: MouseEvent): void {
  const target = targetOf(event)
  pressed = undefined
  // A list opens outside the page; what is chosen in it is noted as its value.
  if (!event.isTrusted || event.button !== 0 || target === null) return
  if (target.closest('select') !== null || target === document.documentElement) return
  const step: Step = { do: 'click', at: locatorOf(target), label: labelOf(target) }
  if (event.detail > 1) step.count = event.detail
  pressed = { step, x: event.clientX, y: event.clientY }
}

function onRelease(event: MouseEvent): void {
  if (pressed === undefined || !event.isTrusted) return
  const { step, x, y } = pressed
  pressed = undefined
  if (Math.hypot(event.clientX - x, event.clientY - y) > CLICK_PX) return
  const before = steps.at(-1)
  // The second click of a double click is one with the first.
  if (step.count !== undefined && before?.do === 'click' && before.at === step.at) {
    steps = steps.slice(0, -1)
  }
  note(step)
}

function onKey(event: KeyboardEvent): void {
  const target = targetOf(event)
  const { key } = event
  if (!event.isTrusted || event.repeat || target === null) return
  if ((MODIFIERS as readonly string[]).includes(key) || key === 'Dead' || event.isComposing) return
  if (isField(target) && !KEYS_IN_FIELDS.has(key)) return
  const held = { Control: event.ctrlKey, Alt: event.altKey, Meta: event.metaKey, Shift: false }
  // What Shift makes of a letter is in the key; with others it matters by itself.
  held.Shift = event.shiftKey && key.length > 1
  const names = [...MODIFIERS.filter((name) => held[name]), key]
  const at =
    target === document.body || target === document.documentElement ? '' : locatorOf(target)
  note({ do: 'key', at, label: at === '' ? '' : labelOf(target), key: names.join('+') })
}

function onInput(event: Event): void {
  const target = targetOf(event)
  if (!event.isTrusted || target === null || !isField(target)) return
  const step: Step = {
    do: 'fill',
    at: locatorOf(target),
    label: target.getAttribute('aria-label') ?? target.getAttribute('name') ?? target.localName,
    value: 'value' in target ? target.value : target.textContent,
  }
  if (target instanceof HTMLInputElement && target.type === 'password') step.secret = true
  const before = steps.at(-1)
  if (before?.do === 'fill' && before.at === step.at) steps = steps.slice(0, -1)
  note(step)
}

function isField(element: Element): element is Field {
  if (element instanceof HTMLInputElement) return !NO_TEXT.has(element.type)
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true
  return element instanceof HTMLElement && element.isContentEditable
}
