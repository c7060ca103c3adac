// Runs in the inspector page, in place of the DevTools front end: carries the
// DevTools protocol between Chromium (DevToolsHost, DevToolsAPI) and Python
// (a QWebChannel). It enables no domain of its own.
(() => {
  'use strict'
  let mailbox = null
  const early = []
  const deliver = (slot, ...values) => {
    if (mailbox === null) early.push([slot, values])
    else mailbox[slot](...values)
  }
  // Qt reads a text character by character if JSON had to escape any of it, on the event loop of
  // Python. A heap snapshot would be full of that: other characters stand in for these two.
  const ESCAPED = ['"', '\\']
  const STAND_INS = [["'", '`'], ['\u0091', '\u0092']]
  const send = (slot, text, ...values) => {
    const free = STAND_INS.find((pair) => pair.every((character) => !text.includes(character)))
    const [quote, backslash] = free ?? ESCAPED
    const sent = text.replaceAll('"', quote).replaceAll('\\', backslash)
    deliver(slot, sent, quote + backslash, ...values)
  }
  window.DevToolsAPI = {
    dispatchMessage: (message) => send('receive', message),
    dispatchMessageChunk: (chunk, totalSize) => send('receive_chunk', chunk, totalSize || 0),
  }
  // Chromium calls these on a front end; without them it reports script errors.
  for (const name of ['setInspectedTabId', 'setUseSoftMenu', 'showPanel', 'streamWrite']) {
    window.DevToolsAPI[name] = () => {}
  }
  const embedder = (method, params) =>
    DevToolsHost.sendMessageToEmbedder(JSON.stringify({ id: 0, method, params }))
  new QWebChannel(qt.webChannelTransport, (channel) => {
    mailbox = channel.objects.mailbox
    mailbox.send.connect((message) => embedder('dispatchProtocolMessage', [message]))
    for (const [slot, values] of early.splice(0)) mailbox[slot](...values)
    mailbox.ready()
  })
})()
