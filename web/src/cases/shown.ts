// An application in words, every answer of it, to show what differs from what another saved.
import { longDay } from '@/base/dates'
import type { Shown } from '@/base/form/stale'
import { aside, clauses, listed, sentences, t } from '@/base/i18n'
import type { ApplicationText } from './application'

type InWords = (table: string, value: string) => string

const causes = (code: InWords) => (text: ApplicationText): string =>
  listed(
    text.causes.map((each) => code('cause', each) + (each === text.main_cause ? aside(t('file.main')) : '')),
  )
const laidOff = (text: ApplicationText): string =>
  [text.laid_off_enterprise, text.laid_off_kind, text.allowance_owed].filter(Boolean).join(' / ')
function allowance(text: ApplicationText): string {
  const held = text.held === '' ? '' : text.held ? t('state.yes') : t('state.no')
  return [held, text.certificate, text.valid_until].filter(Boolean).join(' / ')
}
/// Every answer of each: what is compared is shown.
const findings = (text: ApplicationText): string =>
  sentences(
    text.findings.map(({ kind, event, found_by: by, date, evidence }) =>
      clauses(kind ? t(`apply.${kind}`) : '', event + aside(clauses(by, longDay(date), evidence))),
    ),
  )
export const shownText = (code: InWords): Shown<ApplicationText>[] => [
  ['situation', t('apply.situation'), (text) => text.situation],
  ['causes', t('apply.causes'), causes(code), ['causes', 'main_cause']],
  ['laid_off', t('apply.enterprise'), laidOff, ['laid_off_enterprise', 'laid_off_kind', 'allowance_owed']],
  ['allowance', t('apply.allowance'), allowance, ['held', 'certificate', 'valid_until']],
  ['findings', t('apply.findings'), findings],
  ['aid_received', t('apply.received'), (text) => text.aid_received],
  ['aid_requested', t('apply.requested'), (text) => text.aid_requested],
  ['remark', t('apply.remark'), (text) => text.remark],
]
