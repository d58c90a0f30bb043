export const clockErrors = {} as const
