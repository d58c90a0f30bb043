/** Placement of the tables of this module. */
export const webhookTables = {
  'kernel.webhook': 'distributed',
  'kernel.webhook_delivery': 'distributed',
} as const
