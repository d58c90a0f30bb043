import { useGridNames } from '../api/cases.ts'

/** A grid as people call it, and its code for whoever looks for it in a file. */
export function GridName({ code }: { readonly code: string }) {
  const name = useGridNames()(code)
  return name === code ? (
    <span className="figure">{code}</span>
  ) : (
    <>
      {name} <span className="figure soft">{code}</span>
    </>
  )
}
