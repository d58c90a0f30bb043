import { accountWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { beginSecondFactor, confirmSecondFactor } from '../../api/access.ts'
import { useWords } from '../../app/words.ts'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** Binding an authenticator: ask for the key, type it into the phone, prove it by a code. */
export function FactorPart() {
  const say = useWords(accountWords)
  const queryClient = useQueryClient()
  const beginning = useMutation({ mutationFn: beginSecondFactor })
  const confirming = useMutation({
    mutationFn: ({ code }: { readonly code: string }) => confirmSecondFactor(code),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  return (
    <section className="panel" aria-labelledby="factor-part">
      <h2 id="factor-part">{say('factor')}</h2>
      {beginning.error !== null && <ProblemNotice error={beginning.error} />}
      {confirming.isSuccess && (
        <Notice tone="done" isUrgent>
          <p>{say('factorDone')}</p>
        </Notice>
      )}
      {beginning.data === undefined && (
        <>
          <p>{say('factorText')}</p>
          <Button loading={beginning.isPending} onClick={() => beginning.mutate()}>
            {say('factorBegin')}
          </Button>
        </>
      )}
      {beginning.data !== undefined && !confirming.isSuccess && (
        <Form layout="vertical" requiredMark={false} onFinish={confirming.mutate}>
          <p>{say('factorStep')}</p>
          <img
            className="qr"
            alt={say('factorQr')}
            src={`data:image/svg+xml,${encodeURIComponent(beginning.data.qrSvg)}`}
          />
          <dl className="facts">
            <div className="fact">
              <dt>{say('factorKey')}</dt>
              <dd>
                <code className="secret">{inGroups(beginning.data.secret)}</code>
                <div>
                  <a href={beginning.data.uri}>{say('factorOpen')}</a>
                </div>
              </dd>
            </div>
          </dl>
          {confirming.error !== null && <ProblemNotice error={confirming.error} />}
          <Form.Item
            name="code"
            label={say('code')}
            className="part"
            rules={[{ required: true, pattern: /^[0-9]{6}$/, message: say('codeFill') }]}
          >
            <Input
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              className="day-input"
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirming.isPending}>
            {say('factorConfirm')}
          </Button>
        </Form>
      )}
    </section>
  )
}

/** Groups of four are copied by eye without losing one's place. */
function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}
