import './style.css'
import type { WhoAmI } from '@huiyin/contract/access'
import { Problem } from '../api/problem.ts'
import { read, send } from '../api/request.ts'
import { element, labelled, show } from './dom.ts'
import { type HomeActs, showHome } from './home.ts'
import type { Me } from './me.ts'
import { language, say } from './say.ts'
import { learnKit, sendWaiting } from './send.ts'
import { known, learn } from './store.ts'

const sessionPath = '/api/v1/session'
/** Networks come back without telling; asking is cheap. */
const tryAgainEveryMs = 30_000

let me: Me | undefined
/** How often somebody signed in or out here: what was asked before says nothing about now. */
let changes = 0
/** Where the form that is shown says what is wrong. */
let signInFault: HTMLElement | undefined

const acts: HomeActs = {
  home: () => void home(),
  sync: () => void sync(),
  signOut: () => void signOut(),
}

async function home(said = ''): Promise<void> {
  if (me === undefined) showSignIn(said)
  else await showHome(me, acts, said)
}

/** Shows what is here, sends what waits, learns what is new; without a network only the first. */
async function sync(): Promise<void> {
  await home()
  if (me === undefined || !navigator.onLine) return
  const since = changes
  try {
    await whoIsIt()
    if (me === undefined) return
    await sendWaiting(me.staffId, () => {})
    await learnKit()
    // Somebody who is filling in a form is not disturbed.
    if (isAtHome()) await home()
  } catch (error) {
    await afterFailure(error, since)
  }
}

function isAtHome(): boolean {
  return document.title === say('name')
}

async function afterFailure(error: unknown, since: number): Promise<void> {
  if (!(error instanceof Problem)) throw error
  if (error.status === 401) {
    if (since !== changes) return
    me = undefined
    showSignIn(say('signInAgain'))
  } else if (isAtHome()) {
    await home(error.isOffline ? '' : error.message)
  }
}

/** Asks the server who is signed in, and remembers it for hours without a network. */
async function whoIsIt(): Promise<void> {
  const since = changes
  const { staffId, displayName, regionCode, roles } = await read<WhoAmI>(sessionPath)
  if (since !== changes) return
  if (!roles.includes('collector')) {
    me = undefined
    showSignIn(say('notCollector'))
    return
  }
  me = { staffId, displayName, regionCode }
  await learn('me', me)
}

/** Shows the form; where it is shown already, what somebody is typing stays. */
function showSignIn(said: string): void {
  if (signInFault?.isConnected) {
    if (said !== '') sayFault(signInFault, said)
    return
  }
  const loginName = element('input', { type: 'text', autocomplete: 'username', required: true })
  const password = element('input', {
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  })
  const fault = element('p', { role: 'alert' })
  sayFault(fault, said)
  signInFault = fault
  const enter = async (event: Event) => {
    event.preventDefault()
    try {
      await send('POST', sessionPath, { loginName: loginName.value, password: password.value })
      changes += 1
      await whoIsIt()
      if (me !== undefined) await sync()
    } catch (error) {
      sayFault(fault, whySignInFailed(error))
    }
  }
  show(
    say('name'),
    fault,
    element(
      'form',
      { onsubmit: (event) => void enter(event) },
      labelled(say('loginName'), loginName),
      labelled(say('password'), password),
      element('button', { class: 'main' }, say('signIn')),
    ),
  )
}

/** Without an answer there are no words of the server; what a reader can do about it is said here. */
function whySignInFailed(error: unknown): string {
  if (!(error instanceof Problem)) return String(error)
  return error.isOffline ? say('signInNeedsNet') : error.message
}

function sayFault(fault: HTMLElement, said: string): void {
  fault.className = said === '' ? '' : 'faults'
  fault.textContent = said
}

async function signOut(): Promise<void> {
  changes += 1
  await send('DELETE', sessionPath).catch(() => undefined)
  me = undefined
  // Who uses the phone next must not see whose it was; what waits stays for its author.
  await learn('me', undefined)
  await learn('tasks', undefined)
  await learn('notices', undefined)
  showSignIn('')
}

async function start(): Promise<void> {
  document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en'
  document.documentElement.classList.toggle('elder', localStorage.getItem('large') === 'yes')
  if ('serviceWorker' in navigator) {
    await navigator.serviceWorker.register('/collect/worker.js', { scope: '/collect' })
  }
  void navigator.storage?.persist?.()
  me = await known<Me>('me')
  addEventListener('online', () => void sync())
  addEventListener('offline', () => {
    if (isAtHome()) void home()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendNow()
  })
  setInterval(() => void sendNow(), tryAgainEveryMs)
  if (me === undefined) await whoIsIt().catch(() => undefined)
  await sync()
}

async function sendNow(): Promise<void> {
  if (me === undefined || !navigator.onLine) return
  let isChanged = false
  await sendWaiting(me.staffId, () => {
    isChanged = true
  })
  if (isChanged && isAtHome()) await home()
}

void start()
