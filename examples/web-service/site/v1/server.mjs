// Order service, release 1.0.0: reads a data file of schema 1.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const VERSION = '1.0.0';
const { DATA_FILE, MAINTENANCE_FLAG, PORT } = process.env;

function orders() {
  const data = JSON.parse(readFileSync(DATA_FILE, 'utf8'));
  if (data.schema !== 1) throw new Error(`data file has schema ${data.schema}, this release reads schema 1`);
  return data.orders;
}

function health() {
  try {
    return [200, { status: 'healthy', version: VERSION, orders: orders().length }];
  } catch (error) {
    return [500, { status: 'unhealthy', version: VERSION, reason: error.message }];
  }
}

function answer(request) {
  if (request.url === '/health') return health();
  // The smoke test looks at the service while the maintenance page is up.
  const smokeTest = request.headers['x-smoke-test'] !== undefined;
  if (existsSync(MAINTENANCE_FLAG) && !smokeTest) return [503, 'Maintenance Mode'];
  if (request.url === '/') return [200, `Order service ${VERSION}`];
  if (request.url === '/orders') {
    const [status, body] = health();
    return status === 200 ? [200, { orders: orders() }] : [status, body];
  }
  return [404, 'Not Found'];
}

createServer((request, response) => {
  const [status, body] = answer(request);
  const text = typeof body === 'string';
  response.writeHead(status, { 'content-type': text ? 'text/plain; charset=utf-8' : 'application/json' });
  response.end(`${text ? body : JSON.stringify(body)}\n`);
}).listen(Number(PORT), '127.0.0.1');
