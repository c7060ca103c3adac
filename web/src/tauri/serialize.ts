// How arguments travel to the backend: JSON, with Tauri's own forms for what JSON lacks.

/** The key of a method that gives a value's form for the backend. The api package has the same. */
const TO_IPC = '__TAURI_TO_IPC_KEY__'

function hasIpcForm(value: object): value is Record<typeof TO_IPC, () => unknown> {
  return TO_IPC in value && typeof value[TO_IPC] === 'function'
}

function replace(_key: string, value: unknown): unknown {
  if (value instanceof Map) {
    return Object.fromEntries(value as Map<string, unknown>)
  }
  if (value instanceof Uint8Array) {
    return Array.from(value)
  }
  if (value instanceof ArrayBuffer) {
    return Array.from(new Uint8Array(value))
  }
  if (typeof value === 'object' && value !== null && hasIpcForm(value)) {
    return value[TO_IPC]()
  }
  return value
}

/** Serialises a command's arguments; a `Channel` becomes `"__CHANNEL__:<id>"`. */
export function serialize(value: unknown): string {
  return JSON.stringify(value, replace)
}
