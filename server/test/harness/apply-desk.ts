import { accepted } from './bad-review.ts'
import { county, type Person, type Town } from './town.ts'

/** The people who handle applications in a story, one act after the other. */
export interface ApplyDesk {
  act(who: Person, number: string, name: string, fields?: object): Promise<unknown>
  /** Ends the run of a step that is at work. */
  end(
    who: Person,
    number: string,
    step: string,
    act: 'pass' | 'fail',
    opinion: string,
  ): Promise<void>
  /** The police find nothing against it. */
  pass(number: string, step: string): Promise<void>
  /** Waits until what the ledger tells has brought an application into a state. */
  reached(number: string, state: string): Promise<void>
  /** Issues the certificate of an application that was granted; its number. */
  issue(number: string): Promise<string>
}

/** Acts of staff, with what the ledger tells of them taken at once, so that a story need not wait. */
export function toolsOf(town: Town) {
  const { house } = town.app
  const settle = () => house.ledger.deliverPending(county)
  // The poller of the app may be at it already: what it has taken is there a moment later.
  async function until<Found>(find: () => Promise<Found | null | undefined>): Promise<Found> {
    for (let tries = 0; tries < 200; tries += 1) {
      await settle()
      const found = await find()
      if (found != null) return found
    }
    throw new Error('what the ledger tells never came about')
  }
  const act = async (who: Person, number: string, name: string, fields: object = {}) => {
    const { body } = await accepted(town.act(who, number, name, fields))
    await settle()
    return body
  }
  return { settle, until, act }
}

export function deskOf(town: Town): ApplyDesk {
  const { house } = town.app
  const { until, act } = toolsOf(town)
  const runOf = (number: string, step: string) =>
    until(async () => {
      const url = `/api/v1/work/applications/${number}`
      const { body } = await accepted(town.ask('zhao', { method: 'GET', url }))
      const steps: readonly { readonly id: string; readonly number: string | null }[] = body.steps
      return steps.find(({ id }) => id === step)?.number
    })
  const end: ApplyDesk['end'] = async (who, number, step, name, opinion) => {
    await act(who, await runOf(number, step), name, { opinion })
  }
  const reached: ApplyDesk['reached'] = async (number, state) => {
    await until(async () => {
      const matter = await house.matters.find(county, number)
      return matter?.state === state ? matter : null
    })
  }
  return {
    act,
    end,
    reached,
    pass: (number, step) => end('lin', number, step, 'pass', '材料齐全，准予'),
    async issue(number) {
      await reached(number, 'issuing')
      await act('lin', number, 'issue')
      const matter = await house.matters.find(county, number)
      return until(async () => {
        const [made] = await house.certificates.certificatesOf(county, [matter?.id ?? ''])
        return made?.number
      })
    },
  }
}
