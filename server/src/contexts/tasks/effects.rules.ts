import type { ErrorCode } from '@huiyin/contract/errors'
import type {
  ClockChange,
  Decision,
  Effects,
  Fields,
  Situation,
  TextWritten,
} from '../../kernel/matter/lifecycle.ts'
import type { Task } from './task.types.ts'

/** A decision that goes ahead. */
export function effects(all: Effects<Task>): Decision<Task> {
  return { ok: true, effects: all }
}

export function invalid(code: ErrorCode): Decision<Task> {
  return { ok: false, code }
}

export function evidenceOf(fields: Fields): readonly string[] {
  return (fields.evidence as readonly string[] | undefined) ?? []
}

/** A text somebody may have left out. */
export function noteOf(kind: string, note: unknown): TextWritten[] {
  if (typeof note !== 'string' || note.trim() === '') return []
  return [{ kind, body: note, visibility: 'staff' }]
}

/** Stops whatever runs. */
export function stopAll({ clocks }: Situation<Task>): ClockChange[] {
  return clocks
    .filter((clock) => clock.state !== 'stopped')
    .map(({ name }) => ({ name, do: 'stop' }))
}
