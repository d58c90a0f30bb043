import Type from 'typebox'
import { strict } from './rule-values.ts'

/** Rows that keep a file from being taken: as the spreadsheet counts, its header is row 1. */
export const rowFaults = <const Field extends string>(fields: readonly Field[]) =>
  Type.Array(Type.Object({ row: Type.Integer(), field: Type.Enum<Field[]>([...fields]) }, strict))

/** What became of the file of a register: taken whole, or the rows that keep it from being taken. */
export const takenRegister = <const Field extends string>(fields: readonly Field[]) =>
  Type.Object(
    {
      added: Type.Integer(),
      changed: Type.Integer(),
      unchanged: Type.Integer(),
      faults: rowFaults(fields),
    },
    strict,
  )
