import type { CaseBulletin, DueClass } from '@huiyin/contract/case-bulletins'
import { dueClassWords } from '@huiyin/contract/case-bulletins.words'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { balances } from './balance.ts'

interface PartProps {
  readonly bulletin: CaseBulletin
}

/** The whole of the week; each figure opens its cases, and the sums that must hold are shown. */
export function WeekFigures({ bulletin }: PartProps) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const { figures, rateWithoutDisputed } = bulletin
  const percent = (rate: number | null) => (rate === null ? say('noData') : `${rate.toFixed(2)}%`)
  const classes = [
    ['closed', figures.closed],
    ['in_process', figures.inProcess],
    ['overdue', figures.overdue],
    ['disputed', figures.disputed],
  ] as const satisfies readonly (readonly [DueClass, number])[]
  return (
    <section className="panel" aria-labelledby="figures">
      <h2 id="figures">{say('figures')}</h2>
      <p className="soft">{say('figuresNote')}</p>
      <dl className="week-figures">
        <div>
          <dt>{say('received')}</dt>
          <dd>
            {holdsWhole(bulletin) ? (
              <Link
                to="/bulletins/cases/$bulletin"
                params={{ bulletin: bulletin.id }}
                search={{ flow: 'received' }}
                hash="cases"
                aria-label={say('opens', {
                  unit: say('whole'),
                  class: say('received'),
                  n: figures.received,
                })}
              >
                {figures.received}
              </Link>
            ) : (
              figures.received
            )}
          </dd>
        </div>
        <Figure bulletin={bulletin} of="all" label={say('due')} count={figures.due} />
        {classes.map(([name, count]) => (
          <Figure
            key={name}
            bulletin={bulletin}
            of={name}
            label={dueClassWords[name][language]}
            count={count}
          />
        ))}
        <div>
          <dt>{say('rate')}</dt>
          <dd>{percent(figures.closingRate)}</dd>
        </div>
      </dl>
      <p className="soft">
        {say('rateOf', {
          closed: figures.closed,
          due: figures.due,
          without: percent(rateWithoutDisputed),
        })}
      </p>
      {bulletin.postponedLeftOut > 0 && (
        <p className="soft">{say('postponed', { n: bulletin.postponedLeftOut })}</p>
      )}
      <Identities bulletin={bulletin} />
    </section>
  )
}

interface FigureProps extends PartProps {
  readonly of: DueClass | 'all'
  readonly label: string
  readonly count: number
}

function Figure({ bulletin, of, label, count }: FigureProps) {
  const say = useWords(weekScreenWords)
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Link
          to="/bulletins/cases/$bulletin"
          params={{ bulletin: bulletin.id }}
          search={{ class: of }}
          hash="cases"
          aria-label={say('opens', { unit: say('whole'), class: label, n: count })}
        >
          {count}
        </Link>
      </dd>
    </div>
  )
}

/** Sums that must hold, worked out again here; those over the units only where all are shown. */
function Identities({ bulletin }: PartProps) {
  const say = useWords(weekScreenWords)
  const { figures, units } = bulletin
  const { due, closed, inProcess, overdue, disputed } = figures
  const isWhole = holdsWhole(bulletin)
  const ofUnits = units.reduce((sum, unit) => sum + unit.overdue, 0)
  const lines = [
    {
      text: say('partition', { due, closed, inProcess, overdue, disputed }),
      holds: closed + inProcess + overdue + disputed === due,
    },
    ...(isWhole
      ? [
          { text: say('column', { sum: ofUnits, overdue }), holds: ofUnits === overdue },
          {
            text: say('balance', { n: units.length }),
            holds: units.every(({ stock }) => balances(stock)),
          },
        ]
      : []),
  ]
  return (
    <>
      <h3 className="part-heading">{say('identities')}</h3>
      <ul className="identities">
        {lines.map(({ text, holds }) => (
          <li key={text}>
            <span className={`tag tag-${holds ? 'green' : 'red'}`}>
              {say(holds ? 'holds' : 'broken')}
            </span>{' '}
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Whether all units are shown: before it is out, a unit sees its own alone. */
function holdsWhole({ figures, units }: CaseBulletin): boolean {
  return units.reduce((sum, unit) => sum + unit.due, 0) === figures.due
}
