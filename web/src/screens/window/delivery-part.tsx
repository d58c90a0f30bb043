import { deliveryWayWords, deliveryWords } from '@huiyin/contract/delivery.words'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { windowDeliveryWays } from './draft.ts'
import type { PartProps } from './window-screen.tsx'

/** How the applicant wants the result: fetched here as a rule, else by post or brought to the door. */
export function DeliveryPart({ draft, change }: PartProps) {
  const say = useWords(deliveryWords)
  const sayWay = useWords(deliveryWayWords)
  const { deliveryWay, address } = draft
  return (
    <section className="panel" aria-labelledby="window-delivery">
      <h2 id="window-delivery">{say('delivery')}</h2>
      <div className="filters">
        <Field label={say('way')}>
          {(id) => (
            <Pick
              id={id}
              value={deliveryWay}
              options={windowDeliveryWays.map((value) => ({ value, label: sayWay(value) }))}
              onChange={(value) => change({ deliveryWay: value as typeof deliveryWay })}
            />
          )}
        </Field>
        {deliveryWay !== 'counter' && (
          <Field label={say('address')}>
            {(id) => (
              <input
                id={id}
                className="control"
                autoComplete="off"
                maxLength={200}
                value={address}
                onChange={({ target }) => change({ address: target.value })}
              />
            )}
          </Field>
        )}
      </div>
    </section>
  )
}
