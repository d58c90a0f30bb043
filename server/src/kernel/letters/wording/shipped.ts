import type { LetterWording } from '@huiyin/contract/letter-wordings'
import type { LetterKind } from '../types.ts'
import { section, serviceRows } from './section.ts'
import { answers1 } from './shipped-answers.ts'
import { approvals1 } from './shipped-approvals.ts'

const requirements = section(
  '办理要求',
  ['{办理要求}'],
  [
    '1. 由未被评价的人员联系评价人并核实情况；不得要求、诱导评价人修改或撤回评价，不得打击报复。',
    '2. 属实的立行立改或限期整改，举一反三；缺乏法定依据的作出解释说明；认为评价不实的可以申诉，由其他单位复核。',
    '3. 办理结果由未参与办理的人员核验后反馈评价人。',
  ],
)

const answer = section(
  '反馈方式',
  ['{反馈方式}'],
  ['在回音平台填写办理结果并上传佐证，不另报纸质材料。'],
)

const dueRows = ['|首次联系|{首次联系期限}', '|整改反馈|{办结期限}', '{期限计算}']

const assignment1: LetterWording = {
  title: '关于办理{事由|群众反映事项}的交办函',
  sections: [
    section('', ['现将下列事项交你单位办理，请按要求办结并反馈。']),
    section('事项来源', ['{事项来源}']),
    section('事项摘要', ['{事项摘要}', ...serviceRows, '|意见建议|{意见正文}']),
    section('交办依据', ['{交办依据}']),
    requirements,
    section('办结时限', dueRows),
    answer,
  ],
}

const reassignment1: LetterWording = {
  title: '关于转交办理{事由|群众反映事项}的函',
  sections: [
    section('', [
      '经核实，原交{经办单位}办理的下列事项应由你单位办理，现转交你单位，请按要求办结并反馈。',
    ]),
    section('转交理由', ['{理由}', '|评价对象|{评价对象}', '|原交办文号|{原文号}']),
    section('事项摘要', ['{事项摘要}', ...serviceRows, '|意见建议|{意见正文}']),
    requirements,
    section('办结时限', [...dueRows, '转交不延长对评价人承诺的期限，另有批准的除外。']),
    answer,
  ],
}

const supervision1: LetterWording = {
  title: '关于{事由|交办事项}逾期的督办提示函',
  sections: [
    section('', ['你单位承办的{事件编号}号事项未在规定期限内办结，现予督办（第{次数|1}次）。']),
    section('基本情况', ['|原交办文号|{原文号}', '|应办时限|{原定期限}', '|逾期情况|{逾期情况}']),
    section('存在问题', ['{存在问题}']),
    section('限期办理', ['请于{办结期限}前办结，并说明逾期原因。', '{办理要求}']),
    section(
      '逾期后果',
      ['{逾期后果}'],
      ['再次逾期的，提请单位主要负责人说明情况，并按规定予以通报；情节严重的移送有关机关处理。'],
    ),
  ],
}

const noticeOfDelay1: LetterWording = {
  title: '延期告知书',
  sections: [
    section('', [
      '您反映的{事件编号}号事项未能在原定期限内办结，我们向您说明如下，并为此致歉。',
      '|承办单位|{收文单位}',
      '|原定期限|{原定期限}',
      '|新的期限|{新的期限}',
    ]),
    section('延期原因', ['{理由}']),
    section('已做的工作', ['{办理情况}']),
    section(
      '您可以',
      ['{救济途径}'],
      [
        '1. 随时凭事件编号查询进度，或扫描文末二维码。',
        '2. 在进度页面催办，或拨打12345投诉。',
        '3. 对延期有异议的，可以向本机关提出，我们在5个工作日内答复。',
      ],
    ),
  ],
}

/**
 * What the product ships, the first version first; the last is used where a region has published
 * none of its own. A version with which letters were issued is never changed.
 */
export const shippedWordings = {
  assignment: [assignment1],
  reassignment: [reassignment1],
  supervision: [supervision1],
  notice_of_delay: [noticeOfDelay1],
  ...answers1,
  ...approvals1,
} as const satisfies Record<LetterKind, readonly LetterWording[]>
