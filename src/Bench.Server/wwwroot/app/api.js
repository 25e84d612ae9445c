// Talks to the server that served the page, and to nothing else.

/** A refusal of the server: what is wrong, where, and what to do. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.reason ?? `The server answered ${status}.`);
    this.status = status;
    this.file = problem.file;
    this.place = problem.place;
    this.remedy = problem.remedy;
  }
}

async function refusal(response) {
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // No JSON: the status has to do.
  }
  if (response.status === 401 || response.status === 403) {
    problem.reason ??= 'The page is not allowed in.';
    problem.remedy ??= 'Open the link that bench serve printed: it carries the token. After a restart of the server the link is a new one.';
  }
  return new Refusal(response.status, problem);
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...options });
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    throw new Refusal(0, {
      reason: 'The server does not answer.', remedy: 'Look whether bench serve still runs in its terminal, and open the link that it printed.',
    });
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

const body = value => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) });

/** JSON of an address. */
export const get = async (path, signal) => (await send(path, { signal })).json();

/** Sends JSON; answers with JSON, or null where there is none. */
export async function post(path, value, method = 'POST') {
  const response = await send(path, { method, ...(value === undefined ? {} : body(value)) });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/** Replaces something by JSON. */
export const replace = (path, value) => post(path, value, 'PUT');

/** Removes something. */
export const remove = path => send(path, { method: 'DELETE' });

/** Raw bytes, with what the headers say. */
export async function raw(path, signal) {
  const response = await send(path, { signal });
  return { bytes: new Uint8Array(await response.arrayBuffer()), source: response.headers.get('X-Source') ?? '' };
}

/** Sends raw bytes. */
export async function putRaw(path, bytes) {
  const response = await send(path, { method: 'PUT', headers: { 'Content-Type': 'application/octet-stream' }, body: bytes });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/** A path of parts, each of which may hold any character. */
export const at = (first, ...parts) => [first, ...parts.map(p => encodeURIComponent(p))].join('/');

/** Uploads files, telling how much is sent. fetch cannot tell; XMLHttpRequest can. */
export function upload(path, form, told) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.upload.onprogress = event => event.lengthComputable && told(event.loaded, event.total);
    request.onload = () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText || '{}');
      } catch {
        // No JSON: the status has to do.
      }
      if (request.status >= 200 && request.status < 300) done(answer);
      else failed(new Refusal(request.status, answer));
    };
    request.onerror = () => failed(new Refusal(0, {
      reason: 'The upload broke off.', remedy: 'Look whether bench serve still runs, and whether the file is larger than --max-upload allows.',
    }));
    request.send(form);
  });
}
