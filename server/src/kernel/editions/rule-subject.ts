import type { FieldLabel } from '@huiyin/contract/rule-values'
import type { TSchema } from 'typebox'
import type { Rulebook, RuleName } from '../rulebook/index.ts'
import type { Subject } from './types.ts'

export interface RuleSubject<Value>
  extends Pick<Subject, 'group' | 'restsOn' | 'begins' | 'fault'> {
  readonly rule: RuleName<Value>
  readonly label: FieldLabel
  readonly schema: TSchema
  /** What a change means for a region; nothing unless said. */
  readonly touches?: Subject['touches']
}

/** A rule of the rulebook, ruled on by editions. */
export function ruleSubject<Value>(rulebook: Rulebook, of: RuleSubject<Value>): Subject {
  const { rule, touches = async () => [], ...rest } = of
  return {
    ...rest,
    name: rule.name,
    touches,
    async inForce(_q, regionCode, day) {
      const own = rulebook.find(regionCode, rule.name, day)
      if (own === undefined) {
        return { ...rule.otherwise, effectiveFrom: null, ground: '', shipped: true }
      }
      const { version, value, effectiveFrom, ground } = own
      return { version, value, effectiveFrom, ground, shipped: false }
    },
    history: async (_q, regionCode) =>
      rulebook
        .list(regionCode)
        .filter(({ name }) => name === rule.name)
        .toReversed()
        .slice(0, versionsMax)
        .map(({ regionCode: _region, name: _name, ...version }) => ({
          ...version,
          shipped: false,
        })),
    async publish(tx, { draftedBy: _, value, ...publishing }) {
      await rulebook.publish(tx, rule, { ...publishing, value: value as Value })
    },
    refresh: rulebook.load,
  }
}

const versionsMax = 100
