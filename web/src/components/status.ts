// What the backend's status streams send (`bridge/status.py`).

/** One sample of the application's process. */
export interface Status {
  kind: 'status'
  /** Processor time used so far, in seconds. */
  cpu_s: number
  resident_bytes: number
}

/** `ping`: renew the lease, or lose the stream. `expired`: it is lost. */
export interface LeaseNotice {
  kind: 'ping' | 'expired'
  lease: number
}
