export const peopleErrors = {} as const
