// What Tauri's scripts know of the operating system.

const isWindows = (): boolean => navigator.userAgent.includes('Windows')

/** The address of a file, for a `protocol` that the application serves; the stand-in serves none. */
export function convertFileSrc(filePath: string, protocol = 'asset'): string {
  const path = encodeURIComponent(filePath)
  return isWindows() ? `http://${protocol}.localhost/${path}` : `${protocol}://localhost/${path}`
}

/** What the plugin `path` leaves in the page. */
export function pathPlugin(): { readonly sep: string; readonly delimiter: string } {
  return isWindows() ? { sep: '\\', delimiter: ';' } : { sep: '/', delimiter: ':' }
}
