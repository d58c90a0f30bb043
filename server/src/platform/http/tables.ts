/** Placement of the tables of this module (ARCHITECTURE.md, Database). */
export const httpTables = { 'platform.kept_answer': 'local' } as const
