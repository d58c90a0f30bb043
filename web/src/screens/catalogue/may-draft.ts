import type { Session } from '../../api/session.ts'

const authors = ['handler', 'unit_leader', 'supervisor', 'system_admin']

/** Whether somebody holds a post that drafts items; the server looks at the unit as well. */
export function mayDraft(session: Pick<Session, 'posts'> | null | undefined): boolean {
  return session?.posts.some(({ role }) => authors.includes(role)) === true
}
