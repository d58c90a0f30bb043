/** Placement of the tables of this module. */
export const ledgerTables = {
  'kernel.ledger_entry': 'distributed',
  'kernel.ledger_head': 'distributed',
  'kernel.ledger_root': 'distributed',
  'kernel.ledger_setting': 'distributed',
  'kernel.outbox': 'distributed',
} as const
