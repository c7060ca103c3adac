// What names an element of a page in a step: short, and likely to hold after the next build.
//
// A locator is CSS, with `:text("…")` after it where the text decides, and ` >>> ` where it goes on
// in a shadow root: `user-card >>> button:text("Close")`.

const INTO_SHADOW = ' >>> '
const TEXT = /^(?<css>[^]*?):text\((?<text>"(?:[^"\\]|\\.)*")\)$/
const TEST_IDS = ['data-testid', 'data-test-id', 'data-test', 'data-cy']
const NAMES = ['aria-label', 'name', 'placeholder', 'title', 'alt']
const MOST_TEXT = 40
// Frameworks and libraries number these anew with each component, or with each build.
const NUMBERED = /\d|^:|^radix|^headlessui|^mui/
/** What a person means who clicks on an icon or a word in it. */
const ACTED_ON =
  'a[href], button, input, select, textarea, summary, label, option, [contenteditable=""], ' +
  '[contenteditable="true"], [role="button"], [role="link"], [role="tab"], [role="menuitem"], ' +
  '[role="option"], [role="checkbox"], [role="switch"], [role="radio"]'

type Root = Document | ShadowRoot

/** The first element that `locator` names and that can be seen; throws where it is no locator. */
export function find(locator: string): Element | null {
  let root: Root = document
  const parts = locator.split(INTO_SHADOW)
  const last = parts.pop() ?? ''
  for (const part of parts) {
    const inside: ShadowRoot | null | undefined = all(root, part).find(
      (each) => each.shadowRoot !== null,
    )?.shadowRoot
    if (inside === null || inside === undefined) return null
    root = inside
  }
  return all(root, last).find(isSeen) ?? null
}

/** The locator of what was acted on at `element`. */
export function locatorOf(element: Element): string {
  return exactLocatorOf(element.closest(ACTED_ON) ?? element)
}

/** What a person would call `element`, for a list of steps. */
export function labelOf(element: Element): string {
  const acted = element.closest(ACTED_ON) ?? element
  const names = [acted.getAttribute('aria-label'), textOf(acted), acted.getAttribute('placeholder')]
  return (names.find((name) => name !== null && name !== '') ?? acted.localName).slice(0, MOST_TEXT)
}

function exactLocatorOf(element: Element): string {
  const root = element.getRootNode()
  if (!(root instanceof ShadowRoot)) return within(document, element)
  return exactLocatorOf(root.host) + INTO_SHADOW + within(root, element)
}

function within(root: Root, element: Element): string {
  const named = names(element).find((locator) => isFirst(root, locator, element))
  return named ?? pathTo(root, element)
}

/** The best names first: those that their author gave it for good. */
function names(element: Element): string[] {
  const tag = CSS.escape(element.localName)
  const byId = element.id === '' ? [] : [`#${CSS.escape(element.id)}`]
  const isNumbered = NUMBERED.test(element.id)
  const testIds = TEST_IDS.flatMap((name) => byAttribute('', element, name))
  const attributes = NAMES.flatMap((name) => byAttribute(tag, element, name))
  return [...(isNumbered ? [] : byId), ...testIds, ...attributes, ...byText(tag, element)].concat(
    isNumbered ? byId : [],
  )
}

function byAttribute(tag: string, element: Element, name: string): string[] {
  const value = element.getAttribute(name)
  return value === null || value === '' ? [] : [`${tag}[${name}=${JSON.stringify(value)}]`]
}

function byText(tag: string, element: Element): string[] {
  const text = textOf(element)
  if (text === '' || text.length > MOST_TEXT) return []
  const role = element.getAttribute('role')
  const whose = role === null ? tag : `[role=${JSON.stringify(role)}]`
  return [`${whose}:text(${JSON.stringify(text)})`]
}

/** The shortest way down from an ancestor that has a name. */
function pathTo(root: Root, element: Element): string {
  let path = ''
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at !== element) {
      const from = names(at).find((name) => !name.includes(':text(') && isFirst(root, name, at))
      const locator = `${from ?? ''} > ${path}`
      if (from !== undefined && isFirst(root, locator, element)) return locator
    }
    path = path === '' ? stepOf(at) : `${stepOf(at)} > ${path}`
    if (isFirst(root, path, element)) return path
  }
  return path
}

function stepOf(element: Element): string {
  const tag = CSS.escape(element.localName)
  const alike = [...(element.parentNode?.children ?? [])].filter(
    (each) => each.localName === element.localName,
  )
  return alike.length > 1 ? `${tag}:nth-of-type(${alike.indexOf(element) + 1})` : tag
}

/** Whether `locator` finds `element`: of several that it names the first that is seen counts. */
function isFirst(root: Root, locator: string, element: Element): boolean {
  const found = all(root, locator).filter((each) => each === element || isSeen(each))
  return found.length === 1 && found[0] === element
}

function all(root: Root, part: string): Element[] {
  const { css, text } = TEXT.exec(part)?.groups ?? {}
  if (css === undefined || text === undefined) return [...root.querySelectorAll(part)]
  const wanted: unknown = JSON.parse(text)
  return [...root.querySelectorAll(css || '*')].filter((each) => textOf(each) === wanted)
}

function textOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim()
}

function isSeen(element: Element): boolean {
  if (!element.checkVisibility()) return false
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0
}
