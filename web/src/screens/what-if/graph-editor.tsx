import { whatIfWords } from '@huiyin/contract/desk-what-if.words'
import type { HandlingStep } from '@huiyin/contract/handling'
import { whatIfStepsMax } from '@huiyin/contract/what-if'
import { Button, Select } from 'antd'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { chained, sideBySide, withNew, without } from './graph.ts'

interface GraphEditorProps {
  readonly steps: readonly HandlingStep[]
  readonly inForce: readonly HandlingStep[]
  readonly onChange: (steps: readonly HandlingStep[]) => void
}

/** Departments, limits and what waits for what, a row a step. */
export function GraphEditor({ steps, inForce, onChange }: GraphEditorProps) {
  const say = useWords(whatIfWords)
  const change = (id: string, part: Partial<HandlingStep>) =>
    onChange(steps.map((step) => (step.id === id ? { ...step, ...part } : step)))
  const label = (what: 'step' | 'unit' | 'limit' | 'after', { id }: HandlingStep) =>
    say('of', { what: say(what), n: steps.findIndex((step) => step.id === id) + 1 })
  return (
    <>
      <DataTable
        caption={say('graph')}
        rows={steps}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'step',
            header: say('step'),
            cell: (step) => (
              <TextCell
                label={label('step', step)}
                value={step.name}
                onChange={(name) => change(step.id, { name })}
              />
            ),
          },
          {
            key: 'unit',
            header: say('unit'),
            cell: (step) => (
              <TextCell
                label={label('unit', step)}
                value={step.unit}
                onChange={(unit) => change(step.id, { unit })}
              />
            ),
          },
          {
            key: 'limit',
            header: say('limit'),
            cell: (step) => (
              <LimitCell
                label={label('limit', step)}
                limit={step.limit}
                onChange={(limit) => change(step.id, { limit })}
              />
            ),
          },
          {
            key: 'after',
            header: say('after'),
            cell: (step) => (
              <AfterCell
                label={label('after', step)}
                step={step}
                steps={steps}
                onChange={(after) => change(step.id, { after })}
              />
            ),
          },
          {
            key: 'remove',
            header: '',
            kind: 'narrow',
            cell: ({ id, name }) => (
              <Button
                aria-label={say('remove', { name })}
                disabled={steps.length === 1}
                onClick={() => onChange(without(steps, id))}
              >
                ×
              </Button>
            ),
          },
        ]}
      />
      <div className="row what-if-buttons">
        <Button
          disabled={steps.length >= whatIfStepsMax}
          onClick={() => onChange(withNew(steps, { name: say('newStep'), unit: say('newUnit') }))}
        >
          {say('add')}
        </Button>
        <Button onClick={() => onChange(chained(steps))}>{say('allSerial')}</Button>
        <Button onClick={() => onChange(sideBySide(steps))}>{say('allParallel')}</Button>
        <Button onClick={() => onChange(inForce)}>{say('reset')}</Button>
      </div>
    </>
  )
}

interface CellProps<Value> {
  readonly label: string
  readonly onChange: (value: Value) => void
}

function TextCell({ label, value, onChange }: CellProps<string> & { readonly value: string }) {
  return (
    <input
      className="control"
      aria-label={label}
      value={value}
      maxLength={60}
      required
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function LimitCell({
  label,
  limit,
  onChange,
}: CellProps<HandlingStep['limit']> & { readonly limit: HandlingStep['limit'] }) {
  const say = useWords(whatIfWords)
  return (
    <span className="what-if-limit">
      <input
        className="control"
        type="number"
        aria-label={label}
        value={limit.amount}
        min={0}
        max={3650}
        step="any"
        required
        onChange={(event) => onChange({ ...limit, amount: Number(event.target.value) })}
      />
      {say(limit.unit)}
    </span>
  )
}

interface AfterCellProps extends CellProps<string[]> {
  readonly step: HandlingStep
  readonly steps: readonly HandlingStep[]
}

function AfterCell({ label, step, steps, onChange }: AfterCellProps) {
  const say = useWords(whatIfWords)
  const others = steps.filter(({ id }) => id !== step.id)
  const legal = step.decideAfter ?? []
  const names = others.filter(({ id }) => legal.includes(id)).map(({ name }) => name)
  return (
    <>
      <Select
        mode="multiple"
        className="what-if-after"
        aria-label={label}
        value={[...step.after]}
        placeholder={say('nobody')}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChange}
      />
      {names.length > 0 && (
        <span className="soft">{say('decideAfter', { names: names.join('、') })}</span>
      )}
    </>
  )
}
