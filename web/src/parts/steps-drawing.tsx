interface StepsDrawingProps {
  /** SVG of the server. */
  readonly drawing: string
  readonly inWords: string
}

/** The steps of an item, or of a case under way, as a picture; a table beside it says the same. */
export function StepsDrawing({ drawing, inWords }: StepsDrawingProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus.
    <section className="steps-drawing" aria-label={inWords} tabIndex={0}>
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`} alt={inWords} />
    </section>
  )
}
