export const accessErrors = {} as const
