import { describe, expect, it } from 'vitest'
import { qrCode } from './qr'

/// Reads the 15 format bits beside the first finder.
function formatBits(grid: boolean[][]): number {
  const cells: [number, number][] = [
    [0, 8],
    [1, 8],
    [2, 8],
    [3, 8],
    [4, 8],
    [5, 8],
    [7, 8],
    [8, 8],
    [8, 7],
    [8, 5],
    [8, 4],
    [8, 3],
    [8, 2],
    [8, 1],
    [8, 0],
  ]
  return cells.reduce((bits, [y, x], index) => bits | (grid[y]![x] ? 1 << index : 0), 0)
}

describe('a QR code', () => {
  it.each([
    [14, 21],
    [15, 25],
    [26, 25],
    [42, 29],
    [43, 33],
    [62, 33],
    [84, 37],
    [106, 41],
    [122, 45],
    [152, 49],
    [180, 53],
    [213, 57],
  ])('of %i bytes has %i modules a side', (length, side) => {
    const grid = qrCode('x'.repeat(length))
    expect(grid.length).toBe(side)
    expect(grid.every((row) => row.length === side && row.every((each) => typeof each === 'boolean'))).toBe(true)
  })
  it('has three finders, the timing lines and the dark module', () => {
    const grid = qrCode('https://a.example/1')
    const last = grid.length - 1
    for (const [y, x] of [
      [0, 0],
      [0, last - 6],
      [last - 6, 0],
    ] as const) {
      expect([0, 1, 2, 3, 4, 5, 6].map((i) => grid[y + i]![x + 3])).toEqual([
        true,
        false,
        true,
        true,
        true,
        false,
        true,
      ])
    }
    for (let i = 8; i < last - 7; i++) expect(grid[6]![i]).toBe(i % 2 === 0)
    expect(grid[grid.length - 8]![8]).toBe(true)
  })
  it('states error correction M and one of eight masks, with a right check', () => {
    const bits = formatBits(qrCode('https://a.example/1')) ^ 0x5412
    let rest = bits
    for (let i = 14; i >= 10; i--) if (rest & (1 << i)) rest ^= 0x537 << (i - 10)
    expect(rest).toBe(0)
    expect(bits >> 13).toBe(0)
  })
  it('refuses what does not fit', () => {
    expect(() => qrCode('x'.repeat(214))).toThrow('too long')
  })
})
