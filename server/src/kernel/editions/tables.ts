/** Placement of the tables of this module. */
export const editionTables = { 'kernel.edition': 'distributed' } as const
