// The code of a link is read back as that link by another's reader.
import { mount } from '@vue/test-utils'
import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import QrCode from './QrCode.vue'

/// The drawing as a picture of `scale` points a module.
function picture(text: string, scale = 4): { points: Uint8ClampedArray; side: number } {
  const svg = mount(QrCode, { props: { text, label: '公示页面二维码', side: 130 } })
  const modules = Number(svg.attributes('viewBox')!.split(' ')[2])
  const side = modules * scale
  const points = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y] of svg.findAll('path')[1]!.attributes('d')!.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let i = 0; i < scale * scale; i++) {
      const at = (Number(y) * scale + Math.floor(i / scale)) * side + Number(x) * scale + (i % scale)
      points.fill(0, at * 4, at * 4 + 3)
    }
  return { points, side }
}

describe('the code of a link', () => {
  it.each(['https://a.example/public/notices/' + 'k'.repeat(43), 'http://10.0.0.8:8080/public/notices/1', '短'])(
    'is read as %s',
    (text) => {
      const { points, side } = picture(text)
      expect(jsQR(points, side, side)?.data).toBe(text)
    },
  )
})
