import { signInWords } from '@huiyin/contract/desk-sign-in.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { presentHintsQuery, providersQuery } from '../../api/session.ts'
import { DeskTheme } from '../../app/desk-theme.tsx'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { BrandMark } from '../../parts/brand-mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { SignInForm, type StartValues } from './sign-in-form.tsx'
import './sign-in.css'

const route = getRouteApi('/sign-in')
const noValues: StartValues = { loginName: '', password: '', code: '' }

/** Password, then the code when asked for; the demo lists its accounts and explains the code. */
export function SignInScreen() {
  const say = useWords(signInWords)
  const { ended } = route.useSearch()
  const { data: hints } = useQuery(presentHintsQuery)
  const [start, setStart] = useState({ values: noValues, round: 0 })
  const use = (values: StartValues) => setStart(({ round }) => ({ values, round: round + 1 }))

  return (
    <DeskTheme>
      <div className="sign-in">
        <Brand />
        <Page title={say('title')}>
          <div className={hints?.demo ? 'sign-in-parts' : 'sign-in-alone'}>
            <section className="panel" aria-label={say('title')}>
              {ended !== undefined && (
                <Notice tone="attention">
                  <p>{say('ended')}</p>
                </Notice>
              )}
              <SignInForm key={start.round} start={start.values} sendsAtOnce={start.round > 0} />
              <Providers />
              <p className="soft sign-in-foot">{say('forgotten')}</p>
            </section>
            {hints?.demo && <DemoAccounts accounts={hints.accounts} onUse={use} />}
          </div>
          <p className="sign-in-foot">
            <a href="/">{say('publicSite')}</a>
          </p>
        </Page>
      </div>
    </DeskTheme>
  )
}

/** The way through the provider of a region; away from this page, so a link and no request. */
function Providers() {
  const say = useWords(signInWords)
  const { data } = useQuery(providersQuery)
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <nav className="sign-in-providers" aria-label={say('otherWays')}>
      {rows.map(({ regionCode, region, label }) => (
        <Button key={regionCode} block size="large" href={`/sign-in/provider/${regionCode}`}>
          {rows.length === 1 ? label : `${label} · ${region}`}
        </Button>
      ))}
    </nav>
  )
}

function Brand() {
  const say = useDeskWords()
  const { language, isLarge, change } = usePreferences()
  return (
    <header className="sign-in-head">
      <div className="brand">
        <BrandMark />
        <span className="brand-name">{say('product')}</span>
        <span className="sign-in-motto">{say('motto')}</span>
      </div>
      <div className="switches">
        <button
          type="button"
          className="bar-button"
          aria-label={say('languageLabel')}
          onClick={() => change({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {say('language')}
        </button>
        <button
          type="button"
          className="bar-button"
          aria-pressed={isLarge}
          onClick={() => change({ isLarge: !isLarge })}
        >
          {isLarge ? say('largeOff') : say('largeOn')}
        </button>
      </div>
    </header>
  )
}
