import Type, { type Static } from 'typebox'

/** What whoever runs the machine must mend before it hurts (docs/operate/watching.md). */
export const machineWarnings = ['disk-nearly-full', 'clocks-differ'] as const
export type MachineWarning = (typeof machineWarnings)[number]

/** `GET /api/v1/admin/machine`: the machine as it was last looked at, within the minute. */
export const MachineReport = Type.Object(
  {
    warnings: Type.Array(Type.Enum(machineWarnings)),
    diskFreeBytes: Type.Number(),
    diskBytes: Type.Number(),
    /** Our clock minus the database's; positive when ours is ahead. */
    clockAheadSeconds: Type.Number(),
  },
  { additionalProperties: false },
)
export type MachineReport = Static<typeof MachineReport>
