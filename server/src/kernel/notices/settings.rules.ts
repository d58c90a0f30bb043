/** How much and when the platform may speak to staff and citizens; versioned data of a region. */
export interface NoticeSettings {
  /** No digest and no message between these times of the city (`HH:MM`). */
  readonly silence: { readonly from: string; readonly to: string }
  /** Digests one person may get in a day; what is left waits for the next day. */
  readonly digestsPerDayMax: number
  /** Share of the time used, in per cent, at which a reminder is due. */
  readonly reminderPercents: readonly number[]
  /** What the platform may ask of one person in a week before the burden meter says too much. */
  readonly askedPerWeekMax: number
}

/** The rule under which a region publishes its own settings, and what holds until it does. */
export const noticeSettingsRule: {
  readonly name: string
  readonly otherwise: { readonly version: string; readonly value: NoticeSettings }
} = {
  name: 'notices.settings',
  otherwise: {
    version: 'shipped-1',
    value: {
      silence: { from: '20:00', to: '08:00' },
      digestsPerDayMax: 2,
      reminderPercents: [50, 80, 100],
      askedPerWeekMax: 60,
    },
  },
}
