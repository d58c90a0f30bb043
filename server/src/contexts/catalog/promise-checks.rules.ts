import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { Limit } from '@huiyin/contract/handling'
import type { Find } from './item-checks.rules.ts'

type ItemPromise = ItemContent['promise']

/** Limits, visits, places and fees: what an office promises must be true and hang together. */
export function checkPromise(content: ItemContent, find: Find): void {
  checkLimits(content, find)
  checkVisits(content.promise, find)
  checkPlacesAndFees(content, find)
}

function checkLimits({ promise, identity }: ItemContent, find: Find): void {
  const { statutoryLimit, promisedLimit, caseType } = promise
  if (statutoryLimit === null && identity.type === 'permit') {
    find('statutory-missing', '/promise/statutoryLimit')
  }
  if (caseType === 'promised' && promisedLimit === null) {
    find('promise-missing', '/promise/promisedLimit')
  }
  if (caseType === 'immediate' && promisedLimit !== null && promisedLimit.amount > 1) {
    find('immediate-waits', '/promise/promisedLimit', { days: promisedLimit.amount })
  }
  if (statutoryLimit === null || promisedLimit === null) return
  if (statutoryLimit.unit !== promisedLimit.unit) {
    find('limits-differ', '/promise/promisedLimit')
  }
  if (calendarDays(promisedLimit) > calendarDays(statutoryLimit)) {
    find('promise-longer', '/promise/promisedLimit')
  }
}

function checkVisits(promise: ItemPromise, find: Find): void {
  const { visits, visitReason, forms, onlineDepth, isMaterialPosted } = promise
  if (visits > 0 && visitReason === undefined) {
    find('visit-reason', '/promise/visitReason', { visits })
  }
  if (visits === 0 && visitReason !== undefined && visitReason !== '无') {
    find('visit-reason-idle', '/promise/visitReason')
  }
  const isRemote = forms.some((form) => ['by_computer', 'by_phone', 'by_post'].includes(form))
  if (visits === 0 && !isRemote && !isMaterialPosted) find('visit-no-way', '/promise/forms')
  if (onlineDepth === 'wholly_online' && visits > 0) {
    find('wholly-online-visit', '/promise/visits')
  }
}

function checkPlacesAndFees({ promise, places, fees }: ItemContent, find: Find): void {
  if (promise.forms.includes('at_window') && places.length === 0) find('place-missing', '/places')
  if (promise.isPaidOnline && fees.length === 0) find('fee-online', '/promise/isPaidOnline')
  for (const [index, fee] of fees.entries()) {
    if (fee.isReducible && fee.reductionNote === undefined) {
      find('fee-reduction', `/fees/${index}/reductionNote`, { name: fee.name })
    }
  }
}

/** How many days of the calendar a unit of time takes where no holiday falls. */
const calendarDaysOf = {
  urgent_hour: 1 / 24,
  working_hour: 7 / 40,
  urgent_day: 1,
  calendar_day: 1,
  working_day: 7 / 5,
} as const satisfies Record<Limit['unit'], number>

function calendarDays({ amount, unit }: Limit): number {
  return amount * calendarDaysOf[unit]
}
