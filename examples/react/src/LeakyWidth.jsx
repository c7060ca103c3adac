import { useEffect, useRef, useState } from 'react'

export function LeakyWidth() {
  const [width, setWidth] = useState(0)
  const card = useRef(null)
  useEffect(() => {
    const measure = () => setWidth(card.current?.offsetWidth ?? 0)
    // The effect gives no function that undoes it: `window` keeps `measure`, and all that it sees.
    addEventListener('resize', measure)
    measure()
  }, [])
  return <p ref={card}>{width} pixels</p>
}
