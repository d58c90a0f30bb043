import { editionWords } from '@huiyin/contract/desk-editions.words'
import type { EditionList, RuleRow } from '@huiyin/contract/editions'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Field } from '../../parts/field.tsx'
import { sayParts } from '../../parts/schema/say-value.ts'
import type { Schema } from '../../parts/schema/schema.ts'
import { alignedLines } from './aligned-lines.ts'

interface ComparePartProps {
  readonly rule: RuleRow
  readonly versions: EditionList['versions']
}

/** Two versions side by side, the newest with the one before it unless others are chosen. */
export function ComparePart({ rule, versions }: ComparePartProps) {
  const say = useWords(editionWords)
  const [newest, before] = versions
  const [newer, setNewer] = useState(newest?.version ?? '')
  const [older, setOlder] = useState(before?.version ?? '')
  if (before === undefined) return null
  const options = versions.map(({ version, shipped, effectiveFrom }) => ({
    value: version,
    label: shipped ? say('shippedVersion', { version }) : `${version} · ${effectiveFrom ?? ''}`,
  }))
  const saidIn = (version: string) => versions.find((one) => one.version === version)?.value
  return (
    <section className="part" aria-labelledby="compare">
      <h2 id="compare">{say('compare')}</h2>
      <div className="row compare-choice">
        <Field label={say('compareOlder')}>
          {(id) => <Pick id={id} value={older} options={options} onChange={setOlder} />}
        </Field>
        <Field label={say('compareNewer')}>
          {(id) => <Pick id={id} value={newer} options={options} onChange={setNewer} />}
        </Field>
      </div>
      <Comparison rule={rule} older={saidIn(older)} newer={saidIn(newer)} />
    </section>
  )
}

interface ComparisonProps {
  readonly rule: RuleRow
  readonly older: unknown
  readonly newer: unknown
}

function Comparison({ rule, older, newer }: ComparisonProps) {
  const say = useWords(editionWords)
  const { language } = usePreferences()
  const [isShort, setIsShort] = useState(false)
  const partsOf = (value: unknown) => sayParts(rule.schema as Schema, value, { say, language })
  const all = alignedLines(partsOf(older), partsOf(newer))
  const isSame = all.every(({ isChanged }) => !isChanged)
  return (
    <>
      {isSame && <p>{say('compareNone')}</p>}
      <Checkbox checked={isShort} onChange={(event) => setIsShort(event.target.checked)}>
        {say('changedOnly')}
      </Checkbox>
      <DataTable
        caption={say('compare')}
        rows={isShort ? all.filter(({ isChanged }) => isChanged) : all}
        keyOf={({ label }) => label}
        columns={[
          { key: 'place', header: say('place'), kind: 'head', cell: ({ label }) => label },
          {
            key: 'before',
            header: say('compareOlder'),
            cell: ({ before, isChanged }) =>
              isChanged ? (
                <del className="said">{before}</del>
              ) : (
                <span className="said">{before}</span>
              ),
          },
          {
            key: 'after',
            header: say('compareNewer'),
            cell: ({ after, isChanged }) =>
              isChanged ? (
                <ins className="said">{after}</ins>
              ) : (
                <span className="said">{after}</span>
              ),
          },
          {
            key: 'difference',
            header: say('difference'),
            kind: 'narrow',
            cell: ({ isChanged }) =>
              isChanged && <span className="tag tag-amber">{say('changed')}</span>,
          },
        ]}
      />
    </>
  )
}
