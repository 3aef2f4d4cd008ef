// A signed-in person's client: cookie, CSRF header, and for every change a key that a repeated request keeps.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

export const demoPassword = 'qingyuan-demo-2026';
export const newKey = () => randomUUID().replaceAll('-', '');

export class Client {
  constructor(base) {
    this.base = base;
  }

  async signIn(username, password) {
    const reply = await fetch(`${this.base}/api/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: this.base },
      body: JSON.stringify({ username, password }),
    });
    const me = await reply.json();
    assert.equal(reply.status, 200, `${username}: ${JSON.stringify(me)}`);
    this.cookie = reply.headers.getSetCookie()[0].split(';')[0];
    this.csrf = me.csrf;
    this.me = me;
    return this;
  }

  async get(path) {
    const reply = await fetch(this.base + path, { headers: { Cookie: this.cookie } });
    return { status: reply.status, body: await reply.json() };
  }

  /// Throws when the connection breaks: then nobody knows whether it was done.
  async post(path, body, key = newKey()) {
    return this.#send(path, JSON.stringify(body), 'application/json', key);
  }

  async must(path, body) {
    const reply = await this.post(path, body);
    assert.equal(reply.status, 200, `${path}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /// A file, taken or else it is an error.
  async upload(path, bytes, type) {
    const reply = await this.#send(path, bytes, type, newKey());
    assert.equal(reply.status, 200, `${path}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  async #send(path, body, type, key) {
    const headers = {
      'Content-Type': type,
      Origin: this.base,
      Cookie: this.cookie,
      'X-Bangfu-Csrf': this.csrf,
      'Idempotency-Key': key,
    };
    const reply = await fetch(this.base + path, { method: 'POST', headers, body });
    return { status: reply.status, body: await reply.json() };
  }
}
