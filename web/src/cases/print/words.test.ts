import { describe, expect, it } from 'vitest'
import { branchOf, placeOf } from './words'

describe('papers name organisations as offices write them', () => {
  it.each([
    ['清源县委/柳河镇党委/杏花村党支部', '柳河镇党委杏花村党支部', '杏花村党支部'],
    ['清源县委/机关工委', '清源县委机关工委', '机关工委'],
    ['清源县委', '清源县委', '清源县委'],
  ])('%s', (path, place, branch) => {
    expect(placeOf(path)).toBe(place)
    expect(branchOf(path)).toBe(branch)
  })
})
