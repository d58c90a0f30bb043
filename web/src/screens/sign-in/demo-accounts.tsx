import type { SessionHints } from '@huiyin/contract/desk'
import { signInWords } from '@huiyin/contract/desk-sign-in.words'
import { Button } from 'antd'
import { roleWord, useDeskWords, useWords } from '../../app/words.ts'
import type { StartValues } from './sign-in-form.tsx'

interface DemoAccountsProps {
  readonly accounts: SessionHints['accounts']
  readonly onUse: (values: StartValues) => void
}

/** Only in the demonstration: every account with its password, and its code where one is needed. */
export function DemoAccounts({ accounts, onUse }: DemoAccountsProps) {
  const say = useWords(signInWords)
  const sayDesk = useDeskWords()
  const hasCode = accounts.some((account) => account.code !== undefined)
  return (
    <section className="panel" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{say('demoTitle')}</h2>
      <p>{say('demoLead')}</p>
      <ul className="demo-accounts">
        {accounts.map(({ login, password, role, unit, code }) => {
          const roleName = roleWord(sayDesk, role)
          return (
            <li key={login}>
              <div>
                <strong>{roleName}</strong> <span className="soft">{unit}</span>
                <div className="figure demo-secret">
                  {say('login')} <code>{login}</code> {say('password')} <code>{password}</code>
                  {code !== undefined && (
                    <>
                      {' '}
                      {say('code')} <code>{code}</code>
                    </>
                  )}
                </div>
              </div>
              <Button
                aria-label={say('demoUse', { role: `${roleName} ${unit} ${login}` })}
                onClick={() => onUse({ loginName: login, password, code: code ?? '' })}
              >
                {say('signIn')}
              </Button>
            </li>
          )
        })}
      </ul>
      {hasCode && <p className="soft">{say('demoCode')}</p>}
    </section>
  )
}
