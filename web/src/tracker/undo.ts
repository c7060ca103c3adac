// Takes the tracker out of a page that goes on without it.

const undoing: (() => void)[] = []

/** Remembers how to undo a change of the page's. */
export function onTakeOut(undo: () => void): void {
  undoing.push(undo)
}

/** Undoes all changes, the last one first. */
export function takeOut(): void {
  for (let undo = undoing.pop(); undo !== undefined; undo = undoing.pop()) {
    try {
      undo()
    } catch {
      // The page has frozen what was changed: it stays, and works as it did.
    }
  }
}

/** Puts back `before`, unless the page has put something else in the place of `ours`. */
export function putBack(
  owner: object,
  name: string,
  ours: unknown,
  before: PropertyDescriptor | undefined,
): void {
  onTakeOut(() => {
    const now = Object.getOwnPropertyDescriptor(owner, name)
    if ((now?.value ?? now?.set) !== ours) return
    if (before === undefined) Reflect.deleteProperty(owner, name)
    else Object.defineProperty(owner, name, before)
  })
}
