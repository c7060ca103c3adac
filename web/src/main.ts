// Starts the page: connects to the backend, installs Tauri's runtime, opens the stage.

import './stage/tokens.css'
import './stage/stage.css'
import './stage/heading.css'

import { startPage } from './page'
import { Surroundings } from './stage/surroundings'
import { isTauri } from './connection/tauri'
import { stayHere } from './stay-here'

if (!isTauri()) {
  stayHere()
}
const { stage, follow, tellFailure } = new Surroundings()
window.leakLab = startPage(stage, follow)
window.leakLab.catch(tellFailure)
