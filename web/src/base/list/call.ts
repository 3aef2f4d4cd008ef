// A list's page by the path of its route: what comes and what may be asked are known from the server's description.
import { client, reply } from '../api'
import type { Maybe, paths, Total } from '../contract'

type Got<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never
/// The routes that give rows.
export type ListPath = {
  [P in keyof paths]: [Got<P>] extends [never] ? never : Got<P> extends { rows: unknown[] } ? P : never
}[keyof paths]
export type RowOf<P extends ListPath> = Got<P> extends { rows: (infer R extends object)[] } ? R : never
/// What its query may name.
export type AskOf<P extends ListPath> = paths[P] extends { get: { parameters: { query?: infer Asked } } }
  ? NonNullable<Asked>
  : never
/// Whether the route has one beside it that counts.
export type IsCounted<P extends ListPath> = `${P}/total` extends keyof paths ? true : false

export interface ListPage<R> {
  rows: R[]
  next?: Maybe<string>
  previous?: Maybe<string>
}
/// All that the route answers, for a page that shows more of it than the rows.
export type AnswerOf<P extends ListPath> = ListPage<RowOf<P>> & Omit<Got<P>, keyof ListPage<unknown>>
type Call = (
  path: string,
  ask: { params: { query: object; path: object } },
) => Promise<{ data?: unknown; error?: unknown; response: Response }>
const get = client.GET as unknown as Call
const read = async (path: string, query: object, at: object): Promise<unknown> =>
  reply(get(path, { params: { query, path: at } }))

export const readPage = <P extends ListPath>(path: P, query: AskOf<P>, at: object): Promise<AnswerOf<P>> =>
  read(path, query, at) as Promise<AnswerOf<P>>
export const readTotal = (path: ListPath, query: object): Promise<Total> =>
  read(`${path}/total`, query, {}) as Promise<Total>
