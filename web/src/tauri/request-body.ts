// What an invoke carries, as Tauri's script makes the body and the headers of a request from it.

import { toBase64 } from './base64'
import { serialize } from './serialize'
import { isFrom } from './version'

/** The third argument of `invoke`. */
export interface InvokeOptions {
  readonly headers?: HeadersInit
}

/** A body: JSON, or raw bytes, here in base64. */
interface Body {
  readonly payload: string
  readonly isRaw: boolean
}

/** Bytes and arrays go as they are, and all else as JSON. */
export function bodyOf(payload: unknown): Body {
  const bytes = bytesOf(payload)
  return bytes === undefined
    ? { payload: serialize(payload), isRaw: false }
    : { payload: toBase64(bytes), isRaw: true }
}

/** The bytes that `fetch` would send; undefined where Tauri sends JSON. */
function bytesOf(payload: unknown): Uint8Array | undefined {
  if (payload instanceof ArrayBuffer) {
    return new Uint8Array(payload)
  }
  if (ArrayBuffer.isView(payload)) {
    return new Uint8Array(payload.buffer, payload.byteOffset, payload.byteLength)
  }
  // `fetch` knows no arrays: it sends them as text, such as "1,2,3".
  return Array.isArray(payload) ? new TextEncoder().encode(String(payload)) : undefined
}

/**
 * The headers that the page gives a request, by their names in lower case.
 *
 * Before 2.5 a plain object alone: of a `Headers` nothing arrives.
 */
export function headersOf(
  options: InvokeOptions | undefined,
  version: string,
): Record<string, string> {
  const given = options?.headers ?? {}
  const sent = isFrom(version, 5) ? given : { ...(given as Record<string, string>) }
  return Object.fromEntries(new Headers(sent))
}
