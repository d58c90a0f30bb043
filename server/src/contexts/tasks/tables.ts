import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of task ledgers (ARCHITECTURE.md, Database). */
export const taskTables = {
  'tasks.ledger': 'distributed',
  'tasks.ledger_import': 'distributed',
  'tasks.ledger_error': 'distributed',
  'tasks.task': 'distributed',
  'tasks.publication': 'distributed',
  'tasks.bulletin': 'distributed',
  'tasks.bulletin_objection': 'distributed',
} as const satisfies Record<string, Placement>
