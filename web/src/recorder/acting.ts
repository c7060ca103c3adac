// Finds what a step is about, for the events that the engine then makes there.

import { find } from './locator'

/** The middle of what a locator names, once it can be seen; null while it cannot. */
export function pointOf(locator: string): { point: { x: number; y: number } | null } {
  const element = find(locator)
  if (element === null) return { point: null }
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  const { left, top, width, height } = element.getBoundingClientRect()
  return { point: { x: left + width / 2, y: top + height / 2 } }
}

/** Puts the focus there; whether there is such an element that can be seen. */
export function focus(locator: string): boolean {
  const element = find(locator)
  if (element instanceof HTMLElement) element.focus()
  return element !== null
}

/**
 * Makes a field ready to be typed into: what is in it is selected. What has no text to type, such
 * as a list or a colour, gets its value at once, as from a person who chooses.
 */
export function beginFilling(locator: string, value: string): 'none' | 'type' | 'done' {
  const element = find(locator)
  if (!(element instanceof HTMLElement)) return 'none'
  element.focus()
  if (isTyped(element)) {
    if ('select' in element) element.select()
    else getSelection()?.selectAllChildren(element)
    return 'type'
  }
  if ('value' in element) element.value = value
  for (const name of ['input', 'change']) element.dispatchEvent(new Event(name, { bubbles: true }))
  return 'done'
}

function isTyped(field: HTMLElement): field is HTMLInputElement | HTMLTextAreaElement {
  if (field instanceof HTMLTextAreaElement || field.isContentEditable) return true
  // Other kinds of input have no selection to begin with.
  return field instanceof HTMLInputElement && field.selectionStart !== null
}
