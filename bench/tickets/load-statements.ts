import { entryEnds, insertEntry } from '../load/insert-entry.ts'

/**
 * A row a matter, read by every statement below: tickets and cases of the street in turn. Its step is
 * how many entries it has: 1 waiting to be sent out, 2 with its unit, 3 closed. Those of reviews
 * (`bench/lifecycle`) look alike and share no row but the entries, which lie in `bench/load`.
 */
export const createStaged = `
create unlogged table public.staged (
  n integer, region_code text, kind text, step integer, opened_at timestamptz, sent_at timestamptz,
  closed_at timestamptz, id uuid, letter_id uuid, number text, holder text, unit_code text,
  title text, text_body text, words text[], salt bytea, text_commitment text, class text,
  longitude double precision, latitude double precision
)`

/**
 * Parameters: region, matters, office, texts; units; titles, texts and the words of both. Matters are a
 * year's, evenly, and places are spread over a city of 20 by 20 kilometres; ids are as UUIDv7 of their
 * time; serials lie above those the service leases.
 */
export const fillStaged = `
insert into public.staged
select n, $1, kind, step, opened_at, opened_at + interval '2 hours',
  case when step = 3 then opened_at + interval '4 days' end,
  (id || '8' || tail)::uuid, (id || 'b' || tail)::uuid,
  case kind when 'ticket' then 'RX' else 'CG' end || $1 ||
    to_char(opened_at, '-YYMMDD-') || 500000000 + n,
  case step when 1 then $3 else unit_code end, unit_code,
  ($6::text[])[written], ($7::text[])[written], string_to_array(($8::text[])[written], ' '), salt,
  encode(sha256(salt || convert_to(($7::text[])[written], 'UTF8')), 'hex'),
  (array['0107', '0110', '0111', '0112'])[1 + n / 2 % 4],
  113.9 + n::bigint * 7919 % 200000 / 1000000.0, 33.0 + n::bigint * 104729 % 200000 / 1000000.0
from (
  select n, opened_at, decode(md5(n::text), 'hex') as salt,
    case n % 2 when 0 then 'ticket' else 'city_case' end as kind,
    case when n <= $2::integer * 0.98 then 3 else 1 + n / 2 % 2 end as step,
    ($5::text[])[1 + n::bigint * 7 % cardinality($5::text[])] as unit_code,
    1 + n::bigint * 13 % $4::integer as written,
    lpad(to_hex((extract(epoch from opened_at) * 1000)::bigint), 12, '0') || '7' ||
      lpad(to_hex(n % 4096), 3, '0') as id,
    lpad(to_hex(n), 15, '0') as tail
  from (
    select n, date_trunc('milliseconds',
      now() - interval '369 days' + n * (interval '365 days' / $2::integer)) as opened_at
    from generate_series(1, $2::integer) as n
  ) as dated
) as computed`

/** The statements that fill the tables, each from the staged rows. */
export const loadStatements: readonly { readonly table: string; readonly text: string }[] = [
  {
    table: 'kernel.matter',
    text: `
insert into kernel.matter (region_code, id, number, kind, state, stage, version, title,
  accountable_unit_code, holder_unit_code, risk, identity_grade, entered_by, receipt_hash,
  supervised, count_in_assessment, opened_at, closed_at, next_due_at, next_clock, words)
select region_code, id, number, kind,
  (array[case kind when 'ticket' then 'registered' else 'reported' end, 'handling', 'closed'])[step],
  (array['received', 'handling', 'closed'])[step], step, title, holder, holder, 'normal',
  'open', 'api:bench', sha256(salt), false, true, opened_at, closed_at,
  case when step < 3 then opened_at + interval '14 days' end,
  (array['dispatch', case kind when 'ticket' then 'reply' else 'handle' end, null])[step], words
from public.staged`,
  },
  {
    table: 'hotline.ticket',
    text: `
insert into hotline.ticket (region_code, matter_id, hotline, type, channel, urgency, category,
  area_code, points, wants_callback, routed_unit_code, routed_by, hotline_unit_code,
  assisting_unit_codes, assists_done, handled_by, contacted, returns, extensions, supervision,
  callback_tries, callback_bands, reworks, reopens)
select region_code, id, '12345', 'help', 'phone', 'normal', substr(class, 1, 2) || substr(class, 3),
  region_code || lpad((n % 97)::text, 3, '0'), 1, false, unit_code, 'row', holder, '{}', '{}', '{}',
  step > 1, 0, 0, 0, 0, '{}', 0, 0
from public.staged
where kind = 'ticket'`,
  },
  {
    table: 'city_cases.city_case',
    text: `
insert into city_cases.city_case (region_code, matter_id, kind, category, source, longitude,
  latitude, cell, routed_unit_code, routed_by, acceptance_unit_code, command_unit_code, closings,
  photos, hazard, fenced, handled_by, clock_unit_code, returns, reworks, delays, suspensions,
  disputes, exempt, closing)
select region_code, id, 'event', class, 'collector', longitude, latitude,
  floor((latitude + 90) * 1000)::bigint * 360000 + floor((longitude + 180) * 1000)::bigint,
  unit_code, 'row', 'oversight', 'oversight', '{清理}', 1, false, false, '{}',
  case when step > 1 then unit_code end, 0, 0, 0, 0, 0, false, case step when 3 then '清理' end
from public.staged
where kind = 'city_case'`,
  },
  {
    table: 'kernel.matter_clock',
    text: `
insert into kernel.matter_clock (region_code, matter_id, name, run, amount_hundredths, unit,
  rule_version, events, state, started_at, due_at, original_due_at, provisional, stopped_at, exempt)
select region_code, id, name, 1, 1400, 'calendar_day', 'shipped-1',
  jsonb_build_array(jsonb_build_object('type', 'start', 'at', opened_at)) ||
    case when stopped_at is null then '[]' else
      jsonb_build_array(jsonb_build_object('type', 'stop', 'at', stopped_at, 'dueAt', due_at))
    end,
  case when stopped_at is null then 'running' else 'stopped' end, opened_at, due_at, due_at, false,
  stopped_at, false
from public.staged
cross join lateral (
  values
    (case kind when 'ticket' then 'dispatch' else 'accept' end, case when step > 1 then sent_at end),
    (case kind when 'ticket' then 'reply' else 'handle' end, closed_at)
) as clock (name, stopped_at)
cross join lateral (select opened_at + interval '14 days' as due_at) as due
where step > 1 or name in ('dispatch', 'accept', 'reply')`,
  },
  {
    table: 'kernel.matter_text',
    text: `
insert into kernel.matter_text (region_code, matter_id, seq, kind, visibility, body, salt,
  commitment, written_at)
select region_code, id, 1, 'content', 'reporter', text_body, salt, text_commitment, opened_at
from public.staged`,
  },
  {
    table: 'kernel.letter',
    text: `
insert into kernel.letter (region_code, id, number, kind, matter_id, template_version, facts,
  facts_hash, to_unit_code, issued_at, issued_by)
select region_code, letter_id, '回音交〔' || to_char(sent_at, 'YYYY') || '〕' || 500000000 + n || '号',
  'assignment', id, 1,
  jsonb_build_object('subject', title, 'source', '政务服务便民热线', 'summary', title,
    'matterNumber', number, 'toUnitName', unit_code, 'issuerName', '效能督查室'),
  sha256(salt), unit_code, sent_at, 'system'
from public.staged
where kind = 'ticket'
and step > 1`,
  },
  { table: 'kernel.ledger_entry', text: entry(1) },
  { table: 'kernel.ledger_entry', text: entry(2) },
  { table: 'kernel.ledger_entry', text: entry(3) },
  ...entryEnds,
]

function entry(seq: 1 | 2 | 3): string {
  const { act, actor, at, from, to } = {
    1: { act: 'open', actor: 'api:bench', at: 'opened_at', from: 'null', to: 'registered' },
    2: { act: 'dispatch', actor: 'system', at: 'sent_at', from: '"registered"', to: 'handling' },
    3: { act: 'close', actor: 'system', at: 'closed_at', from: '"handling"', to: 'closed' },
  }[seq]
  return insertEntry({
    seq,
    act: `kind || '.${act}'`,
    actor: `'${actor}'`,
    at,
    said: `'{"clocks":[],"from":${from},"holder":{"staff":null,"unit":"' || holder ||
      '"},"number":"' || number || '","to":"${to}","version":${seq}}'`,
    promised: seq === 1 ? `'{"content":"' || text_commitment || '"}'` : `'{}'`,
  })
}
