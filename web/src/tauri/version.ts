// Which Tauri it is.

/** Whether Tauri `version` is 2.`minor` or later. */
export function isFrom(version: string, minor: number): boolean {
  const [major = 0, actualMinor = 0] = version.split('.').map(Number)
  return major > 2 || (major === 2 && actualMinor >= minor)
}
