import { expect, test } from 'vitest'
import { monthCells, readDays } from './calendar'

test('a year is read as offices write it, runs of days too', () => {
  const { days, wrong } = readDays('2027-01-01 放假 元旦\n2027年2月5日～2027年2月7日 放假 春节\n\n2027.1.31,上班,春节调休')
  expect(wrong).toEqual([])
  expect(days.map((each) => `${each.date} ${each.kind} ${each.name}`)).toEqual([
    '2027-01-01 holiday 元旦',
    '2027-02-05 holiday 春节',
    '2027-02-06 holiday 春节',
    '2027-02-07 holiday 春节',
    '2027-01-31 workday 春节调休',
  ])
})

test('lines that are no days are told by their number', () => {
  expect(readDays('2027-02-30 放假 春节\n放假\n2027-01-02 聚会 元旦\n2027-02-07~2027-02-05 放假 春节').wrong).toEqual([
    1, 2, 3, 4,
  ])
})

test('a month begins on its weekday', () => {
  expect(monthCells(2027, 2).slice(0, 2)).toEqual(['2027-02-01', '2027-02-02'])
  expect(monthCells(2027, 1).slice(0, 5)).toEqual([undefined, undefined, undefined, undefined, '2027-01-01'])
  expect(monthCells(2028, 2)).toHaveLength(1 + 29)
})
