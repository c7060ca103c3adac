// The ledger: what the page has registered and not undone, by the place where it did.

import { leakLabKept } from './kept'
import { makeText, type LeakLabSite } from './sites'

/** What a row of the ledger counts. */
export type Kind =
  | 'listener'
  | 'timer'
  | 'observer'
  | 'connection'
  | 'worker'
  | 'url'
  | 'performance-entry'
  | 'callback'
  | 'backend-channel'
  | 'collection'

/** One row: alike registrations that are open now. */
export interface Row {
  kind: Kind
  /** Such as `resize on Window` or `setInterval`. */
  name: string
  /** The frames of the stack, innermost first, as the engine writes them, one a line. */
  site: string
  count: number
  /** How many targets they have, where that is known. */
  targets: number
}

/** A registration. It holds nothing of the page's: neither target nor function. */
export interface Registration {
  kind: Kind
  name: string
  site: LeakLabSite
  readonly target?: WeakRef<object>
  /** Whether it is still open; what has been collected is not. */
  isOpen(): boolean
}

/** How many registrations there were so far. */
export let registered = 0

export function register(registration: Registration): Registration {
  registered += 1
  leakLabKept.open.add(registration)
  leakLabKept.sites.add(registration.site)
  return registration
}

export function undo(registration: Registration): void {
  leakLabKept.open.delete(registration)
  leakLabKept.sites.delete(registration.site)
}

/** The rows of what is open now; what is not any more is forgotten. */
export function openRows(): Row[] {
  makeText()
  const rows = new Map<string, Row>()
  const targets = new Map<Row, Set<object>>()
  for (const each of leakLabKept.open) {
    if (!each.isOpen()) {
      undo(each)
      continue
    }
    const { kind, name, site } = each
    const row = add(rows, { kind, name, site: site.text, count: 1, targets: 0 })
    const target = each.target?.deref()
    if (target === undefined) continue
    const known = targets.get(row) ?? new Set()
    targets.set(row, known.add(target))
    row.targets = known.size
  }
  return [...rows.values()]
}

/** Alike rows as one. */
export function together(given: readonly Row[]): Row[] {
  const rows = new Map<string, Row>()
  for (const each of given) add(rows, each)
  return [...rows.values()]
}

/** Adds a row to the one that is like it; which that is. */
function add(rows: Map<string, Row>, { kind, name, site, count, targets }: Row): Row {
  const key = `${kind}\n${name}\n${site}`
  const row = rows.get(key) ?? { kind, name, site, count: 0, targets: 0 }
  rows.set(key, row)
  row.count += count
  row.targets += targets
  return row
}

/** Whether what a reference leads to can still be reached by the page: alive, and if it is a node, in the page. */
export function isHeld(reference: WeakRef<object>): boolean {
  const target = reference.deref()
  return target !== undefined && (!(target instanceof Node) || target.isConnected)
}
