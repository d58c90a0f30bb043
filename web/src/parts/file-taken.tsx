import { Notice } from './notice.tsx'

interface FileTakenProps<Field extends string> {
  /** How much was taken; said when no row has a fault. */
  readonly taken: string
  readonly refused: string
  readonly faults: readonly { readonly row: number; readonly field: Field }[]
  readonly sayFault: (field: Field, row: number) => string
}

/** What became of a file that is taken whole or not at all. */
export function FileTaken<Field extends string>(props: FileTakenProps<Field>) {
  const { taken, refused, faults, sayFault } = props
  const isTaken = faults.length === 0
  return (
    <Notice tone={isTaken ? 'done' : 'attention'} isUrgent title={isTaken ? taken : refused}>
      {faults.map(({ row, field }) => (
        <p key={row}>{sayFault(field, row)}</p>
      ))}
    </Notice>
  )
}
