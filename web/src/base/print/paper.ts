// Lays blocks out on A4 sheets in the page itself, so that the preview is the paper: headings repeat, blocks stay
// whole, every sheet says which page of how many it is.
export interface PaperOptions {
  pageWords: (page: number, pages: number) => string
}

function newSheet(
  source: HTMLElement,
  target: HTMLElement,
  first: boolean,
): { sheet: HTMLElement; table: HTMLTableElement; body: HTMLElement } {
  const sheet = document.createElement('section')
  sheet.className = 'sheet'
  const body = document.createElement('div')
  body.className = 'sheet-body'
  sheet.append(body)
  const head = source.querySelector('[data-paper="head"]')
  const again = source.querySelector('[data-paper="head-again"]')
  const top = first ? head : (again ?? head)
  if (top) body.append(top.cloneNode(true))
  const original = source.querySelector('table')!
  const table = original.cloneNode(false) as HTMLTableElement
  for (const part of original.querySelectorAll(':scope > colgroup, :scope > thead'))
    table.append(part.cloneNode(true))
  body.append(table)
  target.append(sheet)
  return { sheet, table, body }
}

const overflows = (body: HTMLElement): boolean => body.scrollHeight > body.clientHeight + 1

/// Puts as many rows of a flowing block on the sheet as it holds, under the block's own heading row, whose first cell
/// spans them; gives back the rows that are left.
function flow(
  block: HTMLElement,
  rows: HTMLElement[],
  sheet: { body: HTMLElement; table: HTMLElement },
): HTMLElement[] {
  const copy = block.cloneNode(false) as HTMLElement
  const heading = block.firstElementChild!.cloneNode(true) as HTMLElement
  const name = heading.firstElementChild as HTMLTableCellElement
  copy.append(heading)
  sheet.table.append(copy)
  let held = 0
  for (const row of rows) {
    copy.append(row.cloneNode(true))
    name.rowSpan = held + 2
    if (overflows(sheet.body)) break
    held++
  }
  if (held < rows.length) copy.lastElementChild!.remove()
  name.rowSpan = held + 1
  if (!held) copy.remove()
  return rows.slice(held)
}

/// The last rows of a list go along with what ends it: no sheet holds a sum alone.
function carry(from: HTMLElement, to: HTMLElement, count: number): boolean {
  const blocks = [...from.querySelectorAll(':scope > tbody')]
  if (blocks.length <= count) return false
  to.append(...blocks.slice(-count))
  return true
}

/// Fills `target` with sheets from `source`: its [data-paper=head], one table whose tbodies are the blocks, its
/// [data-paper=foot]. A tbody with [data-flow] may go on on the next sheet, its heading row repeated; one with
/// [data-end] ends a list and stands under its last rows.
export function layOut(source: HTMLElement, target: HTMLElement, options: PaperOptions): number {
  target.replaceChildren()
  const table = source.querySelector('table')
  if (!table) return 0
  let sheet = newSheet(source, target, true)
  let empty = true
  for (const block of table.querySelectorAll<HTMLElement>(':scope > tbody')) {
    let copy = block.cloneNode(true)
    sheet.table.append(copy)
    if (overflows(sheet.body) && block.hasAttribute('data-flow')) {
      sheet.table.removeChild(copy)
      let rows = flow(block, [...block.children].slice(1) as HTMLElement[], sheet)
      while (rows.length) {
        sheet = newSheet(source, target, false)
        const left = flow(block, rows, sheet)
        if (left.length === rows.length) break
        rows = left
      }
    } else if (overflows(sheet.body) && !empty) {
      sheet.table.removeChild(copy)
      const before = sheet.table
      sheet = newSheet(source, target, false)
      if (block.hasAttribute('data-end')) carry(before, sheet.table, 2)
      copy = block.cloneNode(true)
      sheet.table.append(copy)
    }
    empty = false
  }
  placeFoot(source, target, sheet)
  const sheets = [...target.children]
  sheets.forEach((each, index) => {
    const number = document.createElement('p')
    number.className = 'page-number'
    number.textContent = options.pageWords(index + 1, sheets.length)
    each.append(number)
  })
  return sheets.length
}

function placeFoot(
  source: HTMLElement,
  target: HTMLElement,
  sheet: { body: HTMLElement; table: HTMLElement },
): void {
  const foot = source.querySelector('[data-paper="foot"]')
  if (!foot) return
  const copy = foot.cloneNode(true)
  sheet.body.append(copy)
  if (!overflows(sheet.body)) return
  sheet.body.removeChild(copy)
  const last = newSheet(source, target, false)
  const ends = sheet.table.lastElementChild?.hasAttribute('data-end')
  if (!ends || !carry(sheet.table, last.table, 3)) last.table.remove()
  last.body.append(foot.cloneNode(true))
}
