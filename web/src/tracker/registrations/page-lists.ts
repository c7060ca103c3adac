// What a page adds to that is in no heap: rules of style sheets, and what its root elements bear.

import type { Row } from '../ledger'

function rules(): number {
  let count = 0
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    try {
      count += sheet.cssRules.length
    } catch {
      // Of another origin: the page can add nothing to it either.
    }
  }
  return count
}

/** How long each of these lists is, in this frame. */
export function pageLists(): Row[] {
  const lists: [string, number][] = [['rules of style sheets', rules()]]
  for (const root of [document.documentElement, document.body] as (HTMLElement | null)[]) {
    if (root === null) continue
    const tag = `<${root.localName}>`
    lists.push(
      [`attributes of ${tag}`, root.attributes.length],
      [`classes of ${tag}`, root.classList.length],
      [`properties in the style of ${tag}`, root.style.length],
    )
  }
  return lists
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ({ kind: 'collection', name, site: '', count, targets: 0 }))
}
