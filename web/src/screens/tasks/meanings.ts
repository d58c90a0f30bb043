import {
  type LedgerImportBody,
  type LedgerLayout,
  type TaskField,
  taskFields,
} from '@huiyin/contract/tasks'

/** What each column of a sheet is taken for; `null` is left out. */
export type Meanings = ReadonlyMap<number, TaskField | null>

export interface MeaningFaults {
  readonly missing: readonly TaskField[]
  readonly twice: readonly TaskField[]
}

/** As the server recognised the columns. */
export function recognised({ columns }: LedgerLayout): Meanings {
  return new Map(columns.map(({ column, field }) => [column, field]))
}

export function chosenMapping(meanings: Meanings): LedgerImportBody['mapping'] {
  return [...meanings].flatMap(([column, field]) => (field === null ? [] : [{ column, field }]))
}

/** A ledger needs a problem and a unit, and no meaning stands for two columns. */
export function faultsOf(meanings: Meanings): MeaningFaults {
  const chosen = [...meanings.values()].filter((field) => field !== null)
  const has = (field: TaskField) => chosen.includes(field)
  const hasUnit = has('responsible_units') || has('lead_unit')
  return {
    missing: [
      ...(has('problem') ? [] : (['problem'] as const)),
      ...(hasUnit ? [] : (['responsible_units'] as const)),
    ],
    twice: taskFields.filter((field) => chosen.filter((one) => one === field).length > 1),
  }
}
