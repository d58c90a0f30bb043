/** Posts that decide on matters. */
export const decidingRoles = [
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'call_agent',
  'acceptor',
  'dispatcher',
  'collector',
] as const

/** Posts that see matters at the desk; window clerks and the three administrators do not. */
export const matterRoles = [...decidingRoles, 'evaluator', 'leader'] as const
