import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A real HTTP server on loopback that does to each request what the test says. */
export interface Receiver {
  readonly url: string;
  readonly requests: readonly Received[];
  close(): Promise<void>;
}

export interface Received {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Reply =
  | { readonly status: number; readonly body: string }
  /** Takes the request and says nothing. */
  | 'hang'
  /** Takes the request and breaks the connection. */
  | 'reset';

export async function receiver(reply: (received: Received) => Reply): Promise<Receiver> {
  const requests: Received[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const received = { url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(received);
      const answer = reply(received);
      if (answer === 'hang') return;
      if (answer === 'reset') request.socket.resetAndDestroy();
      else response.writeHead(answer.status).end(answer.body);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export const message = {
  id: '7.1-ops',
  run: '2026-11-22T03-12-45-paygw-1f3a',
  occasion: 'failure',
  subject: '【回滚失败】支付网关',
  text: '【回滚失败】支付网关\n步骤：2.1 恢复数据库',
  receivers: ['研发'],
  at: '2026-11-22T03:20:00.000Z',
} as const;
