// The form of an application as it was read: its parts with their versions (the application's own text, the household's
// income of a year and its housing).
import type { Case } from '@/base/contract'
import { useForm } from '@/base/form/form'
import { usePart } from '@/base/form/record'
import { useSession } from '@/base/session'
import { type Housing, housingIn } from '@/people/housing'
import { incomeForm, type IncomeForm } from '@/people/income'
import { type ApplicationForm, type ApplicationText, blank, textIn, textOf } from './application'

export function useFilled() {
  const incomeYear = Number(useSession().today.slice(0, 4)) - 1
  const form = useForm<ApplicationForm>(blank(incomeYear))
  /// Of the year in the form; version 0 is a year of which nothing is recorded.
  function incomeIn(now: Case) {
    const year = Number(form.values.income.year)
    const known = now.member.household?.incomes.find((each) => each.year === year)
    return [incomeForm(known, year), known?.version ?? 0] as const
  }
  const text = usePart<ApplicationForm, ApplicationText, number, Case>(form, {
    of: textOf,
    into: Object.assign,
    recorded: textIn,
    none: 0,
  })
  const income = usePart<ApplicationForm, IncomeForm, number, Case>(form, {
    of: (whole) => whole.income,
    into: (whole, from) => Object.assign(whole.income, from),
    recorded: incomeIn,
    none: 0,
  })
  const housing = usePart<ApplicationForm, Housing, number, Case>(form, {
    of: (whole) => whole.housing,
    into: (whole, from) => Object.assign(whole.housing, from),
    recorded: ({ member }) => housingIn(member),
    none: 0,
  })
  return {
    form,
    text: text.reading,
    income: income.reading,
    housing: housing.reading,
    parts: [text.part, income.part, housing.part],
    incomeIn,
    incomeYear,
  }
}
export type Filled = ReturnType<typeof useFilled>
