// Bytes for people.

const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const

/** Three significant figures and a binary unit, such as `3.14 MiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (Math.round(Math.abs(value)) >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit += 1
  }
  // From these bounds on, toFixed() would round to one figure more.
  const size = Math.abs(value)
  const digits = unit === 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2
  return `${value.toFixed(digits)} ${UNITS[unit] ?? 'B'}`
}
