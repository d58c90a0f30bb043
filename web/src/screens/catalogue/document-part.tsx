import type { ItemContent, ItemMaterial } from '@huiyin/contract/catalog-item'
import type { DecisionTable, TableRule } from '@huiyin/contract/decision-tables'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { memberOf, type Schema } from '../../parts/schema/schema.ts'
import { ValueList } from '../../parts/schema/value-list.tsx'

interface DocumentPartProps {
  readonly content: ItemContent
  readonly schema: Schema
}

/** The whole document to read, for whoever reviews an item that has no version before. */
export function DocumentPart({ content, schema }: DocumentPartProps) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  const { handling, ...rest } = content
  const keys = Object.keys(rest) as (keyof typeof rest)[]
  return (
    <section className="part item-document" aria-labelledby="document">
      <h2 id="document">{say('document')}</h2>
      <Materials handling={handling} schema={memberOf(schema, 'handling')} />
      {handling.decisions.map(({ step, table }) => (
        <Table
          key={table.id}
          table={table}
          step={handling.steps.find(({ id }) => id === step)?.name ?? step}
        />
      ))}
      {keys.map((key) => {
        const member = memberOf(schema, key)
        return (
          <details key={key} className="folded item-section">
            <summary>{member.label?.[language] ?? key}</summary>
            <ValueList schema={member} value={content[key]} />
          </details>
        )
      })}
    </section>
  )
}

interface MaterialsProps extends Pick<ItemContent, 'handling'> {
  readonly schema: Schema
}

function Materials({ handling, schema }: MaterialsProps) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  if (handling.materials.length === 0) return <p>{say('noMaterials')}</p>
  const stepNames = (ids: readonly string[]) =>
    ids.map((id) => handling.steps.find((step) => step.id === id)?.name ?? id).join('、')
  const yesNo = (is: boolean) => say(is ? 'yes' : 'no')
  const sources = memberOf(memberOf(schema, 'materials'), '').properties?.source?.words ?? {}
  const from = ({ source, sourceId }: ItemMaterial) => {
    const word = wordOf(sources, source, language)
    return sourceId === undefined ? word : `${word}（${stepNames([sourceId])}）`
  }
  return (
    <>
      <h3>{say('materials')}</h3>
      <DataTable
        caption={say('materials')}
        rows={handling.materials}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', header: say('material'), kind: 'head', cell: ({ name }) => name },
          { key: 'from', header: say('materialFrom'), cell: from },
          { key: 'need', header: say('required'), cell: ({ isRequired }) => yesNo(isRequired) },
          { key: 'gap', header: say('deferrable'), cell: ({ deferrable }) => yesNo(deferrable) },
          { key: 'for', header: say('usedBy'), cell: ({ usedBy }) => stepNames(usedBy) },
          {
            key: 'points',
            header: say('reviewPoints'),
            cell: ({ reviewPoints }) => reviewPoints.join('；'),
          },
        ]}
      />
    </>
  )
}

/** A decision table as a table: a rule a row, a question a column. */
function Table({ table, step }: { readonly table: DecisionTable; readonly step: string }) {
  const say = useWords(catalogueWords)
  const { inputs, outputs, rules, name } = table
  return (
    <>
      <h3>{say('decisionTable', { name, step })}</h3>
      <DataTable
        staysTable
        caption={name}
        rows={rules}
        keyOf={({ id }) => id}
        columns={[
          { key: 'rule', header: say('rule'), kind: 'head', cell: ({ id }: TableRule) => id },
          ...inputs.map((input, place) => ({
            key: `in ${input.id}`,
            header: input.unit === undefined ? input.name : `${input.name}（${input.unit}）`,
            cell: ({ when }: TableRule) => when[place],
          })),
          ...outputs.map((output, place) => ({
            key: `out ${output.id}`,
            header: `→ ${output.name}`,
            cell: ({ gives }: TableRule) => {
              const value = String(gives[place])
              return output.words?.[value] ?? value
            },
          })),
          { key: 'ground', header: say('ground'), cell: ({ ground }: TableRule) => ground },
        ]}
      />
    </>
  )
}
