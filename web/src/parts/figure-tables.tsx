import type { CountedFigure, FigureGroups } from '@huiyin/contract/counted-figures'
import { countedFiguresWords } from '@huiyin/contract/counted-figures.words'
import { Link, type LinkProps } from '@tanstack/react-router'
import { usePreferences } from '../app/preferences.tsx'
import type { CountedSearch } from '../app/search.ts'
import { useWords } from '../app/words.ts'
import { type Column, DataTable } from './data-table.tsx'
import { percent } from './percent.ts'

/** What is opened: a number of a figure, of all units or of one. */
export type OpenedNumber = Required<Pick<CountedSearch, 'figure' | 'part'>> &
  Pick<CountedSearch, 'unit'>

/** Figures that belong together, by their ids. */
export interface FigureSection {
  readonly title: string
  readonly ids: readonly string[]
}

interface FigureTablesProps {
  readonly groups: FigureGroups
  /** Ids of the figures units are compared by; of the many, a few. */
  readonly compared: readonly string[]
  /** Headings over the figures below them, where they are too many for one table. */
  readonly sections?: readonly FigureSection[]
  /** The way to the matters a number counts. */
  readonly wayTo: (opened: OpenedNumber) => LinkProps
}

/** Figures of all units with their definitions and what they were counted from, and of each unit. */
export function FigureTables({ groups, compared, sections, wayTo }: FigureTablesProps) {
  const say = useWords(countedFiguresWords)
  const { language } = usePreferences()
  const sayValue = useValue()
  const columns: Column<CountedFigure>[] = [
    {
      key: 'name',
      header: say('figure'),
      kind: 'head',
      cell: ({ name, definition }) => (
        <details>
          <summary>{name[language]}</summary>
          <span className="soft">{definition}</span>
        </details>
      ),
    },
    { key: 'share', header: say('share'), kind: 'number', cell: sayValue },
    {
      key: 'from',
      header: say('from'),
      kind: 'number',
      cell: (figure) => <CountedFrom figure={figure} wayTo={wayTo} />,
    },
    {
      key: 'all',
      header: say('withAll'),
      kind: 'number',
      cell: ({ denominator, shareWithAll: share }) =>
        denominator === null ? '' : sayValue({ numerator: 0, denominator, share }),
    },
  ]
  return (
    <>
      {sections === undefined ? (
        <DataTable
          caption={say('inAll')}
          rows={groups.total.figures}
          keyOf={({ id }) => id}
          columns={columns}
        />
      ) : (
        sections.map(({ title, ids }) => (
          <section key={title} className="part figures-part">
            <h2>{title}</h2>
            <DataTable
              caption={title}
              rows={groups.total.figures.filter(({ id }) => ids.includes(id))}
              keyOf={({ id }) => id}
              columns={columns}
            />
          </section>
        ))
      )}
      <section className="part">
        <h2>{say('byUnit')}</h2>
        <UnitsTable groups={groups} compared={compared} wayTo={wayTo} />
      </section>
    </>
  )
}

interface CountedFromProps extends Pick<FigureTablesProps, 'wayTo'> {
  readonly figure: CountedFigure
}

function CountedFrom({ figure, wayTo }: CountedFromProps) {
  const { id, numerator, denominator } = figure
  const counted = (
    <NumberLink figure={figure} wayTo={wayTo} opened={{ figure: id, part: 'numerator' }}>
      {String(numerator)}
    </NumberLink>
  )
  if (denominator === null) return counted
  return (
    <>
      {counted}/
      <NumberLink figure={figure} wayTo={wayTo} opened={{ figure: id, part: 'denominator' }}>
        {String(denominator)}
      </NumberLink>
    </>
  )
}

interface NumberLinkProps extends CountedFromProps {
  readonly opened: OpenedNumber
  /** A number or a share as it stands in the table. */
  readonly children: string
}

/** A number that opens to what it counts; nought opens to nothing. */
function NumberLink({ figure, wayTo, opened, children: text }: NumberLinkProps) {
  const say = useWords(countedFiguresWords)
  const { language } = usePreferences()
  const n = figure[opened.part] ?? 0
  if (n === 0) return text
  const named = { figure: figure.name[language], text, n }
  return (
    <Link
      {...wayTo(opened)}
      hash="counted"
      aria-label={say(text === String(n) ? 'opens' : 'opensShare', named)}
    >
      {text}
    </Link>
  )
}

function UnitsTable({ groups, compared, wayTo }: FigureTablesProps) {
  const say = useWords(countedFiguresWords)
  const { language } = usePreferences()
  const sayValue = useValue()
  const named = groups.total.figures.filter(({ id }) => compared.includes(id))
  return (
    <DataTable
      caption={say('byUnit')}
      rows={groups.units}
      keyOf={({ unit }) => unit.code}
      columns={[
        { key: 'unit', header: say('unit'), kind: 'head', cell: ({ unit }) => unit.name },
        ...named.map(
          ({ id, name }): Column<FigureGroups['units'][number]> => ({
            key: id,
            header: name[language],
            kind: 'number',
            cell: ({ unit, figures }) => {
              const figure = figures.find((one) => one.id === id)
              if (figure === undefined) return '—'
              const opened = { figure: id, part: 'numerator', unit: unit.code } as const
              return (
                <NumberLink figure={figure} wayTo={wayTo} opened={opened}>
                  {sayValue(figure)}
                </NumberLink>
              )
            },
          }),
        ),
      ]}
    />
  )
}

/** A count as it is, a share in per cent, and where nothing was counted that there is no data. */
function useValue(): (
  figure: Pick<CountedFigure, 'numerator' | 'denominator' | 'share'>,
) => string {
  const say = useWords(countedFiguresWords)
  return ({ numerator, denominator, share }) => {
    if (denominator === null) return String(numerator)
    return share === null ? say('noData') : percent(share)
  }
}
