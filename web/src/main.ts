// Starts the page: connects to the backend, installs Tauri's runtime, opens the stage.

import './stage/stage.css'

import { startPage } from './page'

const root = document.querySelector<HTMLElement>('#stage')
if (root === null) {
  throw new Error('index.html has no #stage')
}

function tell(error: unknown): void {
  const notice = document.createElement('p')
  notice.className = 'notice'
  notice.setAttribute('role', 'alert')
  notice.textContent = error instanceof Error ? error.message : String(error)
  root?.replaceChildren(notice)
}

window.leakLab = startPage(root)
window.leakLab.catch(tell)
