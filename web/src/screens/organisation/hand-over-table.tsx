import type { Holdings } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'

interface HandOverTableProps {
  readonly holdings: Holdings
  /** Matter id to who takes it. */
  readonly heirs: ReadonlyMap<string, string>
  readonly onChange: (heirs: ReadonlyMap<string, string>) => void
}

/** Every open matter with who takes it: one name for all, or one by one. */
export function HandOverTable({ holdings, heirs, onChange }: HandOverTableProps) {
  const say = useWords(organisationWords)
  const { matters, colleagues } = holdings
  if (matters.length === 0) return <p>{say('inHandNone')}</p>
  const optionsFor = (unitCode: string) => [
    { value: '', label: say('choose') },
    ...colleagues
      .filter((one) => one.unitCode === unitCode)
      .map(({ staffId, displayName }) => ({ value: staffId, label: displayName })),
  ]
  const give = (ids: readonly string[], staffId: string) => {
    const next = new Map(heirs)
    for (const id of ids) {
      if (staffId === '') next.delete(id)
      else next.set(id, staffId)
    }
    onChange(next)
  }
  const idsOf = (unitCode: string) =>
    matters.filter((one) => one.unitCode === unitCode).map((one) => one.id)
  const units = [...new Set(matters.map(({ unitCode }) => unitCode))]
  return (
    <>
      <h3>{say('inHand', { n: matters.length })}</h3>
      {units.map((unitCode) => (
        <Field key={unitCode} label={say('toWhomAll')}>
          {(id) => (
            <Pick
              id={id}
              value=""
              options={optionsFor(unitCode)}
              onChange={(staffId) => give(idsOf(unitCode), staffId)}
            />
          )}
        </Field>
      ))}
      <MatterTable matters={matters} heirs={heirs} optionsFor={optionsFor} give={give} />
    </>
  )
}

interface MatterTableProps {
  readonly matters: Holdings['matters']
  readonly heirs: ReadonlyMap<string, string>
  readonly optionsFor: (unitCode: string) => readonly { value: string; label: string }[]
  readonly give: (ids: readonly string[], staffId: string) => void
}

function MatterTable({ matters, heirs, optionsFor, give }: MatterTableProps) {
  const say = useWords(organisationWords)
  const { language } = usePreferences()
  return (
    <DataTable
      caption={say('inHand', { n: matters.length })}
      rows={matters}
      keyOf={(matter) => matter.id}
      columns={[
        {
          key: 'matter',
          header: say('matter'),
          kind: 'head',
          cell: (matter) => (
            <span className="row">
              <span className="figure">{matter.number ?? say('sealed')}</span>
              <span className="soft">{matter.kind[language]}</span>
              {matter.isCheck && <span className="tag tag-blue">{say('check')}</span>}
            </span>
          ),
        },
        {
          key: 'due',
          header: say('due'),
          cell: ({ nextDueAt }) => (nextDueAt === null ? '—' : sayInstant(nextDueAt, language)),
        },
        {
          key: 'to',
          header: say('toWhom'),
          cell: (matter) => (
            <select
              className="control"
              aria-label={`${say('toWhom')} ${matter.number ?? say('sealed')}`}
              value={heirs.get(matter.id) ?? ''}
              onChange={({ target }) => give([matter.id], target.value)}
            >
              {optionsFor(matter.unitCode).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          ),
        },
      ]}
    />
  )
}
