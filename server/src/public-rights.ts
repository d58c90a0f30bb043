import type { Rights, RoleRights } from './platform/db/rights.ts'

const reads = { select: 'all' } as const
const adds = { insert: 'all' } as const
const readsAndAdds = { select: 'all', insert: 'all' } as const
const keeps = { select: 'all', insert: 'all', update: 'all' } as const

/**
 * What the process of the public zone may do in the database, table by table; every other table is
 * closed to it. Of people it may write everything and read nothing by which they could be reached:
 * neither name, phone nor identity number, not even their ciphers and hashes, but for the keyed hash
 * of the last four digits with which somebody proves to be the reporter. Passwords, second factors,
 * sessions, keys of systems and the security log are no business of it.
 *
 * A public page that needs a table more adds a line here, and its reader asks why.
 */
const rights: Rights = {
  'platform.migration': reads,
  'platform.secret_fingerprint': reads,
  'platform.kept_answer': { ...keeps, delete: 'all' },

  'kernel.region': reads,
  'kernel.org_revision': reads,
  'kernel.unit': reads,
  'kernel.unit_version': reads,
  'kernel.unit_succession': reads,
  'kernel.hall_window': reads,
  'kernel.post': reads,
  'kernel.appointment': reads,
  // The telephone of a colleague is read at the desk alone.
  'kernel.staff': { select: ['region_code', 'id', 'staff_code', 'display_name', 'state'] },
  'kernel.national_calendar': reads,
  'kernel.local_calendar': reads,
  'kernel.rule_set': reads,

  'kernel.matter': keeps,
  'kernel.matter_clock': keeps,
  'kernel.matter_text': readsAndAdds,
  'kernel.matter_link': readsAndAdds,
  'kernel.ledger_entry': readsAndAdds,
  'kernel.ledger_head': keeps,
  // A column it could change is what PostgreSQL asks of somebody who locks a row against closing.
  'kernel.ledger_root': { ...readsAndAdds, update: ['region_code'] },
  'kernel.ledger_setting': reads,
  'kernel.outbox': adds,
  'kernel.number_block': keeps,
  'kernel.evidence': keeps,
  // No letter names a reporter; the progress page shows a person what was written to them.
  'kernel.letter': readsAndAdds,
  'kernel.letter_wording': readsAndAdds,
  // Whether anybody is to be told, not whom.
  'kernel.webhook': { select: ['region_code', 'state'] },
  'kernel.notice': keeps,
  'kernel.citizen_message': adds,

  'kernel.citizen': {
    select: ['region_code', 'id', 'identity_grade', 'phone_suffix_lookup', 'erased_at'],
    insert: 'all',
  },
  // Closed months are published as they were frozen; their rows are for auditors.
  'kernel.snapshot': reads,
  'kernel.snapshot_group': reads,

  // What a region publishes of its weeks; the cases behind the figures are the desk's.
  'bulletins.bulletin': reads,
  'bulletins.objection': {
    select: ['region_code', 'id', 'bulletin_id', 'unit_code', 'accepted', 'objected_at'],
  },

  'kernel.contact_view': reads,
  'kernel.phone_code': { ...keeps, delete: 'all' },
  // A booking takes its place and becomes a matter; visits and help are the desk's.
  'hall.slot': { select: 'all', update: 'all' },
  'hall.hall_order': keeps,
  // Whoever is guided may say on the page that it is needed no more.
  'hall.guidance': keeps,

  // Callers act on their own tickets outside: contest, ask to reopen, urge.
  'hotline.ticket': keeps,
  'hotline.knowledge_answer': reads,

  'catalog.item': reads,
  // Drafts are read at the desk alone: pages and interface ask for what is published.
  'catalog.item_version': reads,
  'catalog.revision': reads,

  // What an applicant filled in, `form`, is read at the desk alone.
  'applications.application': {
    select: [
      'region_code',
      'matter_id',
      'plan_hash',
      'theme_code',
      'materials',
      'first_staff_id',
      'handled_by',
      'basis',
      'accepted_at',
      'correction_rounds',
      'return_wanted',
      'outcome',
      'decided_at',
      'certificate_number',
      'delivery_way',
      'tracking',
      'decision_id',
      'review_asked_at',
      'owed',
      'missing_at_first',
      'correction_reasons',
      'fast_lane',
      'asks',
      'ask_wanted',
    ],
    insert: 'all',
    update: 'all',
  },
  // Cases are read outside where a region publishes them, and begin there as reports of the public.
  'city_cases.city_case': keeps,
  'city_cases.shown_photo': reads,
  // Whoever was told of what is wrong before the door says that it was read, and that it is done.
  'frontages.friendly_notice': keeps,
  // The page behind the plate of a component; the register names units and things, no people.
  'components.component': reads,
  // What was drawn is for everybody to draw again; what was found is said by number alone.
  'city_cases.recheck': reads,
  'city_cases.recheck_case': reads,
  'routing.grid': reads,
  'routing.precedent': reads,
  'routing.duty_gap': readsAndAdds,
  'open311.bulk_file': reads,
  'kernel.outside_number': keeps,
  'applications.plan': reads,
  // Whether an agent may still act, not who it is.
  'applications.mandate': {
    select: ['region_code', 'id', 'scope_code', 'valid_until', 'revoked_at'],
  },
  'applications.filing': { select: ['region_code', 'matter_id', 'mandate_id'] },
  'applications.agent_act': adds,
  'applications.step': reads,
  // To be verified by anybody: the name of a holder and what signs are read at the desk alone.
  'certificates.certificate': {
    select: [
      'region_code',
      'id',
      'number',
      'version',
      'matter_id',
      'result_id',
      'name',
      'item_name',
      'unit_code',
      'issuer_name',
      'holder_masked',
      'citizen_id',
      'conditions',
      'valid_from',
      'valid_until',
      'issued_at',
      'list',
      'list_index',
      'state',
      'state_since',
      'key_id',
    ],
  },
  'certificates.signing_key': {
    select: [
      'region_code',
      'id',
      'suite',
      'public_key',
      'valid_from',
      'valid_until',
      'compromised_at',
    ],
  },
  'certificates.status_list': reads,
  // How nights were drawn for audit, for whoever draws again.
  'applications.audit_draw': reads,

  // A ledger as it was made public; problems themselves are the desk's.
  'tasks.publication': reads,

  'reviews.tag': reads,
  'reviews.service_end': { select: 'all', update: 'all' },
  'reviews.review': { ...keeps, delete: 'all' },
  // Which browser it was is added here and read at the desk alone.
  'reviews.review_trace': adds,
  'reviews.rectification': keeps,
  'reviews.inquiry': keeps,
  'reviews.static_code': reads,
  'reviews.static_review': keeps,
  'reviews.terminal': reads,
  'reviews.daily_unit': keeps,
  'reviews.daily_item': keeps,
  'reviews.daily_channel': keeps,
}

/** The database role of the public zone. */
export const publicRole: RoleRights = { role: 'huiyin_public', rights }
