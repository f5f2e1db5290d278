import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../helpers/tools.ts';
import { judgeReally } from './run-command.ts';
import { Service } from './service.ts';

type Cases = readonly (readonly [command: string, words: string, outcome: string])[];

/** Commands against a service that runs, with the variables that lead to it. */
function judge(service: () => Service, variables: Readonly<Record<string, string>>, cases: Cases): void {
  test.each(cases)('%s — %s → %s', async (command, words, outcome) => {
    const { directory } = service();
    const judgement = await judgeReally(directory, command, words, { ...variables, at: directory });
    expect(judgement.outcome, JSON.stringify(judgement)).toBe(outcome);
  });
}

describeWith('postgres', 'psql asks a real PostgreSQL', (postgres) => {
  let service: Service;
  beforeAll(async () => {
    service = new Service('postgres');
    const { directory } = service;
    const data = join(directory, 'data');
    service.prepare(
      join(dirname(postgres), 'initdb'),
      '-D',
      data,
      '-U',
      'app',
      '-A',
      'trust',
      '--no-sync',
      '-E',
      'UTF8',
      '--no-locale',
    );
    const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-k', directory];
    const asking = ['psql', '-h', directory, '-U', 'app', '-d', 'postgres'] as const;
    await service.start(postgres, ['-D', data, ...settings], [...asking, '-c', 'select 1']);
    const sql =
      "create table orders(id int, state text); insert into orders select n, 'paid' from generate_series(1, 1234) n";
    service.prepare(asking[0], ...asking.slice(1), '-c', sql);
  }, 60_000);
  afterAll(() => service.stop());

  const psql = 'psql -h "$at"';
  const count = "'select count(*) from orders'";
  judge(() => service, { PGUSER: 'app', PGDATABASE: 'postgres' }, [
    [`${psql} -c ${count}`, '1234', 'passed'],
    [`${psql} -c ${count}`, '123', 'failed'],
    [`${psql} -c ${count}`, '= 1234', 'passed'],
    [`${psql} -c ${count}`, '大于 1000', 'passed'],
    [`${psql} -c ${count}`, '≥ 1235', 'failed'],
    [`${psql} -c ${count}`, '1234 条', 'passed'],
    [`${psql} -c ${count}`, '行数 = 1234', 'passed'],
    [`${psql} -Atc ${count}`, '1234', 'passed'],
    [`${psql} -tc ${count}`, '1,234', 'failed'],
    [`${psql} --csv -c ${count}`, '1234', 'passed'],
    [`${psql} -xc ${count}`, '1234', 'passed'],
    [`${psql} -xc ${count}`, '1', 'failed'],
    [`${psql} -xc 'select id from orders where id < 3'`, '1', 'needs-person'],
    [`${psql} -c 'show max_connections'`, 'max_connections = 100', 'passed'],
    [`${psql} -c 'show max_connections'`, 'max_connections = 10', 'failed'],
    [`${psql} -c 'select id, state from orders where id <= 3'`, '行数 = 3', 'passed'],
    [`${psql} -c 'select id, state from orders where id <= 3'`, '3 rows', 'passed'],
    [`${psql} -c 'select id, state from orders where id <= 13'`, '3 rows', 'failed'],
    [`${psql} -c 'select id, state from orders where id <= 3'`, '不包含 refunded', 'passed'],
    [`${psql} -Atc 'select pg_is_in_recovery()'`, 'f', 'passed'],
    [`${psql} -Atc 'select pg_is_in_recovery()'`, 't', 'failed'],
    [`${psql} -c 'select 1' -d nowhere`, '1', 'failed'],
    [`${psql} -c "select json_build_object('status', 'healthy')" -At`, '{"status": "healthy"}', 'passed'],
    [`${psql} -c "select pg_size_pretty(3000000::bigint) as size"`, '< 3 MiB', 'passed'],
    [`${psql} -c "select pg_size_pretty(3000000::bigint) as size"`, '< 2 MiB', 'failed'],
    [`${psql} -c 'delete from orders where id = 7'`, 'DELETE 1', 'passed'],
    [`${psql} -c 'delete from orders where id between 100 and 109'`, 'DELETE 1', 'failed'],
  ]);
});

describeWith('mariadbd', 'mysql asks a real MariaDB', (mariadbd) => {
  let service: Service;
  beforeAll(async () => {
    service = new Service('mariadb');
    const { directory } = service;
    const [data, socket] = [join(directory, 'data'), join(directory, 'socket')];
    service.prepare(
      'mariadb-install-db',
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    );
    const own = [
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--pid-file=${join(directory, 'pid')}`,
      '--skip-networking',
    ];
    const asking = ['mysql', '--no-defaults', '-uroot', '-S', socket] as const;
    await service.start(mariadbd, ['--no-defaults', ...own], [...asking, '-e', 'select 1']);
    const sql =
      "create database shop; create table shop.orders(id int, state varchar(9)); use shop; insert into orders select seq, 'paid' from seq_1_to_1234";
    service.prepare(asking[0], ...asking.slice(1), '-e', sql);
  }, 60_000);
  afterAll(() => service.stop());

  const mysql = 'mysql --no-defaults -uroot -S "$at/socket" shop';
  const count = "'select count(*) from orders'";
  judge(() => service, {}, [
    [`${mysql} -e ${count}`, '1234', 'passed'],
    [`${mysql} -e ${count}`, '123', 'failed'],
    [`${mysql} -t -e ${count}`, '1234', 'passed'],
    [`${mysql} -t -e ${count}`, '大于 1000', 'passed'],
    [`${mysql} -t -e ${count}`, '大于 2000', 'failed'],
    [`${mysql} -Ne ${count}`, '= 1234', 'passed'],
    [`${mysql} -N -e ${count}`, '1234 条', 'passed'],
    [`${mysql} -t -N -e ${count}`, '1234', 'passed'],
    [`${mysql} -vvv -e ${count}`, '1234', 'passed'],
    [`${mysql} -vvv -e ${count}`, '1', 'failed'],
    [`${mysql} -e 'select count(*) from orders\\G'`, '1234', 'passed'],
    [`${mysql} -t -vv -e 'select * from orders limit 3'`, '3 rows', 'passed'],
    [`${mysql} -t -vv -e 'select * from orders limit 13'`, '3 rows', 'failed'],
    [`${mysql} -e "show status like 'Threads_connected'"`, '连接数 < 100', 'passed'],
    [`${mysql} -t -e "show status like 'Threads_connected'"`, '连接数 < 1', 'failed'],
    [`${mysql} -e "show status like 'Threads_connected'"`, 'Threads_connected ≥ 1', 'passed'],
    [`${mysql} -e "show status like 'Threads_connected'"`, 'Threads_connected = 1', 'passed'],
    [`${mysql} -t -e "show status like 'Threads_connected'"`, 'Threads_connected = 11', 'failed'],
    [`${mysql} -e "show status like 'Threads_c%'"`, 'Threads_connected = 1', 'passed'],
    [`${mysql} -e "show tables"`, 'orders', 'passed'],
    [`${mysql} -e "show tables"`, 'order', 'failed'],
    [`${mysql} -e "select 1 from orders where state = 'refunded'"`, '无输出', 'passed'],
    [`${mysql} -e "select id from orders limit 1"`, '无输出', 'failed'],
    [`${mysql} -e "select * from nowhere"`, '无输出', 'failed'],
    [`${mysql} -e "show slave status\\G"`, '延迟 < 3s', 'needs-person'],
  ]);
});

describeWith('redis-server', 'redis-cli asks a real Redis', (redis) => {
  let service: Service;
  beforeAll(async () => {
    service = new Service('redis');
    const socket = join(service.directory, 'socket');
    const own = [
      '--port',
      '0',
      '--unixsocket',
      socket,
      '--unixsocketperm',
      '777',
      '--save',
      '',
      '--dir',
      service.directory,
    ];
    await service.start(redis, own, ['redis-cli', '-s', socket, 'set', 'state', 'healthy']);
  }, 60_000);
  afterAll(() => service.stop());

  const cli = 'redis-cli -s "$at/socket"';
  judge(() => service, {}, [
    [`${cli} ping`, 'PONG', 'passed'],
    [`redis-cli -s "$at/none" ping`, 'PONG', 'failed'],
    [`${cli} info`, '连接数 < 100', 'passed'],
    [`${cli} info clients`, 'connected_clients = 1', 'passed'],
    [`${cli} info clients`, 'connected_clients < 1', 'failed'],
    [`${cli} info memory`, '内存 < 64MiB', 'passed'],
    [`${cli} info memory`, '已用内存 < 1KiB', 'failed'],
    [`${cli} info replication`, 'role:master', 'passed'],
    [`${cli} info replication`, 'role:slave', 'failed'],
    [`${cli} info replication`, '从库数 = 0', 'passed'],
    [`${cli} info replication`, '从库数 ≥ 1', 'failed'],
    [`${cli} config get maxmemory`, 'maxmemory = 0', 'passed'],
    [`${cli} config get maxclients`, 'maxclients = 1', 'failed'],
    [`${cli} dbsize`, '1', 'passed'],
    [`${cli} dbsize`, '= 11', 'failed'],
    [`${cli} get state`, 'healthy', 'passed'],
    [`${cli} get state`, 'health', 'failed'],
    [`${cli} get nothing`, '无输出', 'passed'],
    [`${cli} no-such-command`, 'OK', 'failed'],
    [`${cli} info persistence`, 'rdb_last_bgsave_status:ok', 'passed'],
  ]);
});
