// The one way to the server: typed calls, the session's proof on every change, refusals as errors that name their
// fields, and a request that met an expired session waits for the sign-in dialog and is sent again.
import createClient from 'openapi-fetch'
import type { paths } from './contract'
import { language } from './language'
import { randomId } from './random'

export interface FieldIssue {
  field: string
  code: string
  message: string
}
export interface RefusalBody {
  code: string
  message: string
  fields?: FieldIssue[]
  details?: string[]
  request?: string
}

/// The server said no, or could not be reached (status 0).
export class Refusal extends Error {
  readonly code: string
  readonly fields: FieldIssue[]
  readonly details: string[]
  readonly status: number
  constructor(status: number, body: RefusalBody) {
    super(body.message)
    this.name = 'Refusal'
    this.status = status
    this.code = body.code
    this.fields = body.fields ?? []
    this.details = body.details ?? []
  }
  /// Of a part of a form: its fields under the part's name.
  under(part: string): Refusal {
    const { code, message, details, status } = this
    const fields = this.fields.map((each) => ({ ...each, field: `${part}.${each.field}` }))
    return new Refusal(status, { code, message, details, fields })
  }
  get isNetwork(): boolean {
    return this.status === 0
  }
}

/// What the session store gives to the wire; kept here so that the wire knows no store.
export const gate = {
  csrf: '',
  account: 0,
  expired: null as null | (() => Promise<void>),
  renew: null as null | (() => Promise<boolean>),
  unreachable: (): string => 'The server cannot be reached',
}

export const bodyHeaders = (key?: string): Record<string, string> => ({
  'X-Bangfu-Csrf': gate.csrf,
  'Idempotency-Key': key ?? randomId(),
  'Accept-Language': language.value,
})

const silent = ['/api/session', '/api/sign-in']

/// Once the same person is signed in again, or this page has the proof of their newer sign-in.
async function mayGoAgain(response: Response): Promise<boolean> {
  if (response.status === 401 && gate.expired) return gate.expired().then(() => true)
  if (response.status !== 403 || !gate.renew) return false
  const body = (await response.clone().json().catch(() => null)) as RefusalBody | null
  return body?.code === 'request.csrf' && gate.renew()
}

async function send(request: Request): Promise<Response> {
  const copy = request.clone()
  let response: Response
  try {
    response = await fetch(request)
  } catch {
    throw new Refusal(0, { code: 'network', message: gate.unreachable() })
  }
  const path = new URL(request.url).pathname
  if (silent.includes(path) || !(await mayGoAgain(response))) return response
  const again = new Request(copy)
  if (again.method === 'POST') again.headers.set('X-Bangfu-Csrf', gate.csrf)
  return send(again)
}

export const client = createClient<paths>({ baseUrl: window.location.origin, fetch: send })
client.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language.value)
    if (request.method === 'POST') {
      request.headers.set('X-Bangfu-Csrf', gate.csrf)
      if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', randomId())
    }
    return request
  },
})

export function refusalOf(status: number, body: unknown): Refusal {
  const known = typeof body === 'object' && body !== null && 'code' in body
  return new Refusal(status, known ? (body as RefusalBody) : { code: 'unknown', message: gate.unreachable() })
}

/// The reply of a call, or its Refusal thrown.
export async function reply<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok) throw refusalOf(response.status, error)
  return data as T
}

export const keyed = (key: string): { headers: Record<string, string> } => ({ headers: { 'Idempotency-Key': key } })
