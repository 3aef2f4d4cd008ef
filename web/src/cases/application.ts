// An application as its form holds it.
import type { Case, Finding } from '@/base/contract'
import { yuanInput } from '@/base/money'
import { emptyHousing, type Housing } from '@/people/housing'
import { emptyIncome, type IncomeForm } from '@/people/income'

export interface ApplicationForm {
  situation: string
  causes: string[]
  main_cause: string
  laid_off_enterprise: string
  laid_off_kind: string
  allowance_owed: string
  held: boolean | ''
  certificate: string
  valid_until: string
  findings: Finding[]
  aid_received: string
  aid_requested: string
  remark: string
  income: IncomeForm
  housing: Housing
}
/// What the application itself holds; income and housing are the household's.
export type ApplicationText = Omit<ApplicationForm, 'income' | 'housing'>
export const textOf = ({ income: _, housing: __, ...text }: ApplicationForm): ApplicationText => text
export const blank = (year: number): ApplicationForm => ({
  situation: '',
  causes: [],
  main_cause: '',
  laid_off_enterprise: '',
  laid_off_kind: '',
  allowance_owed: '',
  held: '',
  certificate: '',
  valid_until: '',
  findings: [],
  aid_received: '',
  aid_requested: '',
  remark: '',
  income: emptyIncome(year),
  housing: emptyHousing(),
})
export const sections = ['household', 'income', 'situation', 'causes', 'criteria', 'papers', 'check'] as const
export type SectionName = (typeof sections)[number]

export function textIn(file: Case): readonly [ApplicationText, number] {
  const from = file.application
  const text: ApplicationText = {
    situation: from.situation ?? '',
    causes: from.causes.map((each) => each.code),
    main_cause: from.causes.find((each) => each.main)?.code ?? '',
    laid_off_enterprise: from.laid_off_enterprise ?? '',
    laid_off_kind: from.laid_off_kind ?? '',
    allowance_owed: yuanInput(from.allowance_owed),
    held: from.minimum_allowance.held ?? '',
    certificate: from.minimum_allowance.certificate ?? '',
    valid_until: from.minimum_allowance.valid_until ?? '',
    findings: from.findings.map((each) => ({ ...each })),
    aid_received: from.aid_received ?? '',
    aid_requested: from.aid_requested ?? '',
    remark: from.remark ?? '',
  }
  return [text, from.version]
}
