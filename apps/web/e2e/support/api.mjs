// The public API, to prepare what a test is not about and to read the truth back.
import { randomUUID } from 'node:crypto';

export const PASSWORD = 'quiet otters row at dawn 1947';

export async function signUp(url, username, displayName = username) {
  const body = { username, displayName, password: PASSWORD, ofAge: true };
  return session(url, await call(url, 'POST', '/api/v1/accounts', body));
}

export async function logIn(url, username, password = PASSWORD) {
  return session(url, await call(url, 'POST', '/api/v1/sessions', { username, password }));
}

function session(url, granted) {
  const ask = (method, path, body) => call(url, method, `/api/v1${path}`, body, granted.accessToken);
  return {
    user: granted.account.user,
    createServer: (name, operatorLine = '') =>
      ask('POST', '/servers', { name, operatorLine, clientMutationId: randomUUID() }),
    createChannel: (server, name, topic = '') =>
      ask('POST', `/servers/${server}/channels`, { name, topic, clientMutationId: randomUUID() }),
    renameChannel: (channel, name, topic = '') => ask('PATCH', `/channels/${channel}`, { name, topic }),
    servers: async () => (await ask('GET', '/servers')).servers,
    invite: (server) => ask('POST', `/servers/${server}/invites`, { clientMutationId: randomUUID() }),
    accept: (code) => ask('POST', `/invites/${code}/accept`),
    read: (channel, channelSeq) => ask('PUT', `/channels/${channel}/read`, { channelSeq, allowBack: true }),
    edit: (channel, message, content) => ask('PATCH', `/channels/${channel}/messages/${message}`, { content }),
    send: (channel, content) =>
      ask('POST', `/channels/${channel}/messages`, { content, clientMutationId: randomUUID() }),
    page: (channel, query = '') => ask('GET', `/channels/${channel}/messages?limit=100${query}`),
    /** Every message of a channel, oldest first. */
    async everything(channel) {
      let page = await this.page(channel);
      const messages = [...page.messages];
      while (page.hasOlder) {
        page = await this.page(channel, `&before=${messages[0].id}`);
        messages.unshift(...page.messages);
      }
      return messages;
    },
  };
}

async function call(url, method, path, body, token) {
  const response = await fetch(url + path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  }
  return text ? JSON.parse(text) : undefined;
}
