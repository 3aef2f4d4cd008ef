// Money is integer fen; only these functions turn it into text and back.

/// 123456 -> "1,234.56"; absent -> "—".
export function yuan(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—'
  const sign = fen < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

/// "11840.00" as the server writes it -> "11,840.00".
export const grouped = (amount: string): string => yuan(Math.round(Number(amount) * 100))

/// For an input: 2400000 -> "24000", 2400050 -> "24000.50"; absent -> "".
export function yuanInput(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return ''
  const text = yuan(fen).replaceAll(',', '')
  return text.endsWith('.00') ? text.slice(0, -3) : text
}

/// What was typed as fen: null when empty, undefined when it is no amount with at most two decimals.
export function parseYuan(text: string | null | undefined): number | null | undefined {
  const plain = (text ?? '').normalize('NFKC').replace(/[,\s元]/g, '')
  if (plain === '') return null
  const found = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!found) return undefined
  const fen = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'))
  return found[1] && fen > 0 ? -fen : fen
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

function groupInCapitals(value: number): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    text += (zero ? '零' : '') + digits[digit] + places[place]
    zero = false
  }
  return text
}

/// 140950 -> "壹仟肆佰零玖元伍角", as the payment rules of the People's Bank write it.
export function capitals(fen: number): string {
  let whole = Math.floor(Math.abs(fen) / 100)
  const parts: number[] = []
  for (; whole > 0; whole = Math.floor(whole / 10000)) parts.unshift(whole % 10000)
  let text = ''
  parts.forEach((part, index) => {
    if (part === 0) return
    const gap = text !== '' && (part < 1000 || parts[index - 1] === 0)
    text += (gap ? '零' : '') + groupInCapitals(part) + groups[parts.length - 1 - index]
  })
  const jiao = Math.floor(Math.abs(fen) / 10) % 10
  const cent = Math.abs(fen) % 10
  const head = (fen < 0 ? '负' : '') + (text ? text + '元' : '')
  if (jiao === 0 && cent === 0) return (head || '零元') + '整'
  if (cent === 0) return head + digits[jiao] + '角'
  return head + (jiao ? digits[jiao] + '角' : text ? '零' : '') + digits[cent] + '分'
}
