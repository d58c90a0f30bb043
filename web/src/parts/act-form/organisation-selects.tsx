import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { postsQuery } from '../../api/administration.ts'
import { staffQuery, unitsQuery, useUnitNames } from '../../api/organisation.ts'

/** What a form gives to the control inside one of its items. */
interface FieldProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly onBlur?: () => void
}

const byName = { optionFilterProp: 'label' } as const

interface UnitSelectProps extends FieldProps {
  readonly allowClear?: boolean
  readonly placeholder?: string
}

export function UnitSelect(field: UnitSelectProps) {
  const { data, isPending } = useQuery(unitsQuery)
  return (
    <Select
      {...field}
      showSearch={byName}
      loading={isPending}
      options={(data?.rows ?? []).map((unit) => ({ value: unit.code, label: unit.name }))}
    />
  )
}

interface UnitsSelectProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (value: string[]) => void
  readonly unitsMax?: number
}

/** Several units. */
export function UnitsSelect({ unitsMax, ...field }: UnitsSelectProps) {
  const { data, isPending } = useQuery(unitsQuery)
  return (
    <Select
      {...field}
      mode="multiple"
      {...(unitsMax !== undefined && { maxCount: unitsMax })}
      showSearch={byName}
      loading={isPending}
      options={(data?.rows ?? []).map((unit) => ({ value: unit.code, label: unit.name }))}
    />
  )
}

/** A person, found by part of the name or the work number. */
export function StaffSelect(field: FieldProps) {
  const [part, setPart] = useState('')
  const [chosen, setChosen] = useState<Option>()
  const units = useQuery(unitsQuery)
  const { data, isFetching } = useQuery(staffQuery({ q: useDeferredValue(part.trim()) }))
  const nameOfUnit = new Map(units.data?.rows.map((unit) => [unit.code, unit.name] as const))
  const found = (data?.rows ?? []).map((person) => ({
    value: person.staffId,
    label: `${person.displayName}（${nameOfUnit.get(person.unitCode) ?? person.unitCode}）`,
  }))
  // Who was chosen keeps the name when the next search no longer finds it.
  const isKept = chosen !== undefined && !found.some(({ value }) => value === chosen.value)
  const { onChange, ...rest } = field
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setPart }}
      loading={isFetching}
      options={isKept && chosen.value === field.value ? [chosen, ...found] : found}
      onChange={(value: string) => {
        setChosen(found.find((option) => option.value === value))
        onChange?.(value)
      }}
    />
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

/** A post by unit and name; who holds it stands beside. */
export function PostSelect(field: FieldProps) {
  const unitName = useUnitNames()
  const { data, isPending } = useQuery(postsQuery)
  return (
    <Select
      {...field}
      showSearch={byName}
      loading={isPending}
      options={(data?.rows ?? []).map(({ code, unitCode, name, holders }) => {
        const held = holders.map(({ displayName }) => displayName).join('、')
        const label = `${unitName(unitCode)} · ${name}${held === '' ? '' : `（${held}）`}`
        return { value: code, label }
      })}
    />
  )
}
