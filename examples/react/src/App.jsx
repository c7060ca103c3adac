import { useState } from 'react'

import { FixedWidth } from './FixedWidth.jsx'
import { LeakyWidth } from './LeakyWidth.jsx'

export function App() {
  const [shown, show] = useState(null)
  return (
    <>
      <button id="leaky" onClick={() => show('leaky')}>leaky width</button>
      <button id="fixed" onClick={() => show('fixed')}>fixed width</button>
      <button id="close" onClick={() => show(null)}>close</button>
      {shown === 'leaky' && <LeakyWidth />}
      {shown === 'fixed' && <FixedWidth />}
    </>
  )
}
