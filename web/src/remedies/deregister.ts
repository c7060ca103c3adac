// Removes a channel's callback, which no public function of the api does.

/** After this the page holds nothing of `channel`; what the backend still sends is dropped. */
export function deregister(channel: { readonly id: number }): void {
  const internals = window.__TAURI_INTERNALS__
  if (internals.unregisterCallback === undefined) {
    // Up to Tauri 2.5.
    Reflect.deleteProperty(window, `_${channel.id}`)
  } else {
    internals.unregisterCallback(channel.id)
  }
}
