import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { staffQuery, unitsQuery } from '../../api/organisation.ts'

/** What a form gives to the control inside one of its items. */
interface FieldProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly onBlur?: () => void
}

const byName = { optionFilterProp: 'label' } as const

export function UnitSelect(field: FieldProps) {
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

export function StaffSelect(field: FieldProps) {
  const units = useQuery(unitsQuery)
  const { data, isPending } = useQuery(staffQuery)
  const nameOfUnit = new Map(units.data?.rows.map((unit) => [unit.code, unit.name] as const))
  return (
    <Select
      {...field}
      showSearch={byName}
      loading={isPending}
      options={(data?.rows ?? []).map((person) => ({
        value: person.staffId,
        label: `${person.displayName}（${nameOfUnit.get(person.unitCode) ?? person.unitCode}）`,
      }))}
    />
  )
}
