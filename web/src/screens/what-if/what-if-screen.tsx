import { whatIfWords } from '@huiyin/contract/desk-what-if.words'
import type { HandlingStep } from '@huiyin/contract/handling'
import type { WhatIfSubject } from '@huiyin/contract/what-if'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { whatIfGraphQuery, whatIfSubjectsQuery } from '../../api/what-if.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { exampleSteps } from './graph.ts'
import { Trial } from './trial.tsx'
import './what-if.css'

const route = getRouteApi('/frame/what-if')

/** What an item takes when its steps run otherwise; every figure stands in a table too. */
export function WhatIfScreen() {
  const say = useWords(whatIfWords)
  const sayDesk = useDeskWords()
  const { item, theme, example } = route.useSearch()
  return (
    <Page title={sayDesk('whatIf')} lead={say('lead')}>
      <Subject />
      {example !== undefined && (
        <>
          <Notice tone="attention" title={say('illustrative')} />
          <Trial key="example" steps={exampleSteps} subject={{}} />
        </>
      )}
      {example === undefined && item !== undefined && <OfSubject subject={{ itemCode: item }} />}
      {example === undefined && theme !== undefined && <OfSubject subject={{ themeCode: theme }} />}
      {example === undefined && item === undefined && theme === undefined && (
        <section className="panel">
          <Empty title={say('noSubject')}>{say('noSubjectNext')}</Empty>
        </section>
      )}
    </Page>
  )
}

/** Which steps one begins with; kept in the address, so that it can be handed on. */
function Subject() {
  const say = useWords(whatIfWords)
  const { item, theme } = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useQuery(whatIfSubjectsQuery)
  const options = [
    { label: say('themes'), title: 'theme', rows: data?.themes ?? [] },
    { label: say('items'), title: 'item', rows: data?.items ?? [] },
  ].map(({ label, title, rows }) => ({
    label,
    title,
    options: rows.map(({ code, name }) => ({ value: `${title} ${code}`, label: name })),
  }))
  const value = item !== undefined ? `item ${item}` : theme !== undefined ? `theme ${theme}` : null
  const choose = (chosen: string) => {
    const [kind = '', code = ''] = chosen.split(' ')
    return navigate({ search: kind === 'theme' ? { theme: code } : { item: code } })
  }
  return (
    <div className="panel what-if-subject">
      <Field label={say('subject')}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={value}
            placeholder={say('choose')}
            options={options}
            onChange={choose}
          />
        )}
      </Field>
      <Button onClick={() => navigate({ search: { example: 'five' } })}>{say('example')}</Button>
    </div>
  )
}

function OfSubject({ subject }: { readonly subject: WhatIfSubject }) {
  const query = useQuery(whatIfGraphQuery(subject))
  const key = subject.itemCode ?? subject.themeCode
  return (
    <Answer query={query} lines={8}>
      {({ steps }: { readonly steps: readonly HandlingStep[] }) => (
        <Trial key={key} steps={steps} subject={subject} />
      )}
    </Answer>
  )
}
