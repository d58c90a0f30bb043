import { whatIfWords } from '@huiyin/contract/desk-what-if.words'
import type { HandlingStep } from '@huiyin/contract/handling'
import { whatIfStepsMax } from '@huiyin/contract/what-if'
import { Button, Select } from 'antd'
import { useWords } from '../../app/words.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { chained, sideBySide, withNew, without } from './graph.ts'

interface GraphEditorProps {
  readonly steps: readonly HandlingStep[]
  readonly inForce: readonly HandlingStep[]
  readonly onChange: (steps: readonly HandlingStep[]) => void
}

/** Departments, limits and what waits for what, a row a step. */
export function GraphEditor({ steps, inForce, onChange }: GraphEditorProps) {
  const say = useWords(whatIfWords)
  const columns = useColumns(steps, onChange)
  return (
    <>
      <DataTable caption={say('graph')} rows={steps} keyOf={({ id }) => id} columns={columns} />
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

function useColumns(
  steps: readonly HandlingStep[],
  onChange: GraphEditorProps['onChange'],
): readonly Column<HandlingStep>[] {
  const say = useWords(whatIfWords)
  const bound = <Key extends 'name' | 'unit' | 'limit' | 'after'>(
    what: 'step' | 'unit' | 'limit' | 'after',
    { id }: HandlingStep,
    key: Key,
  ) => ({
    label: say('of', { what: say(what), n: steps.findIndex((one) => one.id === id) + 1 }),
    onChange: (value: HandlingStep[Key]) =>
      onChange(steps.map((one) => (one.id === id ? { ...one, [key]: value } : one))),
  })
  return [
    {
      key: 'step',
      header: say('step'),
      cell: (step) => <TextCell {...bound('step', step, 'name')} value={step.name} />,
    },
    {
      key: 'unit',
      header: say('unit'),
      cell: (step) => <TextCell {...bound('unit', step, 'unit')} value={step.unit} />,
    },
    {
      key: 'limit',
      header: say('limit'),
      cell: (step) => <LimitCell {...bound('limit', step, 'limit')} limit={step.limit} />,
    },
    {
      key: 'after',
      header: say('after'),
      cell: (step) => <AfterCell {...bound('after', step, 'after')} step={step} steps={steps} />,
    },
    {
      key: 'remove',
      header: say('removeHead'),
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
  ]
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
