import { useEffect, useRef, useState } from 'react'

export function FixedWidth() {
  const [width, setWidth] = useState(0)
  const card = useRef(null)
  useEffect(() => {
    const measure = () => setWidth(card.current?.offsetWidth ?? 0)
    addEventListener('resize', measure)
    measure()
    return () => removeEventListener('resize', measure)
  }, [])
  return <p ref={card}>{width} pixels</p>
}
