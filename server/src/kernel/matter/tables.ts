/** Placement of the matter kernel's tables (ARCHITECTURE.md, Database). */
export const matterTables = {
  'kernel.matter': 'distributed',
  'kernel.matter_first': 'distributed',
  'kernel.matter_clock': 'distributed',
  'kernel.matter_text': 'distributed',
  'kernel.matter_link': 'distributed',
  'kernel.outside_number': 'distributed',
  'kernel.rule_set': 'distributed',
} as const
