export const applicationErrors = {
  'applications/promise-barred': {
    status: 409,
    zh: '申请人此前的承诺经核查不实，限制期内不适用告知承诺，请提交材料。限制到哪一天、是哪一件，见详情。',
    en: 'An earlier promise of the applicant was found false: until the day named no promise stands in for a paper. Hand the paper in.',
  },
  'applications/promise-needs-number': {
    status: 422,
    zh: '以承诺代替材料的，请填写申请人的证件号码：承诺须由本人作出，此前作出虚假承诺的不适用。',
    en: 'A promise in place of a paper needs the identity number of the applicant: who promised falsely before may not promise.',
  },
  'applications/item-unknown': {
    status: 404,
    zh: '该事项今天没有已发布的版本，不能申请。请在办事指南中选择事项。',
    en: 'This item has no published version today. Choose one from the guide.',
  },
  'applications/one-subject': {
    status: 422,
    zh: '请只填写一个事项（itemCode）或一个主题（themeCode）。',
    en: 'Name either one item (itemCode) or one theme (themeCode).',
  },
  'applications/applicant-invalid': {
    status: 422,
    zh: '申请人的证件号码不正确：个人填身份证号，企业填统一社会信用代码。',
    en: 'The number of the applicant is wrong: an identity number for a person, a credit code for an enterprise.',
  },
  'applications/address-missing': {
    status: 422,
    zh: '邮寄和送证上门要有地址：在 form 里填写 delivery-address，或改为窗口领取。',
    en: 'Post and delivery to the door need an address: fill in delivery-address in the form, or choose the counter.',
  },
  'applications/unit-unknown': {
    status: 409,
    zh: '该事项的办理流程中有本区划没有的单位，请联系事项管理员。',
    en: 'A step of this item names a unit the region does not have. Tell whoever keeps the catalogue.',
  },
  'applications/materials-missing': {
    status: 409,
    zh: '材料不齐。请一次性告知补正，或对可容缺的材料容缺受理。',
    en: 'Materials are missing. Ask for all of them at once, or accept with gaps what may be owed.',
  },
  'applications/nothing-missing': {
    status: 409,
    zh: '材料已齐，直接受理即可。',
    en: 'Nothing is missing. Accept the application.',
  },
  'applications/not-deferrable': {
    status: 409,
    zh: '缺少的材料中有不可容缺的，须先补正。',
    en: 'One of the missing materials may not be owed. Ask for it first.',
  },
  'applications/not-promisable': {
    status: 422,
    zh: '这份材料不适用告知承诺（是哪一份见详情）。请收材料，或按容缺、补正办理。',
    en: 'No promise may stand in for this material; the details name it. Take the paper, let it be owed, or ask for it.',
  },
  'applications/told-once': {
    status: 409,
    zh: '已经一次性告知过。再次告知须由单位负责人说明原因作出，并计入考核。',
    en: 'The applicant was told once. A second time is for the head of the unit, with a reason, and counts.',
  },
  'applications/material-unknown': {
    status: 422,
    zh: '没有这份待补的材料。请从待补清单中选择。',
    en: 'No such material is awaited. Choose from those that are.',
  },
  'applications/nothing-owed': {
    status: 409,
    zh: '没有容缺待补的材料。',
    en: 'Nothing is owed.',
  },
  'applications/still-owed': {
    status: 409,
    zh: '容缺材料尚未补齐，不能出具结果。',
    en: 'Materials are still owed. No result before they are there.',
  },
  'applications/not-broken': {
    status: 409,
    zh: '容缺补齐期限还没有过。',
    en: 'The time to bring what is owed has not passed.',
  },
  'applications/no-procedure': {
    status: 409,
    zh: '该事项没有公布的特别程序，不能中止计时。',
    en: 'The item has no published special procedure. The clock cannot be stopped.',
  },
  'applications/procedure-too-long': {
    status: 422,
    zh: '所需时间超过该特别程序公布的最长时限。',
    en: 'This is longer than the published time of the procedure.',
  },
  'applications/no-review': {
    status: 409,
    zh: '人工复核只针对自动审批的决定，须在期限内申请，且只能申请一次。',
    en: 'A person reviews only what a table decided, within the limit, and once.',
  },
  'applications/fast-lane-taken': {
    status: 409,
    zh: '该办件已经提出或正在走绿色通道。',
    en: 'It has been proposed for the fast lane, or is on it.',
  },
  'applications/fast-lane-date': {
    status: 422,
    zh: '绿色通道的截止日期须在今天之后，且不超过规定的最长天数。',
    en: 'The last day of the fast lane lies ahead, and not beyond the longest time of the rule.',
  },
  'applications/no-fast-lane': {
    status: 409,
    zh: '该办件没有待审批的绿色通道申请，或已不在绿色通道。',
    en: 'Nothing is proposed, or it is no longer on the fast lane.',
  },
  'applications/answers-awaited': {
    status: 409,
    zh: '征求意见、会签、踏勘或联审会的答复还没有齐，不能办结。逾期未复的，由单位负责人说明理由后可不再等待。',
    en: 'Other units have yet to answer. Once they are late, the head of the unit may go on without, with a reason.',
  },
  'applications/co-sign-refused': {
    status: 409,
    zh: '会签单位不同意，不能通过。请协调后重新会签，或作出不同意的决定。',
    en: 'A unit refused to co-sign. Settle it and ask again, or object.',
  },
  'applications/not-late-yet': {
    status: 409,
    zh: '没有逾期未复的协同任务，请等待答复。',
    en: 'No answer is late. Wait for it.',
  },
  'applications/own-unit': {
    status: 422,
    zh: '不能请本单位协同，请选择其他单位。',
    en: 'A unit does not ask itself. Choose others.',
  },
  'applications/answered-already': {
    status: 409,
    zh: '本单位已经答复，或已有单位答复，不能重复或撤回。',
    en: 'It has been answered already.',
  },
  'applications/not-held-yet': {
    status: 422,
    zh: '踏勘或会议的日期不能晚于今天。',
    en: 'A visit or meeting is recorded once it has been held.',
  },
  'applications/two-inspectors': {
    status: 422,
    zh: '实地核查须由两名以上工作人员进行（行政许可法第三十四条），请填写两名不同的人员。',
    en: 'A field check is made by at least two members of staff. Name two different people.',
  },
  'applications/nothing-before': {
    status: 409,
    zh: '这是第一个环节，没有可退回的前序环节。',
    en: 'This is the first step. There is none to send it back to.',
  },
  'applications/draft-open': {
    status: 409,
    zh: '申请还没有填完，请补全后再提交。',
    en: 'The application is not filled in yet. Answer what is left and hand it in.',
  },
  'applications/certificate-in-the-making': {
    status: 409,
    zh: '证照正在生成，请稍候几秒后再登记送达。',
    en: 'The certificate is being made. Record the delivery in a few seconds.',
  },
  'applications/records-day': {
    status: 422,
    zh: '只能上报已经过完的日子，请选择今天以前的日期。',
    en: 'Only a day that is over is reported. Choose one before today.',
  },
  'applications/records-unknown': {
    status: 404,
    zh: '没有这个批次。',
    en: 'There is no such batch.',
  },
  'applications/version-not-in-force': {
    status: 409,
    zh: '该版本今天没有生效，在办的件不能改按它办理。',
    en: 'This version is not in force today; matters under way cannot follow it.',
  },
  'applications/not-to-move': {
    status: 409,
    zh: '有的件已不在办理中，或已经按该版本办理，请刷新后重新选择。',
    en: 'Some of these are no longer under way, or have that version already. Look again and choose.',
  },
  'applications/move-step-gone': {
    status: 422,
    zh: '正在办理的环节在新版本中没有。请指定由新版本的哪个环节接续，或者让这些件按原版本办完。',
    en: 'A step that runs is not in the new version. Say which step carries it on, or leave these with their version.',
  },
  'applications/move-step-taken': {
    status: 422,
    zh: '两个已经开始的环节不能由同一个环节接续。',
    en: 'One step cannot carry on two that have begun.',
  },
  'applications/later-unsaid': {
    status: 422,
    zh: '有的件办结日期会推后，须写明原因，并告知申请人。',
    en: 'Some would end later: say why; their applicants are told.',
  },
  'applications/move-unknown': {
    status: 404,
    zh: '没有这份移转决定。',
    en: 'There is no such decision.',
  },
  'applications/move-decided': {
    status: 409,
    zh: '这份移转已经决定过。',
    en: 'This was decided already.',
  },
  'applications/mandate-ended': {
    status: 409,
    zh: '委托已到期、已撤销，或不包括这件事。请委托人重新委托。',
    en: 'The mandate has ended, was revoked, or is not for this. Ask for a new one.',
  },
} as const
