// A form over what is recorded: what was read and at which version, part by part, and the draft of what is typed over
// it. Saving a part is its own piece (save.ts), which pages may load later.
import { computed, type Ref, watch } from 'vue'
import { clockOf } from '../dates'
import { useDraft } from '../drafts'
import { t } from '../i18n'
import type { Form } from './form'
import { copy, same } from './merge'
import { useReading } from './reading'

/// Where a part stands in the form's values, and what a record says of it.
interface Place<W, T, V, R> {
  of: (whole: W) => T
  into: (whole: W, part: T) => void
  recorded: (record: R) => readonly [T, V]
  /// The version of what nothing is known of: the server refuses it, and every difference is asked.
  none: V
}
export interface Part<W, R> {
  isRead: () => boolean
  changed: () => boolean
  version: () => unknown
  /// Puts what is typed over into `whole`; false when that is not known.
  putBase: (whole: W) => boolean
  follow: (record: R) => void
  fill: (record: R) => void
  resume: (version: unknown, base: W | null) => void
  isOutdated: (record: R) => boolean
}

export function usePart<W extends object, T extends object, V, R>(form: Form<W>, place: Place<W, T, V, R>) {
  const { of, into, recorded, none } = place
  const reading = useReading<T, V>(
    () => of(form.values),
    (values) => into(form.values, values),
  )
  const part: Part<W, R> = {
    isRead: () => reading.read.value !== null,
    changed: reading.changed,
    version: () => reading.read.value?.version ?? none,
    putBase: (whole) => {
      const base = reading.base()
      if (base) into(whole, base)
      return base !== null
    },
    follow: (record) => reading.follow(...recorded(record)),
    fill: (record) => reading.fill(...recorded(record)),
    resume: (version, base) => reading.resume(base ? (version as V) : none, base && of(base)),
    isOutdated: (record) => !same(reading.read.value?.version, recorded(record)[1]),
  }
  return { reading, part, recorded }
}

interface Ask<W extends object, R> {
  draft: string
  form: Form<W>
  parts: Part<W, R>[]
  /// The record as it stands; none while it is read, and of what is new.
  record?: Readonly<Ref<R | undefined>>
  editable?: () => boolean
  /// The form without what was typed, before the record is filled in.
  blank?: () => void
}

export function useRecordForm<W extends object, R>({ draft: key, form, parts, record, editable, blank }: Ask<W, R>) {
  function over() {
    const base = copy(form.values)
    const version = parts.map((each) => each.version())
    return { version, base: parts.every((each) => each.putBase(base)) ? base : null }
  }
  const draft = useDraft<W, unknown[]>(key, form.values, over)
  const isRead = (): boolean => parts.every((each) => each.isRead())

  async function follow(now: R): Promise<void> {
    const first = !isRead()
    await draft.quietly(() => parts.forEach((each) => each.follow(now)))
    if (!first || editable?.() === false || !(await draft.restore())) return
    const { version, base } = draft.restoredFrom.value!
    parts.forEach((each, index) => each.resume(version[index], base))
  }
  if (record) watch(record, (now) => now && follow(now), { immediate: true })
  else void draft.restore()

  /// Throws away what was typed: the form says what is recorded.
  async function drop(): Promise<void> {
    await draft.discard()
    await draft.quietly(() => {
      blank?.()
      const now = record?.value
      if (now) parts.forEach((each) => each.fill(now))
    })
  }
  /// What was typed is thrown away for theirs.
  async function take(fill: () => void): Promise<void> {
    await draft.quietly(fill)
    await draft.discard()
  }
  const unsaved = (): boolean => parts.some((each) => each.changed())
  /// After a part was saved: what is typed elsewhere, or was meanwhile, stays a draft.
  async function saved(): Promise<void> {
    await draft.discard()
    if (record && unsaved()) await draft.save(true)
  }
  const restored = computed(() => draft.restoredFrom.value !== null)
  /// The draft was typed over a record that another has changed since.
  const outdated = computed(() => {
    const now = record?.value
    return restored.value && !!now && parts.some((each) => each.isOutdated(now))
  })
  /// Where what is typed is kept, in words.
  const words = computed(() => {
    const { at, place, failed } = draft.state.value
    if (failed) return t('draft.failed')
    if (at) return t(place === 'server' ? 'draft.server' : 'draft.device', { time: clockOf(at) })
    return t('draft.auto')
  })
  /// That one was found, in words.
  const found = computed(() => {
    const from = draft.restoredFrom.value
    return from ? t('draft.restored', { time: clockOf(from.at) }) : ''
  })
  return { draft, ready: draft.ready, words, found, restored, outdated, drop, take, saved, unsaved }
}
export type RecordState = ReturnType<typeof useRecordForm>
