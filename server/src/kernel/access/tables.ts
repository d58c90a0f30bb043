/** Placement of the tables of this module (ARCHITECTURE.md, Database). */
export const accessTables = {
  'kernel.login_name': 'reference',
  'kernel.credential': 'distributed',
  'kernel.second_factor': 'distributed',
  'kernel.session': 'distributed',
  'kernel.sign_in_attempt': 'local',
  'kernel.api_key': 'distributed',
  'kernel.access_setting': 'distributed',
  'kernel.security_event': 'distributed',
  'kernel.staff_identity': 'distributed',
} as const
