import { verdictOn } from '@huiyin/contract/certificate-check'
import { verdictWords } from '@huiyin/contract/certificates.words'
import { type Html, html, markupOf, trusted } from '../../../platform/pages/html.ts'
import { qrSquares } from '../../../platform/qr/index.ts'
import { signedValidity } from '../certificates.rules.ts'
import type { Paper } from '../print-certificate.ts'
import { paperStyle } from './paper-style.ts'

/** What a paper is printed with. */
export interface PaperOptions {
  readonly now: Date
  /** Words across every paper of the demo. */
  readonly watermark: string | null
}

/**
 * The paper of a certificate, in Chinese only. Screen and print are one page; what no longer holds
 * says so across it, so that nobody hands it out.
 */
export function paperPage(paper: Paper, { now, watermark }: PaperOptions): string {
  const { certificate, holderName, holderCodeEnd, code } = paper
  const { validFrom, validUntil } = certificate
  const verdict = verdictOn(certificate.state, signedValidity(validFrom, validUntil), now)
  const rows: readonly (readonly [label: string, value: Html | string | null])[] = [
    ['持证人', html`<span class="holder">${holderName}</span>`],
    ['证件号码', holderCodeEnd === null ? null : `后四位 ${holderCodeEnd}`],
    ['许可事项', certificate.itemName],
    ['附加条件', certificate.conditions],
    [
      '有效期限',
      validUntil === null
        ? `${dayOf(validFrom)}起长期`
        : `${dayOf(validFrom)}至${dayOf(validUntil)}`,
    ],
    ['版本', certificate.version === 1 ? null : `第${certificate.version}版`],
  ]
  return markupOf(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${certificate.name} ${certificate.number}</title>
<style>${trusted(paperStyle)}</style>
</head>
<body><main class="paper">
${watermark !== null && html`<div class="watermark" aria-hidden="true"><span>${watermark}</span></div>`}
<h1>${certificate.name}</h1>
<p class="number">${certificate.number}</p>
<dl>${rows.map(([label, value]) => value !== null && html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<div class="bottom">
<div class="qr">${qrCode(code)}<p>扫码核验；二维码内有数字签名，断网也可用离线核验页检查。</p></div>
<div class="closing"><span class="seal">（印章）<br>未用印无效</span>
<p>${certificate.issuerName}</p><p>${dayOf(certificate.validFrom)}</p></div>
</div>
${verdict !== 'valid' && html`<div class="void"><span>${verdictWords[verdict].zh}</span></div>`}
</main></body>
</html>
`)
}

/** Read on the move and from worn paper: 62 mm for at most some 80 modules. */
function qrCode(text: string): Html {
  const { side, path } = qrSquares(text)
  return html`<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="证照核验二维码"><path d="${path}"/></svg>`
}

/** `2026年11月21日`. */
function dayOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
