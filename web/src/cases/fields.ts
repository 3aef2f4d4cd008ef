// What an application's form sends, and what is wrong in it before that.
import { type Complaints, required } from '@/base/form/form'
import type { ApplicationFields } from '@/base/contract'
import { t } from '@/base/i18n'
import { parseYuan } from '@/base/money'
import type { ApplicationForm, SectionName } from './application'

const text = (value: string): string | undefined => value.trim() || undefined

export function fieldsOf(form: ApplicationForm): ApplicationFields {
  const laidOff = form.causes.includes('laid_off')
  return {
    situation: text(form.situation),
    causes: form.causes.map((code) => ({ code, main: code === form.main_cause })),
    ...(laidOff
      ? {
          laid_off_enterprise: text(form.laid_off_enterprise),
          laid_off_kind: text(form.laid_off_kind),
          allowance_owed: parseYuan(form.allowance_owed) ?? undefined,
        }
      : {}),
    minimum_allowance: {
      ...(form.held === '' ? {} : { held: form.held }),
      ...(form.held === true ? { certificate: text(form.certificate), valid_until: text(form.valid_until) } : {}),
    },
    findings: form.findings.map((each) => ({
      ...each,
      found_by: each.found_by.trim(),
      event: each.event.trim(),
      evidence: each.evidence.trim(),
    })),
    aid_received: text(form.aid_received),
    aid_requested: text(form.aid_requested),
    remark: text(form.remark),
  }
}

/// What the description of the request cannot tell of a section; the server judges again.
export function sectionErrors(section: SectionName, form: ApplicationForm): Complaints {
  if (section === 'situation') return form.situation.trim() ? {} : { situation: required }
  if (section === 'causes' && form.causes.includes('laid_off') && parseYuan(form.allowance_owed) === undefined)
    return { allowance_owed: t('form.not_money') }
  return {}
}
