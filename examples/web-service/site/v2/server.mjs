// Order service, release 2.0.0: keeps amounts in cents (schema 2). It cannot list what it keeps.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const VERSION = '2.0.0';
const { DATA_FILE, MAINTENANCE_FLAG, PORT } = process.env;

function read() {
  const data = JSON.parse(readFileSync(DATA_FILE, 'utf8'));
  if (data.schema !== 2) throw new Error(`data file has schema ${data.schema}, this release reads schema 2`);
  return data;
}

/** The release's fault: `orders` became an object keyed by id, and this still treats it as an array. */
function orders() {
  return read().orders.map(({ amountCents, ...order }) => ({ ...order, amount: amountCents / 100 }));
}

function add(item, amountCents) {
  const data = read();
  const id = Object.keys(data.orders).length + 1;
  data.orders[id] = { item, amountCents };
  writeFileSync(DATA_FILE, `${JSON.stringify(data, null, 2)}\n`);
  return { id, item, amountCents };
}

function list() {
  try {
    return [200, { orders: orders() }];
  } catch (error) {
    return [500, { status: 'unhealthy', version: VERSION, reason: error.message }];
  }
}

function health() {
  const [status, body] = list();
  return status === 200
    ? [200, { status: 'healthy', version: VERSION, orders: body.orders.length }]
    : [status, body];
}

function answer(request) {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/health') return health();
  const smokeTest = request.headers['x-smoke-test'] !== undefined;
  if (existsSync(MAINTENANCE_FLAG) && !smokeTest) return [503, 'Maintenance Mode'];
  if (url.pathname === '/') return [200, `Order service ${VERSION}`];
  if (url.pathname === '/orders' && request.method === 'POST') {
    return [201, add(url.searchParams.get('item'), Number(url.searchParams.get('cents')))];
  }
  if (url.pathname === '/orders') return list();
  return [404, 'Not Found'];
}

createServer((request, response) => {
  const [status, body] = answer(request);
  const text = typeof body === 'string';
  response.writeHead(status, { 'content-type': text ? 'text/plain; charset=utf-8' : 'application/json' });
  response.end(`${text ? body : JSON.stringify(body)}\n`);
}).listen(Number(PORT), '127.0.0.1');
