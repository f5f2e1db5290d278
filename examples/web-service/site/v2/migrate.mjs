// Rewrites the data file from schema 1 to schema 2. There is no way back: schema 1 cannot be derived once orders are added.
import { readFileSync, writeFileSync } from 'node:fs';

const { DATA_FILE } = process.env;
const data = JSON.parse(readFileSync(DATA_FILE, 'utf8'));
if (data.schema !== 1) throw new Error(`expected schema 1, found ${data.schema}`);
const orders = Object.fromEntries(
  data.orders.map(({ id, item, amount }) => [id, { item, amountCents: Math.round(amount * 100) }]),
);
writeFileSync(DATA_FILE, `${JSON.stringify({ schema: 2, orders }, null, 2)}\n`);
