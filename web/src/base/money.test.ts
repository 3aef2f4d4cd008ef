import { describe, expect, it } from 'vitest'
import { capitals, parseYuan, yuan, yuanInput } from './money'

describe('money', () => {
  it.each([
    [0, '0.00'],
    [123456, '1,234.56'],
    [-5, '-0.05'],
    [100000000, '1,000,000.00'],
  ])('%i fen is shown as %s', (fen, text) => expect(yuan(fen)).toBe(text))

  it('shows an absent sum as a dash and as an empty input', () => {
    expect(yuan(null)).toBe('—')
    expect(yuanInput(undefined)).toBe('')
  })

  it.each([
    ['1,234.5', 123450],
    ['１２元', 1200],
    ['', null],
    ['1.234', undefined],
    ['约100', undefined],
  ])('%s typed is %s fen', (text, fen) => expect(parseYuan(text)).toBe(fen))

  // Vectors of the payment rules of the People's Bank.
  it.each([
    [140950, '壹仟肆佰零玖元伍角'],
    [600714, '陆仟零柒元壹角肆分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
    [10000000, '壹拾万元整'],
  ])('%i fen in capitals', (fen, words) => expect(capitals(fen)).toBe(words))
})
