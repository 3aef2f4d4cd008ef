// The interface of the server as the pages use it. Money is integer fen, days are "YYYY-MM-DD",
// times are milliseconds.
type Maybe<T> = T | null | undefined
export type Day = string
export type PartialDay = string

export type Role =
  | 'branch_clerk' | 'committee_clerk' | 'committee_reviewer' | 'county_officer' | 'county_reviewer'
  | 'system_admin' | 'security_admin' | 'audit_admin' | 'fund_accountant' | 'fund_cashier' | 'fund_supervisor'

export type Permission =
  | 'signed_in' | 'manage_organisations' | 'manage_accounts' | 'read_accounts' | 'grant_roles_to_accounts'
    | 'read_audit' | 'read_organisations'
  | 'read_people' | 'edit_people' | 'reveal_personal' | 'decide_matches' | 'read_cases' | 'file_application'
  | 'record_assembly' | 'post_notice' | 'answer_objection' | 'record_committee' | 'confirm_committee'
  | 'propose_filing' | 'confirm_filing' | 'import_ledgers' | 'export_ledgers' | 'read_policy' | 'manage_calendar'

export interface Page<T> { rows: T[]; next?: Maybe<string>; previous?: Maybe<string> }
export interface PageAsk { after?: string; before?: string; size?: number; last?: boolean }
export type Done = Record<string, never>

// ---- access

export interface OrganisationRef { id: number; name: string; path_name: string; kind?: string }
export interface Me {
  account: number
  username: string
  name: string
  organisation: OrganisationRef
  roles: string[]
  permissions: string[]
  csrf: string
  must_change_password: boolean
  last_sign_in_at?: Maybe<number>
  last_sign_in_address?: Maybe<string>
  demo?: Maybe<boolean>
  today: Day
}
export interface SessionLine {
  id: number; created_at: number; last_seen_at: number; address: string; device: string; current: boolean
}
export interface Organisation {
  id: number; code: string; name: string; kind: string; parent?: Maybe<number>; version: number; children: number;
    cases: number
}
export interface OrganisationHit { id: number; name: string; kind: string; path_name: string }
export interface OrganisationImport {
  added: number; unchanged: number; renamed: number
  rows: { row: number; code: string; verdict: string; message: string }[]
}
export interface Account {
  id: number; username: string; name: string; organisation: OrganisationRef; roles: string[]; active: boolean
  must_change_password: boolean; version: number
}
export interface AuditRow {
  chain: string; seq: number; at: number; account: number; actor_name: string; action: string; object_type: string
  object_id: number; organisation_name?: Maybe<string>; note: string; changes: string
}
export interface CodeTable { table: string; rows: { code: string; zh: string; en: string }[] }

// ---- people

export interface Warning { field: string; code: string; message: string }
export interface Person {
  id: number; version: number; name: string; id_number_masked?: Maybe<string>; birth_date?: Maybe<Day>;
    age?: Maybe<number>
  sex?: Maybe<string>; ethnicity?: Maybe<string>; education?: Maybe<string>; marital?: Maybe<string>
  health?: Maybe<string>; labour?: Maybe<string>; residence?: Maybe<string>; phone_masked?: Maybe<string>
  bank_account_masked?: Maybe<string>; bank_name?: Maybe<string>; bank_holder?: Maybe<string>; address?: Maybe<string>
  has_illness: boolean
}
export interface HouseholdMember {
  id: number; version: number; person: Person; relation: string; health?: Maybe<string>; labour?: Maybe<string>
  occupation?: Maybe<string>; deceased_on?: Maybe<Day>
}
export interface Income {
  version: number; year: number; wages?: Maybe<number>; business?: Maybe<number>; transfers?: Maybe<number>
  property?: Maybe<number>; expenses?: Maybe<number>; stated_total?: Maybe<number>; stated_size?: Maybe<number>
  total?: Maybe<number>; net?: Maybe<number>; per_head?: Maybe<number>
}
export interface Household {
  id: number; version: number; address?: Maybe<string>; housing_area?: Maybe<number>; housing_kind?: Maybe<string>
  housing_safe?: Maybe<boolean>; size: number; members: HouseholdMember[]; incomes: Income[]
}
export interface Member {
  id: number; version: number; branch: OrganisationRef; join_date?: Maybe<PartialDay>;
    regular_date?: Maybe<PartialDay>
  member_type: string; duty?: Maybe<string>; person: Person; household?: Maybe<Household>
}
export interface MemberLine {
  id: number; person: number; name: string; sex?: Maybe<string>; age?: Maybe<number>; id_number_masked?: Maybe<string>
  branch: OrganisationRef; join_date?: Maybe<PartialDay>; member_type: string; version: number
}
export interface PersonFields {
  ethnicity?: string; education?: string; marital?: string; health?: string; labour?: string; residence?: string
  phone?: string; bank_account?: string; bank_name?: string; bank_holder?: string; address?: string; illness?: string
}
export interface MemberFields extends PersonFields {
  name?: string; id_number?: string; join_date?: PartialDay; regular_date?: PartialDay; member_type?: string;
    duty?: string
}
export interface AddedMember { id?: Maybe<number>; person?: Maybe<number>; match?: Maybe<number>;
  warnings: Warning[] }
export interface Edited { version: number; warnings: Warning[] }
export interface Match {
  id: number; version: number; requested_at: number; requested_by: string; branch: OrganisationRef; name: string
  status: string; existing?: Maybe<MemberLine>
}

// ---- cases

export interface CaseLine {
  id: number; number: string; person_name: string; sex?: Maybe<string>; age?: Maybe<number>
  id_number_masked?: Maybe<string>; level?: Maybe<number>; proposed_level?: Maybe<number>; status: string;
    origin: string
  branch: OrganisationRef; household_size?: Maybe<number>; income_total?: Maybe<number>;
    income_per_head?: Maybe<number>
  main_cause?: Maybe<string>; causes: string[]; join_date?: Maybe<PartialDay>; minimum_allowance?: Maybe<boolean>
  residence?: Maybe<string>; filed_on?: Maybe<Day>; updated_at: number; due_on?: Maybe<Day>; overdue: boolean;
    version: number
}
export interface LedgerFilter {
  organisation?: number; level?: string; status?: string; cause?: string; text?: string; origin?: string
  residence?: string; minimum_allowance?: boolean
}
export interface LedgerAsk extends LedgerFilter, PageAsk { sort?: string; descending?: boolean }
export interface LevelCount { level?: Maybe<number>; cases: number; people: number }
export interface Totals {
  cases: number; people: number; income_total: number; by_level: LevelCount[]; by_status: { status: string;
    cases: number }[]
}
export interface Cause { code: string; main: boolean }
export interface Finding { kind: string; found_by: string; event: string; date: Day; evidence: string }
export interface MinimumAllowance { held?: Maybe<boolean>; certificate?: Maybe<string>; valid_until?: Maybe<Day> }
export interface ApplicationFields {
  situation?: Maybe<string>; causes: Cause[]; laid_off_enterprise?: Maybe<string>; laid_off_kind?: Maybe<string>
  allowance_owed?: Maybe<number>; minimum_allowance: MinimumAllowance; findings: Finding[]
  aid_received?: Maybe<string>; aid_requested?: Maybe<string>; remark?: Maybe<string>
}
export interface Section { section: string; status: string; missing: string[] }
export interface Application extends ApplicationFields { version: number; sections: Section[] }
export interface Attachment {
  id: number; version: number; kind: string; name: string; content_type: string; size: number; sha256: string
  uploaded_at: number; by: string
}
export interface Fact { name: string; value: string }
export interface Criterion {
  criterion: string; verdict: string; rule: string; policy_version: number; facts_used: Fact[];
    facts_missing: string[]
}
export interface StepView {
  step: string; state: string; at?: Maybe<number>; by?: Maybe<string>; due_on?: Maybe<Day>; overdue: boolean
}
export interface TraceEntry {
  at: number; by: string; organisation_name?: Maybe<string>; action: string; from_status: string; to_status: string
  opinion?: Maybe<string>; level?: Maybe<number>; spent_ms?: Maybe<number>
}
export interface ActionView { action: string; blocked?: Maybe<string>; blocked_message?: Maybe<string> }
export interface Assembly {
  date: Day; expected: number; present: number; in_favour: number; against: number; abstained: number
  opinion: string; proposed_level: number
}
export interface CommitteeDecision { date: Day; participants: string[]; verdict: string; level?: Maybe<number>;
  opinion: string }
export interface Change { at: number; by: string; action: string; note: string }
export interface Objection {
  id: number; version: number; received_at: number; name?: Maybe<string>; contact?: Maybe<string>; content: string
  channel: string; state: string; investigated_by?: Maybe<string>; finding?: Maybe<string>; upheld?: Maybe<boolean>
  answer?: Maybe<string>; answered_at?: Maybe<number>
}
export interface Notice {
  id: number; case_id: number; version: number; number: string; person_name: string; branch: OrganisationRef
  starts_on: Day; place: string; contact_phone?: Maybe<string>; working_days: number; ends_on: Day;
    end_reasons: string[]
  state: string; correction?: Maybe<string>; link?: Maybe<string>; objections: Objection[]; photo?: Maybe<number>
  proposed_level?: Maybe<number>
}
export interface NoticeSheet {
  number: string; county: string; branch: string; name: string; sex?: Maybe<string>; join_year?: Maybe<number>
  household_size?: Maybe<number>; proposed_level: number; causes: string[]; assembly_on: Day; expected: number
  present: number; in_favour: number; against: number; abstained: number; starts_on: Day; ends_on: Day
  working_days: number; place: string; contact_phone?: Maybe<string>; link: string
}
export interface Case {
  line: CaseLine; member: Member; application: Application; eligibility: Criterion[]; steps: StepView[];
    trace: TraceEntry[]
  actions: ActionView[]; attachments: Attachment[]; notices: Notice[]; assembly?: Maybe<Assembly>
  committee?: Maybe<CommitteeDecision>; changes: Change[]
}
export interface Stepped { id: number; version: number; status: string }
export type Verdict = 'approve' | 'reject' | 'send_back'
export interface BatchItem { id: number; version: number; verdict: Verdict; level?: number; opinion: string;
  to?: string }
export interface Approval { line: CaseLine; action?: Maybe<string>; entered_at: number }
export interface Todo { kind: string; count: number; overdue: number; earliest_due?: Maybe<Day> }
export interface Home {
  todos: Todo[]; figures: { name: string; value: number }[]; by_level: LevelCount[]; by_cause: { cause: string;
    cases: number }[]
}
export interface Draft { body?: Maybe<string>; version: number; saved_at?: Maybe<number> }

// ---- jobs and imports

export interface Job {
  id: number; kind: string; state: string; progress: number; total: number; message?: Maybe<string>
  file?: Maybe<{ name: string; size: number; expires_at: number }>
}
export interface ImportColumn { letter: string; heading: string; field?: Maybe<string> }
export interface Import {
  id: number; name: string; state: string; file_code?: Maybe<string>; message?: Maybe<string>; sheet?: Maybe<string>
  columns: ImportColumn[]; counts: { ok: number; warning: number; error: number }; rows_total: number;
    members_total: number
  progress: number; committed_at?: Maybe<number>; can_undo: boolean; version: number
}
export interface ImportIssue {
  field: string; column?: Maybe<string>; value: string; code: string; reason: string; suggestion?: Maybe<string>
}
export interface ImportRow { row: number; verdict: string; name: string; issues: ImportIssue[] }
export interface RequiredPaper { code: string; zh: string; en: string; criterion?: Maybe<string> }
export interface Policy {
  version: number; effective: Day; title: string; income_line: number; income_base: string; income_measure: string
  income_line_rural_only: boolean; income_years_back: number; minimum_allowance_urban_only: boolean;
    founding_date: Day
  finding_valid_months: number; criterion_needed_to_submit: boolean; required_papers: RequiredPaper[]
  assembly_majority: string; assembly_present_percent: number; notice_working_days: number; notice_day_count: string
  step_deadlines: { status: string; days: number }[]; appeals_max: number
  opinion_presets: { action: string; zh: string; en: string }[]; county_wide_public_list: boolean
  attachment_bytes_max: number; attachments_max: number; lend_dues_money: boolean
}

// ---- the routes, in the shape of openapi-typescript

type Json<T> = { headers: Record<string, unknown>; content: { 'application/json': T } }
type Query<Q> = [Q] extends [never] ? { query?: never } : { query?: Q }
type Path<P> = [P] extends [never] ? { path?: never } : { path: P }
type Parameters<Q, P> = Query<Q> & Path<P> & { header?: never; cookie?: never }
interface Get<Out, Q = never, P = never> {
  get: { parameters: Parameters<Q, P>; responses: { 200: Json<Out> } }
}
interface Post<Out, Body, P = never, Q = never> {
  post: {
    parameters: Parameters<Q, P>
    requestBody: { content: { 'application/json': Body } }
    responses: { 200: Json<Out> }
  }
}
type Step = { version: number; opinion?: string }
type Reason = { version: number; reason: string }
type IdPath = { id: number }

export interface paths {
  '/api/sign-in': Post<Me, { username: string; password: string }>
  '/api/session': Get<Me>
  '/api/sign-out': Post<Done, Done>
  '/api/session/password': Post<Done, { current: string; new_password: string }>
  '/api/sessions': Get<{ rows: SessionLine[] }>
  '/api/sessions/{session}/end': Post<Done, Done, { session: number }>
  '/api/organisations': Get<{ rows: Organisation[] }, { parent?: number }> &
    Post<{ id: number }, { parent: number; code: string; name: string; kind: string }>
  '/api/organisations/search': Get<{ rows: OrganisationHit[] }, { text: string }>
  '/api/organisations/{organisation}/rename': Post<{ version: number }, { name: string; version: number },
    { organisation: number }>
  '/api/accounts': Get<Page<Account>, PageAsk & { organisation?: number; text?: string }> &
    Post<{ id: number; first_password: string }, { username: string; name: string; organisation: number }>
  '/api/accounts/{account}/rename': Post<{ version: number }, { name: string; version: number }, { account: number }>
  '/api/accounts/{account}/deactivate': Post<{ version: number }, Reason, { account: number }>
  '/api/accounts/{account}/activate': Post<{ version: number }, { version: number }, { account: number }>
  '/api/accounts/{account}/reset-password': Post<{ first_password: string }, { version: number }, { account: number }>
  '/api/accounts/{account}/roles': Post<{ version: number }, { roles: string[]; version: number },
    { account: number }>
  '/api/accounts/{account}/person': Post<{ version: number }, { person: number | null; version: number },
    { account: number }>
  '/api/audit': Get<Page<AuditRow>, PageAsk & {
    from?: string; to?: string; action?: string; account?: number; object_type?: string; object_id?: number
  }>
  '/api/codes': Get<{ tables: CodeTable[] }>
  '/api/policy': Get<{ policy: Policy; calendar_until?: Maybe<Day> }>
  '/api/members': Get<Page<MemberLine>, PageAsk & { organisation?: number; text?: string }> &
    Post<AddedMember, MemberFields & { branch: number }>
  '/api/members/{member}': Get<Member, never, { member: number }> &
    Post<Edited, MemberFields & { version: number; person_version: number }, { member: number }>
  '/api/members/{member}/household': Post<{ household: number; version: number }, {
    address?: string; housing_area?: number | null; housing_kind?: string; housing_safe?: boolean | null;
      version?: number
  }, { member: number }>
  '/api/households/{household}/members': Post<{ id: number; warnings: Warning[] }, {
    name: string; id_number?: string; birth_date?: Day; sex?: string; relation: string; health?: string;
      labour?: string
    occupation?: string
  }, { household: number }>
  '/api/household-members/{household_member}': Post<Edited, {
    version: number; relation?: string; health?: string; labour?: string; occupation?: string; deceased_on?: Day
  }, { household_member: number }>
  '/api/household-members/{household_member}/remove': Post<Done, Reason, { household_member: number }>
  '/api/households/{household}/incomes': Post<Edited, {
    year: number; wages?: number | null; business?: number | null; transfers?: number | null; property?: number | null
    expenses?: number | null; version?: number
  }, { household: number }>
  '/api/people/{person}/reveal': Post<{ value: string }, { field: string; purpose: string }, { person: number }>
  '/api/matches': Get<{ rows: Match[] }, { all?: boolean }>
  '/api/matches/{match}/decide': Post<Done, { verdict: 'link' | 'reject'; reason: string; version: number },
    { match: number }>
  '/api/ledger': Get<Page<CaseLine>, LedgerAsk>
  '/api/ledger/totals': Get<Totals, LedgerFilter>
  '/api/cases/{id}': Get<Case, never, IdPath>
  '/api/applications': Post<{ id: number; number: string }, { member: number }>
  '/api/cases/{id}/application': Post<{ version: number; sections: Section[] },
    ApplicationFields & { version: number }, IdPath>
  '/api/attachments/{attachment}/remove': Post<Done, Reason, { attachment: number }>
  '/api/drafts/{form}': Get<Draft, never, { form: string }> &
    Post<Draft, { body: string; version?: number }, { form: string }>
  '/api/drafts/{form}/discard': Post<Done, Done, { form: string }>
  '/api/cases/{id}/submit': Post<Stepped, Step, IdPath>
  '/api/cases/{id}/withdraw': Post<Stepped, Reason, IdPath>
  '/api/cases/{id}/return': Post<Stepped, Reason & { to: string }, IdPath>
  '/api/cases/{id}/reject': Post<Stepped, Reason, IdPath>
  '/api/cases/{id}/appeal': Post<Stepped, Reason, IdPath>
  '/api/cases/{id}/remind': Post<Stepped, Step, IdPath>
  '/api/cases/{id}/assembly': Post<Stepped, Assembly & { version: number }, IdPath>
  '/api/cases/{id}/notice': Post<{ notice: number; stepped: Stepped; ends_on: Day }, {
    version: number; start: Day; place: string; contact_phone?: string
  }, IdPath>
  '/api/notices': Get<Page<Notice>, PageAsk & { state?: string }>
  '/api/notices/{notice}': Get<Notice, never, { notice: number }>
  '/api/notices/{notice}/sheet': Get<NoticeSheet, never, { notice: number }>
  '/api/notices/{notice}/correct': Post<{ notice: number; stepped: Stepped; ends_on: Day }, {
    version: number; reason: string; start: Day; place: string
  }, { notice: number }>
  '/api/notices/{notice}/close': Post<Stepped, { version: number }, { notice: number }>
  '/api/notices/{notice}/objections': Post<{ id: number }, {
    name?: string; contact?: string; content: string; channel: string
  }, { notice: number }>
  '/api/objections/{objection}/investigate': Post<Done, { version: number; finding: string; upheld: boolean },
    { objection: number }>
  '/api/objections/{objection}/answer': Post<Done, { version: number; answer: string }, { objection: number }>
  '/api/cases/committee': Post<{ results: Stepped[] }, { date: Day; participants: string[]; items: BatchItem[] }>
  '/api/cases/committee-confirm': Post<{ results: Stepped[] }, { items: BatchItem[] }>
  '/api/cases/filing': Post<{ results: Stepped[] }, { items: BatchItem[] }>
  '/api/cases/filing-confirm': Post<{ results: Stepped[] }, { items: BatchItem[] }>
  '/api/approvals': Get<Page<Approval>, PageAsk & { box: 'todo' | 'done' | 'mine' }>
  '/api/home': Get<Home>
  '/api/jobs/{job}': Get<Job, never, { job: number }>
  '/api/jobs/{job}/cancel': Post<Done, Done, { job: number }>
  '/api/exports': Post<{ job: number }, LedgerFilter & { columns: string[]; purpose: string }>
  '/api/imports': Get<Page<Import>, PageAsk>
  '/api/imports/{import}': Get<Import, never, { import: number }>
  '/api/imports/{import}/rows': Get<Page<ImportRow>, PageAsk & { verdict?: string }, { import: number }>
  '/api/imports/{import}/commit': Post<Done, { mode: 'all' | 'valid'; version: number }, { import: number }>
  '/api/imports/{import}/cancel': Post<Done, { version: number }, { import: number }>
  '/api/imports/{import}/undo': Post<Done, Reason, { import: number }>
}
