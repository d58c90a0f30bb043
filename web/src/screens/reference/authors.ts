/** Roles that draft editions; the server decides. */
export const authors: readonly string[] = ['system_admin', 'supervisor', 'evaluator']
