import { signInWords } from '@huiyin/contract/desk-sign-in.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../api/problem.ts'
import { hintsQuery, sessionQuery, signIn } from '../../api/session.ts'
import { useWords } from '../../app/words.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const route = getRouteApi('/sign-in')

export interface StartValues {
  readonly loginName: string
  readonly password: string
  readonly code: string
}

interface SignInFormProps {
  readonly start: StartValues
  /** A demonstration account was chosen: nothing is left to type. */
  readonly sendsAtOnce: boolean
}

export function SignInForm({ start, sendsAtOnce }: SignInFormProps) {
  const say = useWords(signInWords)
  const [isCodeAsked, setCodeAsked] = useState(start.code !== '')
  const codeInput = useRef<InputRef>(null)
  const enter = useEnter(() => setCodeAsked(true))
  const { mutate } = enter

  useEffect(() => {
    if (sendsAtOnce) mutate(start)
  }, [sendsAtOnce, start, mutate])
  useEffect(() => {
    if (isCodeAsked) codeInput.current?.focus()
  }, [isCodeAsked])

  const isShown = enter.error !== null && !isCodeQuestion(enter.error)
  return (
    <Form<StartValues>
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={(values) => mutate(values)}
      scrollToFirstError={{ focus: true }}
    >
      {isShown && <ProblemNotice error={enter.error} />}
      <Form.Item
        name="loginName"
        label={say('login')}
        rules={[{ required: true, message: say('fillLogin') }]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={60} />
      </Form.Item>
      <Form.Item
        name="password"
        label={say('password')}
        rules={[{ required: true, message: say('fillPassword') }]}
      >
        <Input type="password" autoComplete="current-password" maxLength={128} />
      </Form.Item>
      {isCodeAsked && (
        <Form.Item
          name="code"
          label={say('code')}
          extra={say('codeHelp')}
          rules={[{ required: true, pattern: /^[0-9]{6}$/, message: say('fillCode') }]}
        >
          <Input ref={codeInput} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={enter.isPending}>
        {isCodeAsked ? say('continue') : say('signIn')}
      </Button>
    </Form>
  )
}

function useEnter(askCode: () => void) {
  const queryClient = useQueryClient()
  const router = useRouter()
  const { next } = route.useSearch()
  return useMutation({
    mutationFn: ({ loginName, password, code }: StartValues) =>
      signIn({ loginName: loginName.trim(), password, ...(code && { code }) }),
    onSuccess: async () => {
      // Whoever used this browser before may have seen other things.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
      router.history.push(insideDesk(next))
    },
    onError: (error) => {
      if (isCodeQuestion(error)) askCode()
      // The code of a demonstration account was used: fetch the next one.
      queryClient.invalidateQueries({ queryKey: hintsQuery.queryKey })
    },
  })
}

function isCodeQuestion(error: unknown): boolean {
  return error instanceof Problem && error.code === 'access/code-needed'
}

/** The address to return to, never one outside the desk. */
function insideDesk(next: string | undefined): string {
  const isInside = next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in')
  return `/desk${isInside ? next : ''}`
}
