import type { PolicyTable } from '../../kernel/access/index.ts'

const everybody = { public: true, side: 'both' } as const
const root = '/open311/v2'

/** Anybody reads; a report needs a key, which the public zone cannot look up (docs/integrate). */
export const open311Policy: PolicyTable = {
  [`GET ${root}/:file`]: everybody,
  [`GET ${root}/services/:file`]: everybody,
  [`GET ${root}/requests/:file`]: everybody,
  [`GET ${root}/tokens/:file`]: everybody,
  [`GET ${root}/bulk/:file`]: everybody,
  [`POST ${root}/:file`]: { public: true, side: 'desk', keyInFields: true },
}
