import { seatWords } from '@huiyin/contract/desk-seats.words'
import type { Shift, Shifts } from '@huiyin/contract/hotline-seats'
import { addDays, localDay } from '@huiyin/contract/time'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { keepShifts } from '../../api/hotline.ts'
import { staffQuery } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayWeekday } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { TextField } from '../../parts/text-field.tsx'

const shiftsMax = 12
const weekDays = 7

/** Three shifts cover day and night: what most rosters begin with. */
const usual: readonly Shift[] = [
  { name: '早班', from: '08:00', until: '16:00', staffCodes: [] },
  { name: '中班', from: '16:00', until: '00:00', staffCodes: [] },
  { name: '夜班', from: '00:00', until: '08:00', staffCodes: [] },
]

interface ShiftsFormProps {
  readonly shifts: Shifts
  readonly onEnd: () => void
}

/** The roster of one day, to be kept for it alone or for the week that begins with it. */
export function ShiftsForm({ shifts: { day, rows: kept }, onEnd }: ShiftsFormProps) {
  const say = useWords(seatWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const [rows, setRows] = useState<readonly Shift[]>(kept.length === 0 ? usual : kept)
  const keeping = useMutation({
    mutationFn: (days: number) =>
      keepShifts(
        Array.from({ length: days }, (_, index) => addDays(localDay(day), index)),
        rows,
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['hotline', 'shifts'] })
      onEnd()
    },
  })
  const change = (at: number, changes: Partial<Shift>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...changes } : row)))
  const isWhole = rows.every(({ name, staffCodes }) => name.trim() !== '' && staffCodes.length > 0)
  const keep = (days: number) => () => keeping.mutate(days)
  return (
    <form onSubmit={(event) => event.preventDefault()} aria-label={sayWeekday(day, language)}>
      <h3 className="part-heading">{sayWeekday(day, language)}</h3>
      {keeping.error !== null && <ProblemNotice error={keeping.error} />}
      {rows.map((row, index) => (
        <ShiftFields
          key={index}
          shift={row}
          onChange={(changes) => change(index, changes)}
          onRemove={() => setRows(rows.filter((_, place) => place !== index))}
        />
      ))}
      <p className="row">
        <Button
          disabled={rows.length >= shiftsMax}
          onClick={() =>
            setRows([...rows, { name: '', from: '08:00', until: '16:00', staffCodes: [] }])
          }
        >
          {say('add')}
        </Button>
        <Button type="primary" disabled={!isWhole} loading={keeping.isPending} onClick={keep(1)}>
          {say('keep')}
        </Button>
        <Button disabled={!isWhole} loading={keeping.isPending} onClick={keep(weekDays)}>
          {say('keepWeek')}
        </Button>
        <Button onClick={onEnd}>{say('leave')}</Button>
      </p>
      {!isWhole && <p className="soft">{say('notWhole')}</p>}
    </form>
  )
}

interface ShiftFieldsProps {
  readonly shift: Shift
  readonly onChange: (changes: Partial<Shift>) => void
  readonly onRemove: () => void
}

function ShiftFields({ shift, onChange, onRemove }: ShiftFieldsProps) {
  const say = useWords(seatWords)
  const { data: session } = useQuery(sessionQuery)
  const unitCode = session?.posts[0]?.unitCode ?? ''
  const { data } = useQuery({ ...staffQuery({ unitCode }), enabled: unitCode !== '' })
  const time = (key: 'from' | 'until') => (
    <Field label={say(key)}>
      {(id) => (
        <input
          id={id}
          type="time"
          className="control figure"
          value={shift[key]}
          onChange={({ target }) => target.value !== '' && onChange({ [key]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <div className="filters roster-shift">
      <TextField
        label={say('shift')}
        maxLength={20}
        value={shift.name}
        onChange={(name) => onChange({ name })}
      />
      {time('from')}
      {time('until')}
      <Field label={say('people')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            className="roster-people"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...shift.staffCodes]}
            options={(data?.rows ?? []).map(({ staffCode, displayName }) => ({
              value: staffCode,
              label: displayName,
            }))}
            onChange={(staffCodes) => onChange({ staffCodes })}
          />
        )}
      </Field>
      <Button aria-label={say('removeShift', { name: shift.name })} onClick={onRemove}>
        {say('remove')}
      </Button>
    </div>
  )
}
