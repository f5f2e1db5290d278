/** Units as data: the dimension, and the factor to its base. Two factors where a unit is used for both (`KB` of 1000 and of 1024). */

interface Unit {
  readonly dimension: string;
  readonly low: number;
  readonly high: number;
}

const exactly = (dimension: string, factor: number): Unit => ({ dimension, low: factor, high: factor });

const TIMES: readonly (readonly [string, number])[] = [
  ['ns', 1e-9],
  ['us µs μs 微秒', 1e-6],
  ['ms msec 毫秒', 1e-3],
  ['s sec secs second seconds 秒', 1],
  ['min mins minute minutes 分钟 分鐘', 60],
  ['h hour hours 小时 小時', 3600],
  ['d day days 天', 86_400],
  ['week weeks 周 週 星期', 604_800],
];

const COUNTS =
  '个 個 条 條 行 次 台 项 項 人 row rows line lines item items times pods replicas connections requests errors';
/** Tools in Chinese print them behind a number: `1.2万`. */
const MAGNITUDES: readonly (readonly [string, number])[] = [
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
];
const PREFIXES = ['K', 'M', 'G', 'T', 'P'];
const RATES = 'req/s requests/s r/s qps rps tps';

function sizes(): readonly (readonly [string, Unit])[] {
  return PREFIXES.flatMap((prefix, index) => {
    const power = index + 1;
    const binary = 1024 ** power;
    const either = { low: 1000 ** power, high: binary };
    const names = [prefix, `${prefix}B`, `${prefix}iB`, `${prefix}i`];
    return names.flatMap((name): [string, Unit][] => {
      const unit = { dimension: 'size', ...(name.includes('i') ? { low: binary, high: binary } : either) };
      const perSecond = { ...unit, dimension: 'size/s' };
      const all: [string, Unit][] = [[name, unit]];
      if (name.endsWith('B'))
        all.push([name.toLowerCase(), unit], [`${name}/s`, perSecond], [`${name}/sec`, perSecond]);
      return all;
    });
  });
}

export const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...TIMES.flatMap(([names, factor]) =>
    names.split(' ').map((name) => [name, exactly('time', factor)] as const),
  ),
  ...COUNTS.split(' ').map((name) => [name, exactly('count', 1)] as const),
  ...MAGNITUDES.map(([name, factor]) => [name, exactly('count', factor)] as const),
  ...RATES.split(' ').map((name) => [name, exactly('rate', 1)] as const),
  ...['B', 'bytes', 'byte', '字节', '位元組'].map((name) => [name, exactly('size', 1)] as const),
  ['%', exactly('percent', 1)],
  ['‰', exactly('percent', 0.1)],
  ...sizes(),
]);
