import { type Html, html, markupOf } from '../../../platform/pages/html.ts'

/** 5 is the best in the national upload. */
const levels = [
  [5, '非常满意'],
  [4, '满意'],
  [3, '基本满意'],
  [2, '不满意'],
  [1, '非常不满意'],
] as const

/** The page on which the simulated province asks; everything here is 示例. */
export function askPage(serviceName: string): string {
  return pageOf(
    '省政务服务“好差评”（模拟）',
    html`<p>事项：<b>${serviceName}</b></p>
    <form method="post"><fieldset><legend>这次办事，您满意吗？</legend>
    ${levels.map(([code, word]) => html`<p><label><input type="radio" name="satisfaction" value="${code}" required> ${word}</label></p>`)}
    </fieldset>
    <p><label for="text">想说的话</label><br><textarea id="text" name="text" rows="3" cols="40" maxlength="1000"></textarea></p>
    <p><button>提交</button></p></form>`,
  )
}

export function thanksPage(isNew: boolean): string {
  return pageOf(
    isNew ? '感谢您的评价' : '这次服务已经评价过了',
    html`<p>这是模拟的省级页面，评价随后下发到属地。</p>`,
  )
}

export function placePage(unitCode: string, windowCode: string): string {
  return pageOf(
    '省政务服务“好差评”（模拟）',
    html`<p>单位 ${unitCode}${windowCode && html`，窗口 ${windowCode}`}</p>
    <p>请输入办件编号进行评价。</p>`,
  )
}

function pageOf(title: string, main: Html): string {
  return markupOf(html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
    </head><body><main><h1>${title}</h1>${main}</main></body></html>`)
}
