import { createHash } from 'node:crypto'
import { momentIn } from '../../../platform/pages/dates.ts'
import { type Html, html, markupOf, trusted } from '../../../platform/pages/html.ts'
import { publicStyle } from '../../../platform/pages/style.ts'

/** What the page carries along. */
export interface Carried {
  readonly keys: readonly object[]
  readonly lists: readonly string[]
}

/**
 * The page that verifies without a network, as one file: style, script, keys and lists are in it.
 * It is in Chinese, with the words of the verdicts, because it is saved and shown at counters.
 */
export function offlinePage(script: string, carried: Carried, fetchedAt: Date): string {
  return markupOf(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>离线核验证照 - 回音</title>
<link rel="icon" href="data:,">
<style>${trusted(publicStyle)}</style>
</head>
<body><main id="main">
<h1>离线核验证照</h1>
<p>本页取自 ${momentIn('zh', fetchedAt.toISOString())}，保存后断网也能用；核验的内容不会发往任何地方。<span id="age"></span></p>
<form id="form">
<div class="field"><label for="code">二维码内容</label>
<span class="hint" id="code-hint">用手机扫描证照上的二维码，把得到的整段文字粘贴到这里。</span>
<textarea id="code" rows="5" autocomplete="off" spellcheck="false" aria-describedby="code-hint" required></textarea></div>
<p class="send"><button class="button">核验</button></p>
</form>
<section id="result" role="status" tabindex="-1"></section>
<p class="soft">全名和有效期以本页显示的签名内容为准，请与出示的证照逐项比对。</p>
</main>
${dataIn('carried', carried)}
<script>${trusted(script)}</script>
</body>
</html>
`)
}

/** JSON in a page: nothing in it can end the element it stands in. */
function dataIn(id: string, data: object): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<script type="application/json" id="${id}">${trusted(json)}</script>`
}

/** For the content security policy: the script of the build, and nothing else. */
export function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`
}
