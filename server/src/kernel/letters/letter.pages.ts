import { type Html, html, markupOf, trusted } from '../../platform/pages/html.ts'
import { qrSquares } from '../../platform/qr/index.ts'
import type { Block, LetterDocument, Proof, ReceiptPart } from './document.ts'
import { letterStyle } from './letter-style.ts'

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
<body>
${options.watermark !== null && html`<div class="watermark" aria-hidden="true"><span>${options.watermark}</span></div>`}
<main>
<div class="${markClass(letter.issuerName)}">${letter.issuerName}</div>
<div class="rule"></div>
<div class="number">${letter.number}</div>
<h1>${letter.title}</h1>
${letter.addressee !== null && html`<p class="addressee">${letter.addressee}：</p>`}
${letter.blocks.map(blockMarkup)}
${closing(letter)}
${letter.note !== null && html`<p class="note">${letter.note}</p>`}
${letter.copyTo.length > 0 && html`<p class="copy">抄送：${letter.copyTo.join('，')}。</p>`}
${proof(letter.proof)}
</main>
${letter.receipt !== null && receipt(letter.receipt)}
</body>
</html>
`
  return markupOf(page)
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
      return html`<table><thead><tr>${block.head.map(
        (label) => html`<th scope="col">${label}</th>`,
      )}</tr></thead><tbody>${block.rows.map(
        (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
      )}</tbody></table>
`
  }
}

/** Name and date; the seal is set upon them, and without it the paper is not valid. */
function closing(letter: LetterDocument): Html {
  return html`<div class="closing"><div><span class="seal">（印章）<br>未用印无效</span>
<p>${letter.issuerName}</p><p>${letter.date}</p></div></div>
`
}

function proof(of: Proof): Html {
  const { side, path } = qrSquares(of.progressUrl)
  return html`<section class="proof" aria-label="核验">
<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="进度查询二维码"><path d="${path}"/></svg>
<div><p>事件编号 ${of.matterNumber}，扫码或访问 ${of.progressUrl} 查询进度、核对真伪。</p>
<p>文件指纹（SHA-256，模板第${of.templateVersion}版）</p><p class="hash">${of.factsHash}</p></div>
</section>
`
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
