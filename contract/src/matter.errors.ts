export const matterErrors = {} as const
