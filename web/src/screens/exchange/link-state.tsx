import { exchangeFaultWords, exchangeWords } from '@huiyin/contract/desk-exchange.words'
import type { ExchangeSummary } from '@huiyin/contract/exchange'
import type { Dictionary, Word } from '@huiyin/contract/words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'

/** Who asks, whether the province answers, and what waits because it does not. */
export function LinkState({ summary }: { readonly summary: ExchangeSummary }) {
  const say = useWords(exchangeWords)
  const { language } = usePreferences()
  const moment = (at: string) => sayInstant(at, language)
  const { mode, connected, asked, openBatch } = summary
  const failed = openBatch?.fault ?? null
  const reason = (fault: string) => faultWord(fault)[language]
  return (
    <>
      <Notice tone={connected ? 'plain' : 'attention'}>
        <p>{mode === 'provincial' ? say('modeProvincial') : say('modeOwn')}</p>
        {!connected && <p>{say('notConnected')}</p>}
        {connected && asked?.fault == null && (
          <p>
            {asked?.answeredAt == null
              ? say('noAnswerYet')
              : say('lastAnswer', { at: moment(asked.answeredAt) })}
          </p>
        )}
      </Notice>
      {asked?.fault != null && (
        <Notice tone="attention" title={say('linkFault', { fault: reason(asked.fault) })}>
          {asked.answeredAt !== null && (
            <p>{say('lastAnswer', { at: moment(asked.answeredAt) })}</p>
          )}
        </Notice>
      )}
      {openBatch !== null && failed !== null && (
        <Notice
          tone="attention"
          title={say('batchWaits', {
            n: openBatch.tries,
            fault: reason(failed),
            at: moment(openBatch.nextTryAt),
          })}
        />
      )}
    </>
  )
}

/** What was wrong, in words; an answer with another status says its number. */
function faultWord(fault: string): Word {
  const word = (exchangeFaultWords as Dictionary)[fault]
  const status = /^status-(\d+)$/.exec(fault)?.[1]
  if (word !== undefined || status === undefined) return word ?? { zh: fault, en: fault }
  return { zh: `答复代码 ${status}`, en: `status ${status}` }
}
