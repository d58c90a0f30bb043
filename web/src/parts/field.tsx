import { type ReactNode, useId } from 'react'

interface FieldProps {
  readonly label: string
  readonly children: (id: string) => ReactNode
}

/** A label and the control it names. */
export function Field({ label, children }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
