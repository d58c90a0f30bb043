import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of applications (ARCHITECTURE.md, Database). */
export const applicationTables = {
  'applications.plan': 'distributed',
  'applications.application': 'distributed',
  'applications.step': 'distributed',
  'applications.draft': 'distributed',
  'applications.draft_file': 'distributed',
  'applications.mandate': 'distributed',
  'applications.agent_act': 'distributed',
  'applications.filing': 'distributed',
  'applications.handed_in': 'distributed',
  'applications.automatic_run': 'distributed',
  'applications.decision': 'distributed',
  'applications.joint_task': 'distributed',
  'applications.recheck': 'distributed',
  'applications.promise_check': 'distributed',
  'applications.audit_draw': 'distributed',
  'applications.version_move': 'distributed',
  'applications.record_batch': 'distributed',
  'applications.record_row': 'distributed',
} as const satisfies Record<string, Placement>
