import { describe, expect, it } from 'vitest';
import { faultWords, JournalError, runName, type JournalErrorCode } from '../../src/journal/index.ts';

const PATH = '/srv/回滚/journal.jsonl';
const RUN = '2026-11-22T03-12-45-paygw-1f3a';

/** As the system throws it. */
const system = (code: string): Error =>
  Object.assign(new Error(`${code}: something in English, write`), { code });

const fault = (code: JournalErrorCode, cause?: unknown): JournalError => new JournalError(code, PATH, cause);

const CODES: readonly JournalErrorCode[] = [
  ...(['no-space', 'gone', 'taken-over', 'damaged', 'newer-schema', 'exists'] as const),
  ...(['unreadable', 'not-written', 'not-synced', 'closed'] as const),
];

describe('what is wrong with a journal', () => {
  it.each(CODES)('%s is said in the user’s language and names the file, never by its code', (code) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const words = faultWords(fault(code, system('EIO')), { locale, run: RUN, resumable: true });
      expect(words).toContain(PATH);
      expect(words).not.toMatch(new RegExp(`${code}:|EIO|in English|[{}]`));
      expect(/\p{Script=Han}/u.test(words.replace(PATH, ''))).toBe(locale === 'zh-CN');
    }
  });

  it.each([
    ['no-space', 'ENOSPC', '磁盘已满；腾出空间', 'the disk is full; free some room'],
    ['no-space', 'EDQUOT', '配额用完了；', 'quota is used up; '],
    ['not-written', 'EROFS', '只读的；', 'read-only; '],
    ['not-written', 'EACCES', '没有权限；', 'permission denied; '],
    ['unreadable', 'EMFILE', '描述符用完了；', 'no file descriptor left; '],
    ['not-synced', 'EIO', '磁盘可能坏了；', 'may be broken; '],
  ] as const)('%s by %s says how to mend it, and then how to go on', (code, name, zh, en) => {
    const error = fault(code, system(name));
    const about = { run: RUN, resumable: true };
    const chinese = faultWords(error, { ...about, locale: 'zh-CN' });
    expect(chinese).toContain(zh);
    expect(chinese).toMatch(new RegExp(`然后继续：mdrollback resume ${RUN}$`));
    const english = faultWords(error, { ...about, locale: 'en' });
    expect(english).toContain(en);
    expect(english).toMatch(new RegExp(`; then go on with mdrollback resume ${RUN}$`));
    expect(faultWords(error, { ...about, locale: 'en', resumable: false })).not.toContain('resume');
  });

  it.each(['damaged', 'newer-schema', 'taken-over'] as const)('%s promises no resume', (code) => {
    expect(faultWords(fault(code), { locale: 'en', run: RUN, resumable: true })).not.toContain(' resume ');
  });

  it('names a run as a user can find it again', () => {
    expect(runName({ run: RUN, directory: `/home/li/.mdrollback/runs/${RUN}` })).toBe(RUN);
    expect(runName({ run: RUN, directory: '/srv/tonight' })).toBe('/srv/tonight');
  });
});
