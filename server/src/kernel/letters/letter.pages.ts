import { type Html, html, markupOf, trusted } from '../../platform/pages/html.ts'
import { qrSquares } from '../../platform/qr/index.ts'
import type { Block, LetterDocument, Proof, ReceiptPart } from './document.ts'
import { letterStyle } from './letter-style.ts'
import { isFigure } from './text-width.rules.ts'

/** Words across every page of the demo, so that none of its letters is taken for a real one. */
export interface LetterPageOptions {
  readonly watermark: string | null
}

/** The letter as a page for reading and printing; letters are in Chinese only. */
export function letterPage(letter: LetterDocument, options: LetterPageOptions): string {
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${letter.number} ${letter.title}</title>
<style>${trusted(letterStyle)}</style>
</head>
<body class="${letter.form}">
${options.watermark !== null && html`<div class="watermark" aria-hidden="true"><span>${options.watermark}</span></div>`}
<main>
${letter.form === 'letter' ? letterMark(letter) : documentMark(letter)}
<h1>${letter.title}</h1>
${letter.addressee !== null && html`<p class="addressee">${letter.addressee}：</p>`}
${letter.blocks.map(blockMarkup)}
${attachmentList(letter.attachments)}
${closing(letter)}
${letter.note !== null && html`<p class="note">${letter.note}</p>`}
${letter.copyTo.length > 0 && html`<p class="copy">抄送：${letter.copyTo.join('，')}。</p>`}
${proof(letter.proof)}
</main>
${letter.receipt !== null && receipt(letter.receipt)}
${letter.attachments.map(attachment)}
</body>
</html>
`
  return markupOf(page)
}

/** The double line of 信函格式, the number at the right below it. */
function letterMark({ issuerName, number }: LetterDocument): Html {
  return html`<div class="${markClass(issuerName)}">${issuerName}</div>
<div class="rule"></div>
<div class="number">${number}</div>`
}

/** The number in the middle, between the mark and a single line. */
function documentMark({ issuerName, number }: LetterDocument): Html {
  return html`<div class="${markClass(issuerName)}">${issuerName}</div>
<div class="number">${number}</div>`
}

/** The name of the office stays on one line as long as it can. */
function markClass(name: string): string {
  if (name.length <= 13) return 'mark'
  return name.length <= 18 ? 'mark long' : 'mark longest'
}

function blockMarkup(block: Block): Html {
  switch (block.type) {
    case 'heading':
      return html`<h2 class="${block.level === 1 ? 'first' : 'second'}">${block.text}</h2>
`
    case 'paragraph':
      return html`<p>${block.text}</p>
`
    case 'fields':
      return html`<table class="fields"><tbody>${block.rows.map(
        ({ label, value }) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`,
      )}</tbody></table>
`
    case 'table':
      return html`<table${block.head.length > 4 && trusted(' class="dense"')}><thead><tr>${block.head.map(
        (label) => html`<th scope="col">${label}</th>`,
      )}</tr></thead><tbody>${block.rows.map(
        (row) => html`<tr>${row.map(cell)}</tr>`,
      )}</tbody></table>
`
  }
}

function cell(text: string): Html {
  return isFigure(text) ? html`<td class="figure">${text}</td>` : html`<td>${text}</td>`
}

/** 附件说明: one line below the text, no full stop. */
function attachmentList(attachments: LetterDocument['attachments']): Html | false {
  if (attachments.length === 0) return false
  return html`<p class="attachments">附件：${attachments
    .map(({ title }, index) => (attachments.length === 1 ? title : `${index + 1}. ${title}`))
    .join('\n')}</p>
`
}

function attachment({ title, blocks }: LetterDocument['attachments'][number], index: number): Html {
  return html`<section class="attachment">
<p class="ordinal">附件${index + 1}</p>
<h1>${title}</h1>
${blocks.map(blockMarkup)}
</section>
`
}

/** Name and date; the seal is set upon them, and without it the paper is not valid. */
function closing(letter: LetterDocument): Html {
  return html`<div class="closing"><div><span class="seal">（印章）<br>未用印无效</span>
<p>${letter.issuerName}</p><p>${letter.date}</p></div></div>
`
}

function proof(of: Proof): Html {
  return html`<section class="proof" aria-label="核验">
${of.url !== null && qrCode(of.url)}
<div><p>${of.words}</p>
<p>文件指纹（SHA-256，模板第${of.templateVersion}版）</p><p class="hash">${of.factsHash}</p></div>
</section>
`
}

function qrCode(url: string): Html {
  const { side, path } = qrSquares(url)
  return html`<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="进度查询二维码"><path d="${path}"/></svg>`
}

function receipt(part: ReceiptPart): Html {
  const row = (label: string, value: string | null) =>
    html`<tr><th scope="row">${label}</th><td>${value ?? ''}</td></tr>`
  return html`<section class="receipt">
<p class="cut"><span>✂ 沿虚线裁下退回；已在平台签收的不必退回</span></p>
<h1>回执</h1>
<table class="fields"><tbody>
${row('文号', part.number)}
${row('签收单位', part.unitName)}
${row('签收人', part.signedBy)}
${row('签收时间', part.signedAt)}
</tbody></table>
</section>
`
}
