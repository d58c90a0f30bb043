import {
  type AdminUnitRow,
  type PostBody,
  postRoles,
  type UnitChange,
  type UnitEnd,
  type WindowBody,
} from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { Select } from 'antd'
import { changeUnit, endUnit, savePost, saveWindow } from '../../api/administration.ts'
import { roleWord, useDeskWords, useWords } from '../../app/words.ts'
import { today } from '../../parts/dates.ts'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { CodeField, DayField, filled, Labelled, TextField, UnitFields } from './fields.tsx'

/** A new name, superior or kind from a day on. */
export function ChangeUnitPart({ unit }: { readonly unit: AdminUnitRow }) {
  const say = useWords(organisationWords)
  const { name, nameEn, parentCode, phone, validTo } = unit
  const kind = unit.kind as UnitChange['kind']
  return (
    <FoldedForm<UnitChange>
      title={say('changeUnit')}
      initial={{ name, nameEn, kind, parentCode, phone, validTo, effectiveOn: today() }}
      act={(change) => changeUnit(unit.code, filled(change))}
    >
      <UnitFields />
      <DayField name="effectiveOn" label="effectiveOn" />
      <TextField name="ground" label="ground" maxLength={200} />
    </FoldedForm>
  )
}

export function EndUnitPart({ unit }: { readonly unit: AdminUnitRow }) {
  const say = useWords(organisationWords)
  return (
    <FoldedForm<UnitEnd>
      title={say('endUnit')}
      note={say('endUnitText')}
      initial={{ lastDay: today() }}
      act={(end) => endUnit(unit.code, end)}
    >
      <DayField name="lastDay" label="lastDay" />
      <TextField name="ground" label="ground" maxLength={200} />
    </FoldedForm>
  )
}

/** What an enterprise may have: it holds no office of the government; the server checks it too. */
const rolesOfEnterprise: readonly string[] = ['handler', 'unit_leader']

export function NewPostPart({ unit }: { readonly unit: AdminUnitRow }) {
  const say = useWords(organisationWords)
  const sayDesk = useDeskWords()
  const isEnterprise = unit.kind === 'linked_enterprise'
  const offered = postRoles.filter((role) => !isEnterprise || rolesOfEnterprise.includes(role))
  return (
    <FoldedForm<PostBody>
      title={say('newPost')}
      initial={{ role: 'handler' }}
      act={(post) => savePost(filled({ ...post, unitCode: unit.code }))}
      {...(isEnterprise && { note: say('enterpriseNote') })}
    >
      <CodeField name="code" label="code" />
      <TextField name="name" label="name" />
      <TextField name="nameEn" label="nameEn" isOptional maxLength={200} />
      <Labelled name="role" label="role">
        <Select
          options={offered.map((role) => ({ value: role, label: roleWord(sayDesk, role) }))}
        />
      </Labelled>
    </FoldedForm>
  )
}

export function NewWindowPart({ unitCode }: { readonly unitCode: string }) {
  const say = useWords(organisationWords)
  return (
    <FoldedForm<WindowBody>
      title={say('newWindow')}
      initial={{ validFrom: today() }}
      act={(window) => saveWindow(filled({ ...window, unitCode }))}
    >
      <CodeField name="code" label="code" />
      <TextField name="name" label="name" />
      <TextField name="nameEn" label="nameEn" isOptional maxLength={200} />
      <TextField name="hall" label="hall" />
      <DayField name="validFrom" label="validFrom" />
      <DayField name="validTo" label="validTo" isOptional />
    </FoldedForm>
  )
}
