import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** `head` names the row; `number` is set to the right; `narrow` takes no more than it needs. */
  readonly kind?: 'head' | 'number' | 'narrow'
  readonly foot?: ReactNode
}

export interface Selection<Row> {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  readonly allLabel: string
  readonly labelOf: (row: Row) => string
}

interface DataTableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly selection?: Selection<Row>
  /** On a phone the rows become cards, unless the figures must stand in columns. */
  readonly staysTable?: boolean
}

/**
 * A table of the page's own width; a page holds at most a hundred rows. Its caption is heard, not
 * seen, since the heading above says the same.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, selection, staysTable = false } = props
  const hasFoot = columns.some((column) => column.foot !== undefined)
  return (
    <Wrap caption={caption} scrolls={staysTable}>
      <table className={staysTable ? 'table table-wide' : 'table table-cards'}>
        <caption className="only-heard">{caption}</caption>
        <thead>
          <tr>
            {selection && <SelectAll rows={rows} keyOf={keyOf} selection={selection} />}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {selection && <SelectOne row={row} id={keyOf(row)} selection={selection} />}
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {hasFoot && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)} data-label={column.header}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </Wrap>
  )
}

interface WrapProps {
  readonly caption: string
  readonly scrolls: boolean
  readonly children: ReactNode
}

/** A table too wide for the screen scrolls sideways, by keyboard too, and says what scrolls. */
function Wrap({ caption, scrolls, children }: WrapProps) {
  if (!scrolls) return <div className="table-wrap">{children}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus.
    <section className="table-wrap" aria-label={caption} tabIndex={0}>
      {children}
    </section>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  if (column.kind === 'head') return <th scope="row">{column.cell(row)}</th>
  return (
    <td className={classOf(column)} data-label={column.header}>
      {column.cell(row)}
    </td>
  )
}

function classOf(column: { readonly kind?: string }): string | undefined {
  return column.kind === 'number' || column.kind === 'narrow' ? column.kind : undefined
}

interface SelectAllProps<Row> {
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly selection: Selection<Row>
}

function SelectAll<Row>({ rows, keyOf, selection }: SelectAllProps<Row>) {
  const { chosen, onChange, allLabel } = selection
  const isAll = rows.length > 0 && rows.every((row) => chosen.has(keyOf(row)))
  return (
    <th scope="col" className="narrow">
      <input
        type="checkbox"
        className="check"
        aria-label={allLabel}
        checked={isAll}
        ref={(box) => {
          if (box) box.indeterminate = !isAll && chosen.size > 0
        }}
        onChange={() => onChange(isAll ? new Set() : new Set(rows.map(keyOf)))}
      />
    </th>
  )
}

interface SelectOneProps<Row> {
  readonly row: Row
  readonly id: string
  readonly selection: Selection<Row>
}

function SelectOne<Row>({ row, id, selection }: SelectOneProps<Row>) {
  const { chosen, onChange, labelOf } = selection
  const toggle = () => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <td className="narrow check-cell">
      <input
        type="checkbox"
        className="check"
        aria-label={labelOf(row)}
        checked={chosen.has(id)}
        onChange={toggle}
      />
    </td>
  )
}
