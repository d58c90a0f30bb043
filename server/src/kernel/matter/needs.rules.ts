import type { Need } from '@huiyin/contract/matter'

/** The fields of acts, written once: label first, then what is special. */
type Special = Omit<Partial<Need>, 'name' | 'label' | 'kind'>

const need = (kind: Need['kind'], name: string, label: string, special: Special = {}): Need => ({
  name,
  label,
  kind,
  required: true,
  ...special,
})

export const choice = (
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  special: Special = {},
): Need =>
  need('choice', name, label, {
    options: Object.entries(options).map(([value, text]) => ({ value, label: text })),
    ...special,
  })
export const longText = (name: string, label: string, special?: Special) =>
  need('long_text', name, label, special)
export const text = (name: string, label: string, special?: Special) =>
  need('text', name, label, special)
export const day = (name: string, label: string, special?: Special) =>
  need('day', name, label, special)
export const count = (name: string, label: string, special?: Special) =>
  need('number', name, label, special)
export const yesNo = (name: string, label: string, special?: Special) =>
  need('boolean', name, label, special)
export const unit = (name: string, label: string, special?: Special) =>
  need('unit', name, label, special)
/** Several units, at most `max` of them. */
export const units = (name: string, label: string, special?: Special) =>
  need('units', name, label, special)
export const staff = (name: string, label: string, special?: Special) =>
  need('staff', name, label, special)
export const evidence = (special?: Special) => need('evidence', 'evidence', '佐证材料', special)
export const reason = longText('reason', '理由', { maxLength: 1000 })
