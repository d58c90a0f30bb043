import type { NewZone } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { useQuery } from '@tanstack/react-query'
import { makeZone } from '../../api/administration.ts'
import { regionsQuery } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { filled, TextField } from './fields.tsx'

/** Development zones below the own region: they have no division code, and a key of their own. */
export function ZonesPart({ isKeeper }: { readonly isKeeper: boolean }) {
  const say = useWords(organisationWords)
  const { language } = usePreferences()
  const query = useQuery(regionsQuery)
  const { data: session } = useQuery(sessionQuery)
  return (
    <section className="part" aria-labelledby="zones">
      <h2 id="zones">{say('zones')}</h2>
      <p className="soft">{say('zonesText')}</p>
      <Answer query={query} lines={2}>
        {({ rows }) => {
          const zones = rows.filter(
            (one) => one.level === 'zone' && one.parentRegionCode === session?.regionCode,
          )
          if (zones.length === 0) return <p>{say('noZones')}</p>
          return (
            <DataTable
              caption={say('zones')}
              rows={zones}
              keyOf={(zone) => zone.regionCode}
              columns={[
                {
                  key: 'name',
                  header: say('name'),
                  kind: 'head',
                  cell: (zone) => (language === 'en' && zone.nameEn) || zone.name,
                },
                {
                  key: 'key',
                  header: say('zoneKey'),
                  cell: (zone) => <span className="figure">{zone.regionCode}</span>,
                },
                { key: 'code', header: say('divisionCode'), cell: () => say('noDivisionCode') },
              ]}
            />
          )
        }}
      </Answer>
      {isKeeper && (
        <FoldedForm<NewZone> title={say('newZone')} act={(zone) => makeZone(filled(zone))}>
          <TextField name="name" label="name" />
          <TextField name="nameEn" label="nameEn" isOptional maxLength={200} />
        </FoldedForm>
      )}
    </section>
  )
}
