import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { referenceWords } from '@huiyin/contract/desk-reference.words'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { today } from '../../parts/dates.ts'
import type { TreeLine } from './units-tree.ts'

/** The tree as a table: depth is drawn by indentation and said by the column of the superior. */
export function UnitLines({ lines }: { readonly lines: readonly TreeLine[] }) {
  const say = useWords(organisationWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const names = new Map(lines.map(({ unit }) => [unit.code, unit.name]))
  const nameOf = (code: string) => names.get(code) ?? code
  return (
    <DataTable
      caption={sayDesk('organisation')}
      rows={lines}
      keyOf={({ unit }) => unit.code}
      columns={[
        {
          key: 'name',
          header: say('name'),
          kind: 'head',
          cell: ({ unit, depth }) => (
            <span className={`tree tree-${Math.min(depth, 4)}`}>
              <Link to="/organisation/$code" params={{ code: unit.code }}>
                {(language === 'en' && unit.nameEn) || unit.name}
              </Link>
            </span>
          ),
        },
        {
          key: 'kind',
          header: say('kind'),
          cell: ({ unit }) => wordOf(referenceWords, unit.kind, language),
        },
        {
          key: 'parent',
          header: say('parent'),
          cell: ({ unit }) => (unit.parentCode === null ? '—' : nameOf(unit.parentCode)),
        },
        {
          key: 'code',
          header: say('code'),
          cell: ({ unit }) => <span className="figure">{unit.code}</span>,
        },
        {
          key: 'state',
          header: say('state'),
          kind: 'narrow',
          cell: ({ unit }) => {
            const isEnded = unit.validTo !== null && unit.validTo < today()
            return (
              <span className={`tag tag-${isEnded ? 'grey' : 'green'}`}>
                {say(isEnded ? 'ended' : 'exists')}
              </span>
            )
          },
        },
      ]}
    />
  )
}
