// One office at work: it makes and changes records one request at a time, remembers what was acknowledged, and says
// after a restart whether all of it is there. A request cut off is sent again with its key before anything else.
import assert from 'node:assert/strict';
import { Client, demoPassword, newKey } from './client.mjs';
import { idNumber, name, phone } from './people.mjs';
import { pause } from './program.mjs';

const pick = (list) => list[Math.floor(Math.random() * list.length)];

export class Writer {
  acknowledged = 0;
  repeated = 0;
  exported = 0;
  names = [];
  secrets = [];
  /// What must be there: members with all that belongs to them, and the draft.
  members = [];
  draft = null;
  job = null;
  #touched = new Set();
  #pending = null;
  #last = null;
  #count = 0;

  constructor(username) {
    this.username = username;
  }

  async enter(base) {
    this.client = await new Client(base).signIn(this.username, demoPassword);
    this.branch = this.client.me.organisation.id;
    return this;
  }

  async writeUntilBroken(base) {
    this.client.base = base;
    try {
      for (;;) await this.#send(this.#next());
    } catch (error) {
      if (error.name !== 'TypeError' && error.name !== 'SyntaxError') throw error; // what fetch throws when cut off
    }
  }

  /// After a restart: what was under way is done exactly once, what was acknowledged answers as before and is there.
  async settle(base, everything) {
    this.client.base = base;
    if (this.#pending) {
      this.repeated += 1;
      await this.#send(this.#pending);
    }
    if (this.#last) {
      const again = await this.client.post(this.#last.path, this.#last.body, this.#last.key);
      assert.equal(again.status, 200, this.#last.path);
      assert.deepEqual(again.body, this.#last.reply, `${this.#last.path}: the same answer again`);
    }
    const members = everything ? this.members : [...this.#touched];
    for (const member of members) await this.#checkMember(member);
    this.#touched.clear();
    if (this.job) await this.#waitForJob();
    if (this.draft) {
      const { body } = await this.client.get('/api/drafts/kill');
      assert.equal(body.body, this.draft.body);
      assert.equal(body.version, this.draft.version);
    }
  }

  async #send(ask) {
    this.#pending = ask;
    const reply = await this.client.post(ask.path, ask.body, ask.key);
    assert.equal(reply.status, 200, `${ask.path} ${JSON.stringify(ask.body)}: ${JSON.stringify(reply.body)}`);
    this.#pending = null;
    this.#last = { ...ask, reply: reply.body };
    this.acknowledged += 1;
    ask.apply(reply.body);
    if (ask.member) this.#touched.add(ask.member);
  }

  #next() {
    this.#count += 1;
    const member = pick(this.members.slice(-6));
    if (!member || Math.random() < 0.25) return this.#newMember();
    const choices = [this.#edit, this.#household, this.#saveDraft];
    if (!this.job) choices.push(this.#export);
    if (member.household) choices.push(this.#relative, this.#income);
    choices.push(member.case ? this.#application : this.#start);
    return { key: newKey(), ...pick(choices).call(this, member) };
  }

  #newMember() {
    const member = { name: name(), duty: '', number: idNumber(), phone: phone(), relatives: [], incomes: {} };
    this.names.push(member.name);
    this.secrets.push(member.number, member.phone);
    return {
      key: newKey(),
      path: '/api/members',
      member,
      body: {
        branch: this.branch,
        name: member.name,
        id_number: member.number,
        phone: member.phone,
        join_date: '1985-07-01',
        regular_date: '1986-07-01',
        member_type: 'full',
      },
      apply: (reply) => {
        Object.assign(member, { id: reply.id, version: 1, personVersion: 1 });
        this.members.push(member);
      },
    };
  }

  #edit(member) {
    const duty = `委员${this.#count}`;
    return {
      path: `/api/members/${member.id}`,
      member,
      body: { version: member.version, person_version: member.personVersion, duty },
      apply: (reply) =>
        Object.assign(member, { version: reply.version, personVersion: member.personVersion + 1, duty }),
    };
  }

  #household(member) {
    const address = `清源县${this.#count}号`;
    const { household } = member;
    return {
      path: `/api/members/${member.id}/household`,
      member,
      body: { address, ...(household ? { version: household.version } : {}) },
      apply: (reply) => (member.household = { id: reply.household, version: reply.version, address }),
    };
  }

  #relative(member) {
    const relative = { name: name(), number: idNumber() };
    this.secrets.push(relative.number);
    return {
      path: `/api/households/${member.household.id}/members`,
      member,
      body: { name: relative.name, id_number: relative.number, relation: '99' },
      apply: () => member.relatives.push(relative.name),
    };
  }

  #income(member) {
    const year = 2010 + (this.#count % 15);
    const known = member.incomes[year];
    const wages = this.#count;
    return {
      path: `/api/households/${member.household.id}/incomes`,
      member,
      body: { year, wages, ...(known ? { version: known.version } : {}) },
      apply: (reply) => (member.incomes[year] = { wages, version: reply.version }),
    };
  }

  #start(member) {
    return {
      path: '/api/applications',
      member,
      body: { member: member.id },
      apply: (reply) => (member.case = { id: reply.id, number: reply.number, version: 1, situation: null }),
    };
  }

  #application(member) {
    const situation = `患尘肺病第${this.#count}期，${this.username}`;
    this.secrets.push(situation);
    return {
      path: `/api/cases/${member.case.id}/application`,
      member,
      body: { version: member.case.version, situation, causes: [], minimum_allowance: {}, findings: [] },
      apply: (reply) => Object.assign(member.case, { version: reply.version, situation }),
    };
  }

  #saveDraft() {
    const body = JSON.stringify({ text: `草稿：慢性病${this.#count}` });
    const version = this.draft?.version ?? 0;
    this.secrets.push(`慢性病${this.#count}`);
    return {
      path: '/api/drafts/kill',
      body: { body, version },
      apply: (reply) => (this.draft = { body, version: reply.version }),
    };
  }

  #export() {
    return {
      path: '/api/exports',
      body: { status: 'draft', purpose: '季度上报' },
      apply: (reply) => (this.job = reply.job),
    };
  }

  /// Work that was asked for is done though the program was killed meanwhile.
  async #waitForJob() {
    for (;;) {
      const { body } = await this.client.get(`/api/jobs/${this.job}`);
      assert.ok(['waiting', 'running', 'done'].includes(body.state), `job ${this.job}: ${JSON.stringify(body)}`);
      if (body.state === 'done') break;
      await pause(20);
    }
    this.exported += 1;
    this.job = null;
  }

  async #checkMember(member) {
    const { status, body } = await this.client.get(`/api/members/${member.id}`);
    assert.equal(status, 200, `member ${member.id} was acknowledged`);
    assert.equal(body.person.name, member.name);
    assert.equal(body.duty ?? '', member.duty);
    const found = await this.client.get(`/api/members?text=${member.number}`);
    assert.deepEqual(found.body.rows.map((row) => row.id), [member.id], 'one record per number');
    if (member.household) this.#checkHousehold(body.household, member);
    if (!member.case) return;
    const shown = (await this.client.get(`/api/cases/${member.case.id}`)).body;
    assert.equal(shown.line.number, member.case.number);
    assert.equal(shown.application.situation ?? null, member.case.situation);
  }

  #checkHousehold(household, member) {
    assert.equal(household.address, member.household.address);
    assert.equal(household.version, member.household.version);
    const names = household.members.map((each) => each.person.name);
    assert.deepEqual(names.sort(), [...member.relatives].sort());
    const wages = Object.fromEntries(household.incomes.map((each) => [each.year, each.wages]));
    for (const [year, income] of Object.entries(member.incomes)) assert.equal(wages[year], income.wages);
  }
}
