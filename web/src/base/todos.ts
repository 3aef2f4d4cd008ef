// What waits, of whatever slice: home lists all of it, a badge counts what its own page opens to.
import type { Todo } from './contract'

export const todosOf = (todos: Todo[] | undefined, page: string): Todo[] =>
  (todos ?? []).filter((each) => each.page.split('?')[0] === page)
export const countOf = (todos: Todo[] | undefined): number => (todos ?? []).reduce((sum, each) => sum + each.count, 0)
