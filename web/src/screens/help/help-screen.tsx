import { helpWords } from '@huiyin/contract/desk-help.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Page } from '../../parts/page.tsx'

const steps = ['how1', 'how2', 'how3', 'how4', 'how5'] as const
const lights = [
  ['red', 'lightRed', 'lightRedText'],
  ['amber', 'lightAmber', 'lightAmberText'],
  ['green', 'lightGreen', 'lightGreenText'],
] as const
const keys = [
  ['/', 'keySearch'],
  ['j  k', 'keyNext'],
  ['Enter', 'keyOpen'],
  ['?', 'keyHelp'],
] as const

export function HelpScreen() {
  const say = useWords(helpWords)
  const sayDesk = useDeskWords()
  return (
    <Page title={sayDesk('help')} lead={say('lead')}>
      <section className="panel prose" aria-labelledby="help-how">
        <h2 id="help-how">{say('howTitle')}</h2>
        <ul>
          {steps.map((step) => (
            <li key={step}>{say(step)}</li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="help-lights">
        <h2 id="help-lights">{say('lightsTitle')}</h2>
        <dl className="facts">
          {lights.map(([tone, word, meaning]) => (
            <div key={tone} className="fact">
              <dt>
                <span className={`tag tag-${tone}`}>{say(word)}</span>
              </dt>
              <dd>{say(meaning)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Keys />
      <section className="panel" aria-labelledby="help-size">
        <h2 id="help-size">{say('sizeTitle')}</h2>
        <p>{say('sizeText')}</p>
      </section>
    </Page>
  )
}

function Keys() {
  const say = useWords(helpWords)
  const { hasShortcuts, change } = usePreferences()
  return (
    <section className="panel" aria-labelledby="help-keys">
      <h2 id="help-keys">{say('keysTitle')}</h2>
      <dl className="facts">
        {keys.map(([names, word]) => (
          <div key={names} className="fact">
            <dt className="row">
              {names.split('  ').map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
      <p className="part">
        <label className="row">
          <input
            type="checkbox"
            className="check"
            checked={hasShortcuts}
            onChange={() => change({ hasShortcuts: !hasShortcuts })}
          />
          {say('keysSwitch')}
        </label>
      </p>
      <p className="soft">{say('keysSwitchText')}</p>
    </section>
  )
}
