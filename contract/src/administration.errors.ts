export const administrationErrors = {
  'administration/unknown-unit': {
    status: 404,
    zh: '没有这个单位，请核对单位代码。',
    en: 'There is no such unit. Check its code.',
  },
  'administration/code-taken': {
    status: 409,
    zh: '这个代码已被使用，请换一个。',
    en: 'This code is taken. Choose another.',
  },
  'administration/end-needed': {
    status: 422,
    zh: '临时机构必须填写撤销日期。',
    en: 'A temporary office needs a last day.',
  },
  'administration/days-reversed': {
    status: 422,
    zh: '日期有误：截止日期不能早于开始日期。',
    en: 'The last day may not lie before the first.',
  },
  'administration/day-out-of-range': {
    status: 422,
    zh: '生效日期须在前后 366 天之内，且不早于单位的设立日期。',
    en: 'The day of effect lies within 366 days of today and not before the unit began.',
  },
  'administration/parent-not-suitable': {
    status: 422,
    zh: '上级单位不合适：须存续，且不能是本单位或其下级。',
    en: 'The superior unit must exist and may not be the unit itself or one below it.',
  },
  'administration/unit-ended': {
    status: 409,
    zh: '该单位已撤并，不能再变更。',
    en: 'The unit has ended and cannot be changed any more.',
  },
  'administration/still-in-use': {
    status: 409,
    zh: '该单位名下还有未了结的事项、窗口、岗位、人员或下级单位，请先移交或办理撤并承接。',
    en: 'Matters, items, windows, posts, people or units below still belong to it. Hand them over or let a successor take them.',
  },
  'administration/role-not-in-unit': {
    status: 422,
    zh: '联动企业不设政府岗位，只能设经办人和单位负责人。',
    en: 'A linked enterprise has no government posts: only handlers and its leader.',
  },
  'administration/post-fixed': {
    status: 409,
    zh: '岗位的单位和角色不能更改，请另设岗位。',
    en: 'Unit and role of a post never change. Make another post.',
  },
  'administration/succession-to-itself': {
    status: 422,
    zh: '承接单位不能是被撤并的单位。',
    en: 'A unit cannot take over from itself.',
  },
  'administration/successor-not-there': {
    status: 422,
    zh: '承接单位在生效日期尚未设立或已撤销。',
    en: 'The unit that takes over does not exist on that day.',
  },
  'administration/supervising-successor': {
    status: 422,
    zh: '督查督办机构只能由督查督办机构承接。',
    en: 'A supervising office is taken over by a supervising office alone.',
  },
  'administration/succession-exists': {
    status: 409,
    zh: '该单位已办理或已预定撤并承接。',
    en: 'A successor of this unit is settled or planned already.',
  },
  'administration/orphans-left': {
    status: 409,
    zh: '仍有归属被撤并单位的对象，整个承接未生效，请按清单处理后再试。',
    en: 'Something still belongs to a unit that ends; nothing was done. Look at the list and try again.',
  },
  'administration/matters-left': {
    status: 409,
    zh: '还有在办件没有合适的接办人：接办人须在同一单位任职，与该件无利害关系，核验件不能交给经办过的人。',
    en: 'Open matters are left without a suitable person: of the same unit, not concerned, and for a check nobody who handled it.',
  },
  'administration/has-left': {
    status: 409,
    zh: '该人员已离岗。',
    en: 'This person has left already.',
  },
  'administration/last-administrator': {
    status: 409,
    zh: '该人员是唯一的这一类管理员，请先由安全管理员授权接任者。',
    en: 'This is the only administrator of the kind. A successor must be appointed first.',
  },
  'administration/zone-below-zone': {
    status: 422,
    zh: '功能区只能设在市、县之下，且每个地区最多 99 个。',
    en: 'A zone lies below a city or county, at most 99 in each.',
  },
} as const
