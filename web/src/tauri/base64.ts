// Bytes in text: a QWebChannel carries nothing but JSON.

// As many as a call may have arguments.
const AT_ONCE = 8192

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += AT_ONCE) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + AT_ONCE)))
  }
  return btoa(parts.join(''))
}

export function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer
}
