/** Who stands at the window for the applicant. */
export const agentRelationWords = {
  legal_representative: { zh: '法定代表人', en: 'Legal representative' },
  employee: { zh: '单位工作人员', en: 'Employee' },
  family: { zh: '近亲属', en: 'Family' },
  agent: { zh: '受托人', en: 'Agent' },
} as const
export type AgentRelation = keyof typeof agentRelationWords

/** What shows that somebody may act for the applicant. */
export const mandateProofWords = {
  letter_seen: { zh: '委托书已核', en: 'Letter of mandate seen' },
  family_proof_seen: { zh: '亲属关系证明已核', en: 'Proof of kinship seen' },
  none_needed: { zh: '依法无需委托书', en: 'None needed by law' },
} as const
export type MandateProof = keyof typeof mandateProofWords
