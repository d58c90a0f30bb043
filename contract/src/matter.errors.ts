export const matterErrors = {
  'matter/not-found': {
    status: 404,
    zh: '没有找到这个编号的件。请核对编号；如刚刚提交，请稍后再查。',
    en: 'No matter has this number. Check it; if you have just submitted, try again shortly.',
  },
  'matter/changed-meanwhile': {
    status: 409,
    zh: '该件已被他人更新。请刷新后按最新状态办理。',
    en: 'Somebody has acted on this matter meanwhile. Reload it and decide on its present state.',
  },
  'matter/act-unknown': {
    status: 422,
    zh: '没有这种办理动作。可用的动作见 acts 列表。',
    en: 'There is no such act. The permitted ones are listed under acts.',
  },
  'matter/act-not-now': {
    status: 409,
    zh: '当前状态下不能进行此操作。',
    en: 'This act is not possible in the present state.',
  },
  'matter/not-your-act': {
    status: 403,
    zh: '此操作应由其他岗位办理。',
    en: 'This act belongs to another post.',
  },
  'matter/rated-person': {
    status: 403,
    zh: '被评价人不能承办、核验或查看本件。',
    en: 'The person it is about cannot hold, check or read this matter.',
  },
  'matter/own-work': {
    status: 403,
    zh: '承办人不能核验自己办理的件，请由他人核验。',
    en: 'Who handled a matter cannot verify it. Somebody else has to.',
  },
  'matter/field-needed': {
    status: 422,
    zh: '有必填内容未填写，请补全后提交。',
    en: 'Something needed is missing. Fill in the fields named below.',
  },
  'matter/field-invalid': {
    status: 422,
    zh: '填写的内容不符合要求，请按提示修改。',
    en: 'Some of what was filled in is not valid. Correct the fields named below.',
  },
  'matter/field-unknown': {
    status: 422,
    zh: '提交了此操作不需要的字段，请删除后再试。',
    en: 'Fields were sent that this act does not take. Remove them.',
  },
  'matter/too-late-to-extend': {
    status: 409,
    zh: '延期须在到期前提出，本件已到期。',
    en: 'An extension must be asked for before the date. This date has passed.',
  },
  'matter/extensions-used-up': {
    status: 409,
    zh: '延期次数已用完。',
    en: 'No further extension is possible.',
  },
  'matter/already-asked': {
    status: 409,
    zh: '已有一项申请在等待决定。',
    en: 'A request is already waiting for a decision.',
  },
  'matter/nothing-asked': {
    status: 409,
    zh: '没有等待决定的申请。',
    en: 'Nothing is waiting for this decision.',
  },
  'matter/not-overdue': {
    status: 409,
    zh: '本件没有逾期，无需说明。',
    en: 'Nothing is overdue here, so nothing has to be explained.',
  },
  'matter/suspended-too-long': {
    status: 422,
    zh: '挂账日期要在今天以后，至多 {days} 天。',
    en: 'The day lies ahead, at most {days} days.',
  },
  'matter/lead-unsuitable': {
    status: 409,
    zh: '只能并入另一件同类、未办结的件。',
    en: 'It can be joined only to another of its kind that is open.',
  },
  'matter/receipt-wrong': {
    status: 403,
    zh: '查询码或手机尾号不对。请核对回执；多次不对将暂停查询。',
    en: 'The receipt code or phone digits do not match. Check your receipt; too many tries pause the query.',
  },
  'matter/search-too-short': {
    status: 422,
    zh: '请至少输入两个字再查询。',
    en: 'Type at least two characters to search.',
  },
} as const
