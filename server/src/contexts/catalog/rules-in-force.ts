import type { AbolishedProof, Theme } from '@huiyin/contract/catalog-rules'
import type { RuleName } from '../../kernel/rulebook/index.ts'

const cleaningNotice = '国办发〔2018〕47号'

/**
 * Proofs that were abolished for the whole country as examples of those not to be asked for; a
 * region adds its own list by an edition. Source: 《国务院办公厅关于做好证明事项清理工作的通知》.
 */
export const abolishedProofsRule: RuleName<{ readonly proofs: readonly AbolishedProof[] }> = {
  name: 'catalog/abolished-proofs',
  otherwise: {
    version: 'shipped-1',
    value: {
      proofs: [
        {
          name: '无犯罪记录证明',
          alsoCalled: ['未受刑事处罚证明'],
          ground: cleaningNotice,
          instead: '部门间核查或告知承诺；法律、行政法规、国务院决定要求的除外',
        },
        {
          name: '亲属关系证明',
          alsoCalled: ['亲子关系证明'],
          ground: cleaningNotice,
          instead: '以户口簿、结婚证、出生医学证明核验',
        },
        {
          name: '居住地证明',
          alsoCalled: ['居住情况证明'],
          ground: cleaningNotice,
          instead: '以居住证或个人承诺核验',
        },
        {
          name: '婚姻状况证明',
          alsoCalled: ['未婚证明', '单身证明'],
          ground: cleaningNotice,
          instead: '向婚姻登记库核验或个人承诺',
        },
        {
          name: '健在证明',
          alsoCalled: ['生存证明'],
          ground: cleaningNotice,
          instead: '以数据比对或人脸认证核验',
        },
      ],
    },
  },
}

/** 一件事 of a region; none until it publishes some. */
export const themesRule: RuleName<{ readonly themes: readonly Theme[] }> = {
  name: 'catalog/themes',
  otherwise: { version: 'shipped-1', value: { themes: [] } },
}
