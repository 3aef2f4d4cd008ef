import { describe, expect, it } from 'vitest'
import type { Income } from '@/base/contract'
import { emptyIncome, incomeForm } from './income'
import { incomeBody, incomeErrors } from './incomeBody'

const stated: Income = {
  version: 1,
  year: 2025,
  wages: null,
  business: null,
  transfers: null,
  property: null,
  expenses: null,
  stated_total: 6_000_050,
  stated_size: 3,
  total: 6_000_050,
  net: 6_000_050,
  per_head: 2_000_017,
  warnings: [],
}
const itemised = { wages: '60000', business: '0', transfers: '0', property: '0', expenses: '0' }

describe('a year that a ledger stated as a total', () => {
  it('keeps what was stated beside the kinds', () => {
    const body = incomeBody({ ...incomeForm(stated, 2025), ...itemised })
    expect(body).toMatchObject({ wages: 6_000_000, stated_total: 6_000_050, stated_size: 3 })
  })
  it('drops it when it is cleared', () => {
    const body = incomeBody({ ...incomeForm(stated, 2025), ...itemised, stated_total: '', stated_size: '' })
    expect(body).not.toHaveProperty('stated_total')
    expect(body).not.toHaveProperty('stated_size')
  })
  it('asks for each kind that nothing is said of', () => {
    const form = { ...emptyIncome(2025), ...itemised, property: ' ' }
    expect(Object.keys(incomeErrors(form, 'income.'))).toEqual(['income.property'])
    expect(incomeErrors({ ...emptyIncome(2025), ...itemised }, '')).toEqual({})
  })
})
