// The interface of the server as the pages use it: names for what its own description (api.gen.ts) says. Money is
// integer fen, days are "YYYY-MM-DD", times are milliseconds.
import type { components, paths as Served } from '../api.gen'

type Schemas = components['schemas']
/// Of each path where it may be one of several.
export type Body<Path extends keyof Served> = Path extends keyof Served
  ? Served[Path] extends { post: { requestBody: { content: { 'application/json': infer Sent } } } }
    ? Sent
    : never
  : never
/// What a change may be sent to; uploads go another way (upload.ts).
export type PostPath = {
  [Path in keyof Served]: [Body<Path>] extends [never] ? never : Path
}[keyof Served]
/// What its path is filled with; never where it is whole.
export type Params<Path extends PostPath> = Path extends PostPath
  ? Served[Path] extends { post: { parameters: { path: infer Parts } } }
    ? Parts
    : never
  : never
export type Answer<Path extends PostPath> = Path extends PostPath
  ? Served[Path] extends { post: { responses: { 200: { content: { 'application/json': infer Told } } } } }
    ? Told
    : never
  : never
type Query<Path extends keyof Served> = Served[Path] extends { get: { parameters: { query?: infer Asked } } }
  ? NonNullable<Asked>
  : never
export type Maybe<T> = T | null | undefined

export type Permission =
  | 'manage_organisations'
  | 'manage_accounts'
  | 'read_accounts'
  | 'grant_roles_to_accounts'
  | 'read_audit'
  | 'read_people'
  | 'edit_people'
  | 'reveal_personal'
  | 'decide_matches'
  | 'read_cases'
  | 'file_application'
  | 'record_assembly'
  | 'post_notice'
  | 'answer_objection'
  | 'record_committee'
  | 'confirm_committee'
  | 'propose_filing'
  | 'confirm_filing'
  | 'import_ledgers'
  | 'export_ledgers'
  | 'read_policy'
  | 'manage_calendar'
  | 'read_chores'

export interface Page<T> {
  rows: T[]
  next: Maybe<string>
  previous: Maybe<string>
}
export interface PageAsk {
  after?: string
  before?: string
  size?: number
  last?: boolean
}
export type CalendarYear = Schemas['PolicyCalendarYear']
export type CalendarPreview = Schemas['CasesCalendarPreview']
export type Total = Schemas['Total']
export type Todo = Schemas['HttpTodo']
export type Done = Record<string, never>

export type Me = Schemas['AccessControlMe']
export type OrganisationRef = Schemas['AccessControlOrganisationRef']
export type SessionLine = Schemas['AccessControlOwnSession']
export type Organisation = Schemas['AccessControlOrganisationLine']
export type OrganisationHit = Schemas['AccessControlOrganisationRef']
export type OrganisationImport = Schemas['AccessControlImportedOrganisations']
export type Account = Schemas['AccessControlAccountLine']
export type AuditRow = Schemas['AccessControlAuditEntry']
export type CodeTable = Schemas['PeopleCodeTable']
export type Warning = Schemas['PeopleWarning']
export type Person = Schemas['PeoplePerson']
export type HouseholdMember = Schemas['PeopleHouseholdMember']
export type Income = Schemas['PeopleIncome']
export type Household = Schemas['PeopleHousehold']
export type Member = Schemas['PeopleMember']
export type MemberLine = Schemas['PeopleMemberLine']
export type AddedMember = Schemas['PeopleAddedMember']
export type Edited = Schemas['PeopleEdited']
export type Match = Schemas['PeopleMatch']
export type MatchDifference = Schemas['PeopleMatchDifference']
export type CaseLine = Schemas['CasesCaseLine']
export type SheetLine = Schemas['LedgerSheetLine']
export type Totals = Schemas['LedgerTotals']
export type Attachment = Schemas['CasesAttachment']
export type Finding = Schemas['CasesHardshipFindingInput']
export type Section = Schemas['CasesSection']
export type Application = Schemas['CasesApplication']
export type Criterion = Schemas['CasesCriterion']
export type StepView = Schemas['CasesStepView']
export type TraceEntry = Schemas['CasesTraceEntry']
export type ActionView = Schemas['CasesActionView']
export type Assembly = Schemas['CasesAssembly']
export type Objection = Schemas['CasesObjection']
export type Notice = Schemas['CasesNotice']
export type NoticeSheet = Schemas['CasesNoticeSheet']
export type Case = Schemas['CasesCase']
export type Stepped = Schemas['CasesStepped']
export type BatchItem = Schemas['CasesBatchItemInput']
export type BatchResult = Schemas['CasesBatchResult']
export type Approval = Schemas['LedgerApproval']
export type Draft = Schemas['DeskDraft']
export type Policy = Schemas['PolicyPolicyView']
export type MemberFields = Omit<Body<'/api/members/{member}'>, 'version' | 'person_version'>
export type NewMember = Body<'/api/members'>
export type LedgerAsk = Query<'/api/ledger'>
export type LedgerFilter = Query<'/api/ledger/totals'>
export type ApplicationFields = Omit<Body<'/api/cases/{id}/application'>, 'version'>
export type Verdict = BatchItem['verdict']

// ---- jobs and imports

export type Job = Schemas['JobsJobView']
export type ChoreRun = Schemas['JobsChoreRun']
export type Import = Schemas['ImportsImportView']
export type ImportIssue = Schemas['ImportsIssueView']
export type ImportRow = Schemas['ImportsRowView']

// ---- the routes

// Every change carries an idempotency key, which the wire (api.ts) sets: calls need not name it.
type WithoutHeader<Operation> = Operation extends { parameters: infer P }
  ? Omit<Operation, 'parameters'> & { parameters: Omit<P, 'header'> & { header?: never } }
  : Operation
type Keyless = { [Path in keyof Served]: { [Verb in keyof Served[Path]]: WithoutHeader<Served[Path][Verb]> } }

export type paths = Keyless
