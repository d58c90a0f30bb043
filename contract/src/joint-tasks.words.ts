import type { JointForm, JointStance } from './joint-tasks.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

export const jointFormWords: Readonly<Record<JointForm, Words>> = {
  consultation: { zh: '征求意见', en: 'Consultation' },
  co_sign: { zh: '会签', en: 'Co-signing' },
  site_visit: { zh: '联合踏勘', en: 'Joint site visit' },
  review_meeting: { zh: '联审会', en: 'Review meeting' },
}

export const jointStanceWords: Readonly<Record<JointStance, Words>> = {
  agree: { zh: '同意', en: 'Agrees' },
  conditions: { zh: '有条件同意', en: 'Agrees with conditions' },
  disagree: { zh: '不同意', en: 'Disagrees' },
  no_opinion: { zh: '无意见', en: 'No opinion' },
  silent: { zh: '逾期未复，按规则视为同意', en: 'Silent: consent by the rule' },
}
