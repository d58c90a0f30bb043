import type { KnowledgeState } from '@huiyin/contract/knowledge'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Knowledge } from './knowledge.rules.ts'

const columns = sql`id, replaces, owner_unit_code as "ownerUnitCode", category, question, answer, basis,
      is_public as "isPublic", to_char(valid_from, 'YYYY-MM-DD') as "validFrom",
      to_char(valid_until, 'YYYY-MM-DD') as "validUntil", state, drafted_by as "draftedBy", hits`
const foundMax = 8
const listedMax = 500
const gapsMax = 100

export interface NewKnowledge extends Omit<Knowledge, 'state' | 'hits'> {
  readonly words: readonly string[]
  readonly draftedAt: Date
}

export async function insertKnowledge(tx: Tx, one: NewKnowledge): Promise<void> {
  await tx.query(
    insertRows(
      'hotline.knowledge_answer',
      {
        region_code: 'text',
        id: 'uuid',
        replaces: 'uuid',
        owner_unit_code: 'text',
        category: 'text',
        question: 'text',
        answer: 'text',
        basis: 'text',
        words: 'text[]',
        is_public: 'boolean',
        valid_from: 'date',
        valid_until: 'date',
        state: 'text',
        drafted_by: 'uuid',
        drafted_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          id: one.id,
          replaces: one.replaces,
          owner_unit_code: one.ownerUnitCode,
          category: one.category,
          question: one.question,
          answer: one.answer,
          basis: one.basis,
          words: one.words,
          is_public: one.isPublic,
          valid_from: one.validFrom,
          valid_until: one.validUntil,
          state: 'drafted',
          drafted_by: one.draftedBy,
          drafted_at: one.draftedAt,
        },
      ],
    ),
  )
}

export async function lockKnowledge(tx: Tx, id: string): Promise<Knowledge | undefined> {
  const [row] = await tx.query(sql<Knowledge>`
    select ${columns}
    from hotline.knowledge_answer
    where region_code = ${tx.regionCode}
    and id = ${id}
    for update`)
  return row
}

export async function saveDecision(
  tx: Tx,
  decided: {
    readonly id: string
    readonly state: KnowledgeState
    readonly by: string
    readonly at: Date
    readonly note: string | null
  },
): Promise<void> {
  const { id, state, by, at, note } = decided
  // Who withdraws may be who drafted: only publishing takes another person, who then stays on record.
  await tx.query(sql`
    update hotline.knowledge_answer
    set state = ${state},
      decided_by = case when drafted_by = ${by} then decided_by else ${by} end,
      decided_at = ${at},
      decision_note = ${note}
    where region_code = ${tx.regionCode}
    and id = ${id}`)
}

/** Ends an answer the day before another holds; one that never held by then is withdrawn. */
export async function endKnowledge(tx: Tx, id: string, nextFrom: string): Promise<void> {
  await tx.query(sql`
    update hotline.knowledge_answer
    set valid_until = greatest(valid_from, ${nextFrom}::date - 1),
      state = case when valid_from >= ${nextFrom}::date then 'withdrawn' else state end
    where region_code = ${tx.regionCode}
    and id = ${id}
    and state = 'published'`)
}

/** Answers in force on a day that share enough words with a question, the best fit first. */
export function selectAnswers(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly day: string
    readonly words: readonly string[]
    readonly shared: number
    readonly category: string
    readonly isPublic: boolean
  },
): Promise<Knowledge[]> {
  const { regionCode, day, words, shared, category, isPublic } = asked
  return q.query(sql<Knowledge>`
    select ${columns}
    from hotline.knowledge_answer as entry,
      lateral (
        select count(*)::integer as shared
        from unnest(entry.words) as word
        where word = any(${words}::text[])
      ) as fit
    where region_code = ${regionCode}
    and state = 'published'
    and words && ${words}::text[]
    and fit.shared >= ${shared}
    and valid_from <= ${day}
    and (valid_until is null or valid_until >= ${day})
    and (is_public or not ${isPublic})
    order by fit.shared desc, starts_with(category, ${category}) desc, hits desc, id
    limit ${foundMax}`)
}

/** Answers of a state, the newest first; published ones as of a day. */
export function selectKnowledge(
  q: Queryable,
  asked: { readonly regionCode: string; readonly state: KnowledgeState; readonly day: string },
): Promise<Knowledge[]> {
  return q.query(sql<Knowledge>`
    select ${columns}
    from hotline.knowledge_answer
    where region_code = ${asked.regionCode}
    and state = ${asked.state}
    and (state <> 'published' or valid_until is null or valid_until >= ${asked.day})
    order by drafted_at desc, id
    limit ${listedMax}`)
}

/** Answers for everybody, in force on a day, the most asked for first. */
export function selectPublic(
  q: Queryable,
  asked: { readonly regionCode: string; readonly day: string },
): Promise<Knowledge[]> {
  return q.query(sql<Knowledge>`
    select ${columns}
    from hotline.knowledge_answer
    where region_code = ${asked.regionCode}
    and state = 'published'
    and is_public
    and valid_from <= ${asked.day}
    and (valid_until is null or valid_until >= ${asked.day})
    order by hits desc, id
    limit 20`)
}

/** Counts an answer that was read out to somebody; @returns whether there is one. */
export async function countHit(tx: Tx, id: string, day: string): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update hotline.knowledge_answer
    set hits = hits + 1,
      last_hit_on = ${day}
    where region_code = ${tx.regionCode}
    and id = ${id}
    and state = 'published'
    returning id`)
  return rows.length > 0
}

export async function countGap(tx: Tx, asked: string, day: string): Promise<void> {
  await tx.query(
    insertRows(
      'hotline.knowledge_gap',
      { region_code: 'text', asked: 'text', times: 'integer', first_on: 'date', last_on: 'date' },
      [{ region_code: tx.regionCode, asked, times: 1, first_on: day, last_on: day }],
      `on conflict (region_code, asked) do update
        set times = knowledge_gap.times + 1, last_on = excluded.last_on`,
    ),
  )
}

export interface CountedKnowledge {
  readonly published: number
  readonly hits: number
  readonly waiting: number
  readonly ending: number
  readonly unused: number
}

/** Published and in force on a day; of these, read out, ending by another day, never read out. */
export async function countKnowledge(
  q: Queryable,
  asked: { readonly regionCode: string; readonly day: string; readonly endingBy: string },
): Promise<CountedKnowledge> {
  const { regionCode, day, endingBy } = asked
  const [row] = await q.query(sql<CountedKnowledge>`
    select count(*) filter (where state = 'published')::integer as published,
      coalesce(sum(hits), 0)::integer as hits,
      count(*) filter (where state = 'drafted')::integer as waiting,
      count(*) filter (where state = 'published' and valid_until <= ${endingBy})::integer as ending,
      count(*) filter (where state = 'published' and hits = 0)::integer as unused
    from hotline.knowledge_answer
    where region_code = ${regionCode}
    and (state = 'drafted' or (state = 'published' and (valid_until is null or valid_until >= ${day})))`)
  return row ?? { published: 0, hits: 0, waiting: 0, ending: 0, unused: 0 }
}

export interface CountedGap {
  readonly asked: string
  readonly times: number
  readonly lastOn: string
}

/** What had no answer, the most often asked first. */
export function selectGaps(q: Queryable, regionCode: string): Promise<CountedGap[]> {
  return q.query(sql<CountedGap>`
    select asked, times, to_char(last_on, 'YYYY-MM-DD') as "lastOn"
    from hotline.knowledge_gap
    where region_code = ${regionCode}
    order by times desc, last_on desc, asked
    limit ${gapsMax}`)
}
