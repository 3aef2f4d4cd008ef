import type { InjectionKey } from 'vue'

/// The group around a field, which says what is wrong with it.
export const fieldGroup: InjectionKey<(id: string, error: string | undefined) => unknown> = Symbol('field-group')
