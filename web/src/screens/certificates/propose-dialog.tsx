import {
  type CertificateChangeBody,
  certificateChangeKinds,
  type DeskCertificate,
} from '@huiyin/contract/certificates'
import { certificateChangeWords } from '@huiyin/contract/certificates.words'
import { certificateScreenWords } from '@huiyin/contract/desk-certificates.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Radio } from 'antd'
import { proposeChange } from '../../api/certificates.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { today } from '../../parts/dates.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface ProposeDialogProps {
  readonly certificate: DeskCertificate
  readonly onDone: (change: string) => void
  readonly onClose: () => void
}

/** What shall become of a certificate, on what ground and from when; another person decides. */
export function ProposeDialog({ certificate, onDone, onClose }: ProposeDialogProps) {
  const say = useWords(certificateScreenWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<CertificateChangeBody>()
  const proposing = useMutation({
    mutationFn: (body: CertificateChangeBody) => proposeChange(certificate.number, filled(body)),
    onSuccess: async ({ number }) => {
      await queryClient.invalidateQueries({ queryKey: ['work'] })
      onDone(number)
    },
  })
  return (
    <Dialog
      title={say('proposeOf', { name: certificate.name })}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{sayDesk('cancel')}</Button>
          <Button type="primary" loading={proposing.isPending} onClick={() => form.submit()}>
            {sayDesk('confirm')}
          </Button>
        </>
      }
    >
      <p className="soft">{say('proposeLead')}</p>
      {proposing.error !== null && <ProblemNotice error={proposing.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ effectiveOn: today() }}
        onFinish={(body) => proposing.mutate(body)}
      >
        <Fields form={form} />
      </Form>
    </Dialog>
  )
}

type ProposeForm = ReturnType<typeof Form.useForm<CertificateChangeBody>>[0]

/** Being heard is asked where something is taken away, the new terms where something is changed. */
function Fields({ form }: { readonly form: ProposeForm }) {
  const say = useWords(certificateScreenWords)
  const { language } = usePreferences()
  const kind = Form.useWatch('kind', form)
  const needed = (label: string) => [
    { required: true, whitespace: true, message: say('fill', { label }) },
  ]
  const kinds = certificateChangeKinds.map((value) => ({
    value,
    label: certificateChangeWords[value][language],
  }))
  return (
    <>
      <Form.Item name="kind" label={say('kindOfChange')} rules={needed(say('kindOfChange'))}>
        <Radio.Group options={kinds} />
      </Form.Item>
      <Form.Item
        name="ground"
        label={say('ground')}
        extra={say('groundHint')}
        rules={needed(say('ground'))}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      {(kind === 'revoke' || kind === 'withdraw') && (
        <Form.Item
          name="heard"
          label={say('heard')}
          extra={say('heardHint')}
          rules={needed(say('heard'))}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      )}
      {kind === 'change' && (
        <>
          <Form.Item name="validUntil" label={say('newUntil')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="conditions" label={say('newConditions')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </>
      )}
      <Form.Item name="effectiveOn" label={say('effectiveOn')} rules={needed(say('effectiveOn'))}>
        <Input type="date" min={today()} />
      </Form.Item>
    </>
  )
}

/** Fields left open, and those of another kind of change, are not sent. */
function filled(body: CertificateChangeBody): CertificateChangeBody {
  const given = Object.entries(body).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(given) as CertificateChangeBody
}
