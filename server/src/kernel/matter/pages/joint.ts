import type { PageContext } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { BranchTold, JointTold } from '../matter.view.ts'

/** Steps beside each other: who has to act now and why, and three measures of time in one line. */
export function jointPart(context: PageContext, joint: JointTold | null): Html | null {
  if (joint === null) return null
  const { say } = context
  const law = joint.statutory === null ? say('jointNoLaw') : daysOf(joint.statutory)
  const days = { law, promised: daysOf(joint.promised), used: daysOf(joint.used) }
  return html`<h2>${say('jointTitle')}</h2><p>${say('jointDays', days)}</p>
    <ul>${joint.branches.map((branch) => branchLine(context, branch))}</ul>`
}

/** Hundredths of working days as people write them, to a tenth. */
function daysOf(hundredths: number): string {
  return String(Math.round(hundredths / 10) / 10)
}

function branchLine(context: PageContext, branch: BranchTold): Html {
  const { say, language } = context
  const when =
    branch.endedAt !== null
      ? momentIn(language, branch.endedAt)
      : say('branchExpected', { when: dayIn(language, branch.expectedAt) })
  const because = becauseWords(context, branch)
  return html`<li>${branch.name} · ${nameIn(language, branch.unit)}：<b>${say(`branch_${branch.state}`)}</b>
    ${branch.isOverdue && html` <b class="state missed">${say('branchLate')}</b>`}
    <br><span class="soft">${because !== null && `${because} · `}${when}</span></li>`
}

function becauseWords({ say, language }: PageContext, { because }: BranchTold): string | null {
  if (because === null) return null
  if (because.kind === 'after') return say('branchAfter', { names: because.names.join('、') })
  const until = because.until === null ? say('branchUntilOpen') : dayIn(language, because.until)
  return because.kind === 'special'
    ? say('branchSpecial', { until })
    : say('branchMaterial', { until })
}
