// Keys that belong to an input method: Enter that ends a composition never submits a form nor picks an answer.
// One guard for the whole page, before any field, picker or dialog sees the key.

/** Within this time of a composition's end, and with no key let go between, Enter is the one that ended it. */
const endedBySameKeyMs = 100

/** Android's keyboards compose plain words too, and there Enter after them is meant; theirs for the method says 229. */
function composesPlainWords(): boolean {
  return /Android/.test(navigator.userAgent)
}

/** What the browser says of a key that the input method takes: composing, or the code 229 for all of them. */
function isTaken(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

function isEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' || event.code === 'Enter' || event.code === 'NumpadEnter'
}

/** Begins to guard; the answer ends it. */
export function guardCompositions(target: Window = window): () => void {
  let endedAt: number | undefined
  const ended = (event: Event): void => {
    endedAt = event.timeStamp
  }
  const letGo = (): void => {
    endedAt = undefined
  }
  const pressed = (event: KeyboardEvent): void => {
    // Safari ends the composition first and tells the key after it.
    const endedIt =
      endedAt !== undefined && !composesPlainWords() && Math.abs(event.timeStamp - endedAt) < endedBySameKeyMs
    if (!isTaken(event) && !(endedIt && isEnter(event))) return
    event.stopImmediatePropagation()
    if (isEnter(event)) event.preventDefault()
  }
  target.addEventListener('compositionend', ended, true)
  target.addEventListener('keyup', letGo, true)
  target.addEventListener('keydown', pressed, true)
  return () => {
    target.removeEventListener('compositionend', ended, true)
    target.removeEventListener('keyup', letGo, true)
    target.removeEventListener('keydown', pressed, true)
  }
}
