/** One entry of each staged matter; all but the number are SQL over a row of `public.staged`. */
export interface StagedEntry {
  /** 1 is the first; a matter has as many entries as its step says. */
  readonly seq: number
  readonly act: string
  readonly actor: string
  readonly at: string
  /** Body and commitments as canonical JSON. */
  readonly said: string
  readonly promised: string
}

/**
 * The statement that writes the n-th entry of each staged matter, sealed to the one before it in the
 * canonical form of the ledger.
 */
export function insertEntry({ seq, act, actor, at, said, promised }: StagedEntry): string {
  return `
insert into kernel.ledger_entry (region_code, stream_kind, stream_id, seq, version, hash_algorithm,
  day, happened_at, entered_at, late, act, actor, body, commitments, hash)
select sealed.region_code, 'matter', id::text, ${seq}, 1, 'sha256', happened::date, happened,
  happened, false, sealed.act, sealed.actor, said::json, promised::json,
  sha256(convert_to('{"act":"' || sealed.act || '","actor":"' || sealed.actor ||
    '","algorithm":"sha256","body":' || said || ',"commitments":' || promised ||
    ',"day":"' || happened::date ||
    '","enteredAt":"' || iso || '","happenedAt":"' || iso || '","late":false,"previous":' ||
    ${seq === 1 ? "'null'" : `'"' || encode(before.hash, 'hex') || '"'`} || ',"regionCode":"' ||
    sealed.region_code || '","seq":${seq},"streamId":"' || id ||
    '","streamKind":"matter","version":1}', 'UTF8'))
from (
  select region_code, id, step, ${act} as act, ${actor} as actor, ${at} as happened,
    ${promised} as promised, ${said} as said,
    to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as iso
  from public.staged
) as sealed
${
  seq === 1
    ? ''
    : `join kernel.ledger_entry as before
  on before.stream_id = sealed.id::text and before.seq = ${seq - 1}
where step >= ${seq}`
}`
}

/** The statements for what hangs on the entries, once all of them are written. */
export const entryEnds: readonly { readonly table: string; readonly text: string }[] = [
  {
    table: 'kernel.ledger_head',
    text: `
insert into kernel.ledger_head (region_code, stream_kind, stream_id, seq, hash)
select region_code, stream_kind, stream_id, seq, hash
from kernel.ledger_entry as entry
join public.staged using (region_code)
where stream_kind = 'matter'
and stream_id = staged.id::text
and seq = step`,
  },
  {
    table: 'kernel.ledger_root',
    text: `
insert into kernel.ledger_root (region_code, day)
select distinct region_code, day
from kernel.ledger_entry
on conflict do nothing`,
  },
]
