import type { CoveredArea } from '@huiyin/contract/city-cases'
import { casesWords } from '@huiyin/contract/desk-cases.words'
import { Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { between, middle, moved, whole } from './areas.ts'

interface PhotoCoverProps {
  readonly source: string
  readonly label: string
  readonly areas: readonly CoveredArea[]
  readonly onChange: (areas: readonly CoveredArea[]) => void
}

/** A photo and what is covered on it: drawn with the pointer, or moved by keys in the list below. */
export function PhotoCover({ source, label, areas, onChange }: PhotoCoverProps) {
  const say = useWords(casesWords)
  const [active, setActive] = useState<number | null>(null)
  return (
    <div className="photo-cover">
      <p className="soft">{say('drawHelp')}</p>
      <div className="photo-cover-field">
        <img src={source} alt={label} draggable={false} />
        <Drawing areas={areas} active={active} onDrawn={(area) => onChange([...areas, area])} />
      </div>
      <Button onClick={() => onChange([...areas, middle])}>{say('addArea')}</Button>
      {areas.length === 0 ? (
        <p className="soft">{say('areasNone')}</p>
      ) : (
        <AreaList areas={areas} onChange={onChange} onActive={setActive} />
      )}
    </div>
  )
}

interface DrawingProps {
  readonly areas: readonly CoveredArea[]
  readonly active: number | null
  readonly onDrawn: (area: CoveredArea) => void
}

function Drawing({ areas, active, onDrawn }: DrawingProps) {
  const start = useRef<{ x: number; y: number } | null>(null)
  const [draft, setDraft] = useState<CoveredArea | null>(null)
  const end = () => {
    if (draft !== null) onDrawn(draft)
    start.current = null
    setDraft(null)
  }
  return (
    <svg
      viewBox={`0 0 ${whole} ${whole}`}
      preserveAspectRatio="none"
      role="presentation"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = pointOf(event)
      }}
      onPointerMove={(event) => {
        if (start.current !== null) setDraft(between(start.current, pointOf(event)))
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {[...areas, ...(draft === null ? [] : [draft])].map((area, index) => (
        <rect
          // Areas have no name but their place in the list.
          key={index}
          className={index === active ? 'photo-area photo-area-active' : 'photo-area'}
          x={area.left}
          y={area.top}
          width={area.width}
          height={area.height}
        />
      ))}
    </svg>
  )
}

function pointOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  return { x: ((clientX - left) / width) * whole, y: ((clientY - top) / height) * whole }
}

interface AreaListProps extends Pick<PhotoCoverProps, 'areas' | 'onChange'> {
  readonly onActive: (index: number | null) => void
}

function AreaList({ areas, onChange, onActive }: AreaListProps) {
  const say = useWords(casesWords)
  const remove = (index: number) => onChange(areas.filter((_, other) => other !== index))
  return (
    <ol className="photo-areas">
      {areas.map((area, index) => {
        const { left, top, width, height } = area
        const tenths = { left: left / 10, top: top / 10, width: width / 10, height: height / 10 }
        return (
          <li key={index}>
            <button
              type="button"
              className="link-button"
              onFocus={() => onActive(index)}
              onBlur={() => onActive(null)}
              onKeyDown={(event) => {
                const next = moved(area, event)
                if (next !== undefined) {
                  event.preventDefault()
                  onChange(areas.map((one, other) => (other === index ? next : one)))
                }
                if (event.key === 'Delete' || event.key === 'Backspace') remove(index)
              }}
            >
              {say('areaAt', { n: index + 1, ...tenths })}
            </button>{' '}
            <button
              type="button"
              className="link-button"
              aria-label={say('removeArea', { n: index + 1 })}
              onClick={() => remove(index)}
            >
              ✕
            </button>
          </li>
        )
      })}
    </ol>
  )
}
