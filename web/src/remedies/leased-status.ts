// A status stream on a lease: who does not answer the backend's pings loses it.

import { Channel, invoke } from '@tauri-apps/api/core'

import { deregister } from './deregister'
import { noop } from './noop'
import type { LeaseNotice, Status } from '../components/status'

const LEASE_MS = 200

/** Calls `onStatus` with every sample for as long as `isMounted` answers the pings. */
export async function watchLeased(
  isMounted: () => boolean,
  onStatus: (status: Status) => void,
): Promise<void> {
  const channel = new Channel<Status | LeaseNotice>()
  channel.onmessage = (message) => {
    switch (message.kind) {
      case 'status':
        onStatus(message)
        break
      case 'ping':
        if (isMounted()) {
          void invoke('renew_lease', { lease: message.lease })
        }
        break
      case 'expired':
        channel.onmessage = noop
        deregister(channel)
        break
    }
  }
  await invoke('watch_status_leased', { onStatus: channel, leaseMs: LEASE_MS })
}
