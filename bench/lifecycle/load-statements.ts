import { entryEnds, insertEntry } from '../load/insert-entry.ts'

/**
 * A row a matter, read by every statement below. Its step is how many entries it has: 1 assigned to
 * its unit, 2 judged and waiting for an independent check, 3 checked and closed.
 */
export const createStaged = `
create unlogged table public.staged (
  n integer, region_code text, step integer, opened_at timestamptz, judged_at timestamptz,
  closed_at timestamptz, id uuid, review_id uuid, end_id uuid, letter_id uuid, number text,
  unit_code text, item_code text, title text, text_body text, words text[], salt bytea,
  text_commitment text
)`

/**
 * Parameters: region, matters, items, texts; then by item unit code, item code and title; the
 * texts; the words of titles and of texts. Matters are a year's, evenly; ids are as UUIDv7 of
 * their time; serials lie above those the service leases.
 */
export const fillStaged = `
insert into public.staged
select n, $1, case when n <= $2::integer * 0.98 then 3 else 1 + n % 2 end, opened_at, opened_at + interval '3 days',
  case when n <= $2::integer * 0.98 then opened_at + interval '5 days' end,
  (id || '8' || tail)::uuid, (id || '9' || tail)::uuid, (id || 'a' || tail)::uuid,
  (id || 'b' || tail)::uuid,
  'ZG' || $1 || to_char(opened_at, '-YYMMDD-') || 500000000 + n,
  ($5::text[])[item], ($6::text[])[item], ($7::text[])[item], ($8::text[])[written],
  string_to_array(($9::text[])[item] || ' ' || ($10::text[])[written], ' '), salt,
  encode(sha256(salt || convert_to(($8::text[])[written], 'UTF8')), 'hex')
from (
  select n, opened_at, decode(md5(n::text), 'hex') as salt,
    1 + n::bigint * 7 % $3::integer as item, 1 + n::bigint * 13 % $4::integer as written,
    lpad(to_hex((extract(epoch from opened_at) * 1000)::bigint), 12, '0') || '7' ||
      lpad(to_hex(n % 4096), 3, '0') as id,
    lpad(to_hex(n), 15, '0') as tail
  from (
    select n, date_trunc('milliseconds',
      now() - interval '371 days' + n * (interval '365 days' / $2::integer)) as opened_at
    from generate_series(1, $2::integer) as n
  ) as dated
) as computed`

/** The statements that fill the tables, each from the staged rows. */
export const loadStatements: readonly { readonly table: string; readonly text: string }[] = [
  {
    table: 'reviews.service_end',
    text: `
insert into reviews.service_end (region_code, id, project_no, service_number, unit_code, item_code,
  channel, outcome, helped, ended_at, ended_on, received_at, reported_by, token_hash,
  token_key_version, token_expires_at, spoken_number, reviewed)
select region_code, end_id, 'loaded-' || n, 1, unit_code, item_code, 'terminal', 'completed', false,
  opened_at - interval '1 hour', (opened_at - interval '1 hour')::date, opened_at, 'api:bench',
  sha256(convert_to('loaded-' || n, 'UTF8')), 1, opened_at + interval '30 days',
  lpad(n::text, 9, '0'), true
from public.staged`,
  },
  {
    // The text is kept with the matter: beside the review it was erased when its time had come.
    table: 'reviews.review',
    text: `
insert into reviews.review (region_code, id, number, service_end_id, round, origin, channel, grade,
  tags, allows_contact, text_commitment, unit_code, item_code, receipt_hash,
  submitted_at, submitted_on, matter_id, adopted)
select region_code, review_id, 'PJ' || substr(number, 3), end_id, 'first', 'explicit', 'web',
  'dissatisfied', '{209}', false, text_commitment, unit_code, item_code,
  sha256(salt), opened_at, opened_at::date, id, true
from public.staged`,
  },
  {
    table: 'kernel.matter',
    text: `
insert into kernel.matter (region_code, id, number, kind, state, stage, version, title, item_code,
  accountable_unit_code, holder_unit_code, risk, identity_grade, entered_by, answer_by,
  receipt_hash, supervised, count_in_assessment, opened_at, closed_at, next_due_at, next_clock,
  words)
select region_code, id, number, 'rectification',
  (array['assigned', 'independent_check', 'closed'])[step],
  (array['received', 'checking', 'closed'])[step], step, title, item_code, unit_code,
  case when step = 1 then unit_code else 'oversight' end, 'normal', 'masked', 'citizen', 'progress_page',
  sha256(salt), false, true, opened_at, closed_at,
  (array[opened_at, judged_at, null])[step] + interval '14 days',
  (array['rectify', 'check', null])[step], words
from public.staged`,
  },
  {
    table: 'kernel.matter_clock',
    text: `
insert into kernel.matter_clock (region_code, matter_id, name, run, amount_hundredths, unit,
  rule_version, events, state, started_at, due_at, original_due_at, provisional, stopped_at, exempt)
select region_code, id, name, 1, 1400, 'calendar_day', 'shipped-2026-11',
  jsonb_build_array(jsonb_build_object('type', 'start', 'at', started_at)) ||
    case when stopped_at is null then '[]' else
      jsonb_build_array(jsonb_build_object('type', 'stop', 'at', stopped_at, 'dueAt', due_at))
    end,
  case when stopped_at is null then 'running' else 'stopped' end, started_at, due_at, due_at, false,
  stopped_at, false
from public.staged
cross join lateral (
  values
    (1, 'rectify', opened_at, case when step > 1 then judged_at end),
    (2, 'check', judged_at, closed_at)
) as clock (begins, name, started_at, stopped_at)
cross join lateral (select started_at + interval '14 days' as due_at) as due
where step >= begins`,
  },
  {
    table: 'kernel.matter_text',
    text: `
insert into kernel.matter_text (region_code, matter_id, seq, kind, visibility, body, salt,
  commitment, written_at)
select region_code, id, 1, 'review_text', 'reporter', text_body, salt, text_commitment, opened_at
from public.staged`,
  },
  {
    table: 'reviews.rectification',
    text: `
insert into reviews.rectification (region_code, matter_id, review_id, service_end_id,
  original_unit_code, object, reassignments, allows_contact, contact_tries, contact_bands,
  contacted, outcome, elsewhere_looked, elsewhere_found, extensions, appeals, follow_up_tries,
  follow_up_bands, failed_checks, publication, answered_at, rectified_at)
select region_code, id, review_id, end_id, unit_code, 'unit', 0, false, 0, '{}', false,
  case when step > 1 then 'rectify_now' end, case when step > 1 then '排查了近一个月的同类办件' end,
  case when step > 1 then 1 end, 0, 0, 0, '{}', 0,
  case when step = 3 then 'withheld' else 'pending' end,
  case when step > 1 then judged_at end, case when step > 1 then judged_at end
from public.staged`,
  },
  {
    table: 'kernel.letter',
    text: `
insert into kernel.letter (region_code, id, number, kind, matter_id, template_version, facts,
  facts_hash, to_unit_code, issued_at, issued_by)
select region_code, letter_id, '回音交〔' || to_char(opened_at, 'YYYY') || '〕' || 500000000 + n || '号',
  'assignment', id, 1,
  jsonb_build_object('summary', title, 'itemName', title, 'gradeWords', '不满意', 'text', text_body,
    'matterNumber', number, 'toUnitName', unit_code, 'issuerName', '效能督查室'),
  sha256(salt), unit_code, opened_at, 'citizen'
from public.staged`,
  },
  { table: 'kernel.ledger_entry', text: entry(1) },
  { table: 'kernel.ledger_entry', text: entry(2) },
  { table: 'kernel.ledger_entry', text: entry(3) },
  ...entryEnds,
]

/** The n-th entry of each matter. */
function entry(seq: 1 | 2 | 3): string {
  const { act, actor, at, from, to } = {
    1: { act: 'open', actor: 'citizen', at: 'opened_at', from: 'null', to: 'assigned' },
    2: {
      act: 'judge',
      actor: 'system',
      at: 'judged_at',
      from: '"assigned"',
      to: 'independent_check',
    },
    3: {
      act: 'check',
      actor: 'system',
      at: 'closed_at',
      from: '"independent_check"',
      to: 'closed',
    },
  }[seq]
  return insertEntry({
    seq,
    act: `'rectification.${act}'`,
    actor: `'${actor}'`,
    at,
    said: `'{"clocks":[],"from":${from},"holder":{"staff":null,"unit":"' || unit_code ||
      '"},"number":"' || number || '","review":"' || review_id ||
      '","to":"${to}","version":${seq}}'`,
    promised: seq === 1 ? `'{"review_text":"' || text_commitment || '"}'` : `'{}'`,
  })
}
