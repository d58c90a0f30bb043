interface BarsProps {
  readonly rows: readonly {
    readonly label: string
    readonly length: number
    readonly words: string
  }[]
}

const width = 320
const height = 22

/** Lengths beside each other; the words beside them say the same. */
export function Bars({ rows }: BarsProps) {
  const longest = Math.max(...rows.map(({ length }) => length), 0.1)
  return (
    <ul className="what-if-bars">
      {rows.map(({ label, length, words }) => (
        <li key={label}>
          <span>{label}</span>
          <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            <rect width={(length / longest) * width} height={height} rx="4" />
          </svg>
          <strong>{words}</strong>
        </li>
      ))}
    </ul>
  )
}
