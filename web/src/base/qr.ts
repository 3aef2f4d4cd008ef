// A QR code of a short link: byte mode, error correction M, versions 1 to 10, the mask with the least penalty.
// Tables as in ISO/IEC 18004.
const dataCodewords = [16, 28, 44, 64, 86, 108, 124, 154, 182, 216]
const correctionPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5]
const alignment = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
]

const power = new Uint8Array(512)
const logarithm = new Uint8Array(256)
for (let i = 0, value = 1; i < 255; i++) {
  power[i] = power[i + 255] = value
  logarithm[value] = i
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0)
}
const times = (a: number, b: number): number => (a && b ? power[logarithm[a]! + logarithm[b]!]! : 0)

/// The remainder that Reed-Solomon adds to a block.
function correction(data: number[], length: number): number[] {
  let generator = [1]
  for (let i = 0; i < length; i++) {
    const next = new Array<number>(generator.length + 1).fill(0)
    generator.forEach((each, place) => {
      next[place]! ^= each
      next[place + 1]! ^= times(each, power[i]!)
    })
    generator = next
  }
  const rest = [...data, ...new Array<number>(length).fill(0)]
  for (let i = 0; i < data.length; i++) {
    const factor = rest[i]!
    generator.forEach((each, place) => {
      rest[i + place]! ^= times(each, factor)
    })
  }
  return rest.slice(data.length)
}

function codewords(bytes: Uint8Array, version: number): number[] {
  const capacity = dataCodewords[version - 1]!
  const bits: number[] = []
  const put = (value: number, count: number): void => {
    for (let i = count - 1; i >= 0; i--) bits.push((value >> i) & 1)
  }
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  bytes.forEach((byte) => put(byte, 8))
  put(0, Math.min(4, capacity * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  const data: number[] = []
  for (let i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8).join(''), 2))
  for (let pad = 0xec; data.length < capacity; pad ^= 0xfd) data.push(pad)
  return interleave(data, version)
}

function interleave(data: number[], version: number): number[] {
  const count = blockCounts[version - 1]!
  const short = Math.floor(data.length / count)
  const longFrom = count - (data.length % count)
  const blocks: number[][] = []
  for (let i = 0, at = 0; i < count; i++) {
    const length = short + (i >= longFrom ? 1 : 0)
    blocks.push(data.slice(at, at + length))
    at += length
  }
  const checks = blocks.map((block) => correction(block, correctionPerBlock[version - 1]!))
  const out: number[] = []
  for (let i = 0; i <= short; i++) for (const block of blocks) if (i < block.length) out.push(block[i]!)
  for (let i = 0; i < correctionPerBlock[version - 1]!; i++) for (const check of checks) out.push(check[i]!)
  return out
}

type Grid = (boolean | null)[][]

function frame(version: number): Grid {
  const size = version * 4 + 17
  const grid: Grid = Array.from({ length: size }, () => new Array<boolean | null>(size).fill(null))
  const finder = (top: number, left: number): void => {
    for (let y = -1; y <= 7; y++)
      for (let x = -1; x <= 7; x++) {
        const row = grid[top + y]
        if (!row || row[left + x] === undefined) continue
        const ring = Math.max(Math.abs(y - 3), Math.abs(x - 3))
        row[left + x] = ring !== 2 && ring !== 4
      }
  }
  finder(0, 0)
  finder(0, size - 7)
  finder(size - 7, 0)
  for (const y of alignment[version - 1]!)
    for (const x of alignment[version - 1]!) {
      if (grid[y]![x] !== null) continue
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) {
          grid[y + dy]![x + dx] = Math.max(Math.abs(dy), Math.abs(dx)) !== 1
        }
    }
  for (let i = 8; i < size - 8; i++) grid[6]![i] ??= grid[i]![6] = i % 2 === 0
  grid[size - 8]![8] = true
  return grid
}

/// BCH remainder of `value` by `divisor`.
function remainder(value: number, divisor: number, bits: number): number {
  let rest = value << bits
  const top = 31 - Math.clz32(divisor)
  while (rest && 31 - Math.clz32(rest) >= top) rest ^= divisor << (31 - Math.clz32(rest) - top)
  return rest
}

function writeFormat(grid: Grid, mask: number): void {
  const size = grid.length
  const format = ((mask << 10) | remainder(mask, 0x537, 10)) ^ 0x5412
  for (let i = 0; i < 15; i++) {
    const bit = ((format >> i) & 1) === 1
    if (i < 6) grid[i]![8] = bit
    else if (i < 8) grid[i + 1]![8] = bit
    else grid[size - 15 + i]![8] = bit
    if (i < 8) grid[8]![size - 1 - i] = bit
    else if (i === 8) grid[8]![7] = bit
    else grid[8]![14 - i] = bit
  }
}

function writeVersion(grid: Grid, version: number): void {
  if (version < 7) return
  const word = (version << 12) | remainder(version, 0x1f25, 12)
  for (let i = 0; i < 18; i++) {
    const bit = ((word >> i) & 1) === 1
    const a = Math.floor(i / 3)
    const b = grid.length - 11 + (i % 3)
    grid[a]![b] = bit
    grid[b]![a] = bit
  }
}

const masks: ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
]

function writeData(grid: Grid, words: number[], mask: number): void {
  const size = grid.length
  let bit = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const up = ((right + 1) & 2) === 0
      const y = up ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (grid[y]![x] !== null) continue
        const value = bit < words.length * 8 && ((words[bit >> 3]! >> (7 - (bit & 7))) & 1) === 1
        grid[y]![x] = value !== masks[mask]!(y, x)
        bit++
      }
    }
  }
}

function penalty(grid: Grid): number {
  const size = grid.length
  let score = 0
  let dark = 0
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x]!))]
  for (const line of lines) {
    const text = line.map((each) => (each ? '1' : '0')).join('')
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) score += run.length - 2
    for (let i = 0; i + 11 <= size; i++) {
      const part = text.slice(i, i + 11)
      if (part === '10111010000' || part === '00001011101') score += 40
    }
  }
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (grid[y]![x]) dark++
      const same =
        y + 1 < size &&
        x + 1 < size &&
        grid[y]![x] === grid[y]![x + 1] &&
        grid[y]![x] === grid[y + 1]![x] &&
        grid[y]![x] === grid[y + 1]![x + 1]
      if (same) score += 3
    }
  return score + Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size)) * 10
}

/// The modules of the code, true is dark. Throws when the text is longer than 213 bytes.
export function qrCode(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text)
  const version = dataCodewords.findIndex((capacity, index) => bytes.length + (index < 9 ? 2 : 3) <= capacity) + 1
  if (version === 0) throw new Error('too long for a code')
  const words = codewords(bytes, version)
  let best: Grid | null = null
  for (let mask = 0; mask < 8; mask++) {
    const grid = frame(version)
    writeFormat(grid, mask)
    writeVersion(grid, version)
    writeData(grid, words, mask)
    if (!best || penalty(grid) < penalty(best)) best = grid
  }
  return best as boolean[][]
}

/// The code as an SVG path in a square of `side` modules, a quiet zone of four around it.
export function qrPath(text: string): { side: number; path: string } {
  const grid = qrCode(text)
  let path = ''
  grid.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) path += `M${x + 4} ${y + 4}h1v1h-1z`
    }),
  )
  return { side: grid.length + 8, path }
}
