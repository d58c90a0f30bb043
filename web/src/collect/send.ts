import type { CityCaseTaken } from '@huiyin/contract/city-cases'
import type { EvidenceUploaded } from '@huiyin/contract/evidence'
import { Problem } from '../api/problem.ts'
import { read, send } from '../api/request.ts'
import { say } from './say.ts'
import { allKept, type Kept, type KeptPhoto, keep, learn } from './store.ts'

let isSending = false

/**
 * Sends what waits, the oldest first, one after the other. Without a network the rest waits on; what
 * was refused or decided by somebody else is kept for its author, and never dropped.
 *
 * @param staffId - who is signed in: what others wrote down on this phone waits for them
 */
export async function sendWaiting(staffId: string, changed: () => void): Promise<void> {
  if (isSending) return
  isSending = true
  try {
    for (const one of (await allKept()).reverse()) {
      if (one.staffId !== staffId || !['waiting', 'sending'].includes(one.passage)) continue
      const goesOn = await sendOne(one)
      changed()
      if (!goesOn) break
    }
  } finally {
    isSending = false
  }
}

/** @returns whether there is a network for the next */
async function sendOne(one: Kept): Promise<boolean> {
  let now: Kept = { ...one, passage: 'sending' }
  try {
    await keep(now)
    for (const [index, photo] of now.photos.entries()) {
      if (photo.evidenceId !== undefined) continue
      const evidenceId = await sendPhoto(photo)
      const photos = now.photos.map((old, at) => (at === index ? { ...photo, evidenceId } : old))
      now = { ...now, photos }
      await keep(now)
    }
    const given = await deliver(now)
    // The photos lie with the case now; the phone needs its room.
    await keep({ ...now, passage: 'sent', given, photos: [] })
    return true
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem(0)
    await keep({ ...now, ...afterProblem(problem) })
    return !(problem.isOffline || problem.status === 401 || problem.status === 429)
  }
}

function afterProblem(problem: Problem): Pick<Kept, 'passage' | 'said'> {
  const { status, code, message, fields } = problem
  if (problem.isOffline) return { passage: 'waiting', said: say('lost') }
  if (problem.isFault || [401, 408, 425, 429].includes(status)) {
    return { passage: 'waiting', said: status === 401 ? say('signInAgain') : message }
  }
  if (code === 'matter/changed-meanwhile') return { passage: 'conflict', said: say('conflictMore') }
  if ([404, 409, 412].includes(status)) return { passage: 'conflict', said: message }
  return { passage: 'refused', said: [message, ...fields.map((one) => one.message)].join(' ') }
}

async function sendPhoto({ name, blob }: KeptPhoto): Promise<string> {
  const form = new FormData()
  form.set('file', blob, name)
  const { rows } = await send<EvidenceUploaded>('POST', '/api/v1/evidence', form)
  return rows[0]?.id ?? ''
}

/** @returns the number of the matter */
async function deliver({ id, number, path, body, takenAt, photos }: Kept): Promise<string> {
  const idsOf = (chosen: readonly KeptPhoto[]) => chosen.map(({ evidenceId }) => evidenceId ?? '')
  if (number !== undefined) {
    const act = { ...body, evidence: idsOf(photos) }
    await send('POST', `/api/v1/matters/${number}/acts`, act, id)
    return number
  }
  if (path !== undefined) {
    const whole = { ...body, clientId: id, evidence: idsOf(photos) }
    return (await send<{ readonly number: string }>('POST', path, whole, id)).number
  }
  const { selfHandled, ...report } = body as { readonly selfHandled?: object }
  const after = idsOf(photos.filter(({ name }) => name === afterName))
  const evidence = idsOf(photos.filter(({ name }) => name !== afterName))
  const handled = selfHandled && { selfHandled: { ...selfHandled, evidence: after } }
  const whole = { ...report, clientId: id, seenAt: takenAt, evidence, ...handled }
  const taken = await send<CityCaseTaken>('POST', '/api/v1/city-cases', whole, id)
  return taken.number
}

/** Name of the photo of how it is now. */
export const afterName = '处置后.jpg'

/** Where a friendly notice goes. */
export const noticePath = '/api/v1/friendly-notices'

/** Learns what the phone needs without a network; what cannot be asked now stays as it was. */
export async function learnKit(): Promise<void> {
  const wanted = {
    classes: '/api/v1/city-cases/classes',
    grids: '/api/v1/grids',
    tasks: '/api/v1/city-cases/tasks',
    notices: `${noticePath}/kit`,
  }
  for (const [name, path] of Object.entries(wanted)) await learn(name, await read(path))
  await learn('learntAt', new Date().toISOString())
}
