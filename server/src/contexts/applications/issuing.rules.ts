import { deliveryWayWords } from '@huiyin/contract/delivery.words'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { addWorkingDays, type Budget } from '../../kernel/clock/index.ts'
import { effects, handling, start, stop, textOf } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, ClockChange, Effects, Situation } from '../../kernel/matter/lifecycle.ts'
import { choice, text } from '../../kernel/matter/needs.rules.ts'
import type { Application } from './application.types.ts'
import { applicationLimits } from './limits.rules.ts'

type Spec = ActSpec<Application>
type Situated = Situation<Application>

const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const

/** Whether a certificate of ours follows; a result of another kind is told by letter. */
const makesCertificate = ({ row }: Situated) =>
  row.plan.results.some(({ kind }) => kind === 'certificate')

/**
 * What issuing brings. A number given is that of another system which made the certificate; without
 * one the certificate is made by `certificates`, which hears of this act and takes `certify`.
 */
function issued(situation: Situated, given: string | null): Effects<Application> {
  const { matter, clocks } = situation
  const certificateNumber =
    given ?? (makesCertificate(situation) ? null : matter.number.replace('BJ', 'ZZ'))
  return {
    state: 'delivering',
    row: { certificateNumber },
    clocks: [...stop(clocks), deliverBy(situation)],
    tellReporter: `您的申请${matter.number}证照已制发，即将送达。`,
    body: certificateNumber === null ? {} : { certificate: certificateNumber },
  }
}

/**
 * 送达: within the days of the region after issuing, but never later than the law's ten working days
 * from the decision, in which the certificate is to be made and delivered (行政许可法 第四十四条).
 */
function deliverBy({ row, now, calendar, rule }: Situated): ClockChange {
  const { version, value } = rule(applicationLimits)
  const decidedAt = row.decidedAt ?? now
  const last = (from: Date, { amountHundredths }: Budget) =>
    addWorkingDays(calendar, localDayOf(from), Math.ceil(amountHundredths / 100))
  const isSooner = last(now, value.deliver) <= last(decidedAt, value.issue)
  if (isSooner) return start('deliver', value.deliver, version)
  const ruleVersion = version
  const since = formatInstant(decidedAt)
  return { name: 'deliver', do: 'start', budget: value.issue, ruleVersion, since }
}

/** 制证: by this platform, or by another one whose number is noted. */
const issue: Spec = {
  label: { zh: '制发证照', en: 'Issue the certificate' },
  from: ['issuing'],
  to: ['delivering'],
  by: inUnit,
  needs: [
    text('certificateNumber', '证照编号（由其他系统制证时填写）', {
      required: false,
      maxLength: 90,
    }),
  ],
  decide: (situation, { certificateNumber = null }) =>
    effects(issued(situation, certificateNumber === null ? null : String(certificateNumber))),
}

/** The certificates are made and have their numbers. */
const certify: Spec = {
  label: { zh: '证照已生成', en: 'Certificates made' },
  from: ['delivering'],
  to: ['delivering'],
  by: 'system',
  needs: [text('certificates', '证照编号', { maxLength: 2000 })],
  decide: (_, { certificates }) =>
    effects({
      state: 'delivering',
      row: { certificateNumber: String(certificates) },
      body: { certificates: String(certificates).split('、') },
    }),
}

/** Half a second at most: nothing is handed over before it is there. */
export const isInTheMaking = ({ row }: Situated) =>
  row.certificateNumber === null ? ('applications/certificate-in-the-making' as const) : undefined

const waysOfDelivery = {
  counter: deliveryWayWords.counter.zh,
  post: deliveryWayWords.post.zh,
  door: deliveryWayWords.door.zh,
} as const

/** 送达: handed over; it ends here. At the door it is written down who brought it and to whom. */
const deliver: Spec = {
  label: { zh: '登记送达', en: 'Record the delivery' },
  from: ['delivering'],
  to: ['completed'],
  by: inUnit,
  needs: [
    choice('way', '送达方式', waysOfDelivery),
    text('tracking', '运单号', { maxLength: 60, when: { name: 'way', in: ['post'] } }),
    text('receiver', '签收人与证件核对情况', {
      required: false,
      maxLength: 100,
      when: { name: 'way', in: ['counter', 'post'] },
    }),
    text('broughtBy', '送证人', { maxLength: 60, when: { name: 'way', in: ['door'] } }),
    text('handedTo', '交给谁（本人或代收人），证件核对情况', {
      maxLength: 100,
      when: { name: 'way', in: ['door'] },
    }),
  ],
  unless: isInTheMaking,
  decide({ matter, row, clocks, now }, fields) {
    const way = fields.way as keyof typeof waysOfDelivery
    const tracking = typeof fields.tracking === 'string' ? fields.tracking : null
    return effects({
      state: 'completed',
      row: { deliveryWay: way, tracking },
      clocks: stop(clocks),
      texts: textOf(
        'delivery',
        way === 'door'
          ? `送证人：${String(fields.broughtBy)}；交给：${String(fields.handedTo)}`
          : fields.receiver,
      ),
      letters: [
        {
          kind: 'delivery_record',
          toUnitCode: matter.accountableUnitCode,
          fromUnitCode: matter.accountableUnitCode,
          facts: {
            itemName: matter.title,
            summary: `证照 ${row.certificateNumber ?? ''}`.trim(),
            action: waysOfDelivery[way],
            decidedAt: now,
            ...(tracking === null ? {} : { source: tracking }),
          },
        },
      ],
      body: { way },
    })
  },
}

export const issuingActs = {
  issue: handling(issue),
  certify,
  deliver: handling(deliver),
} as const satisfies Record<string, Spec>
