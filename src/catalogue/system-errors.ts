import { say, type Entry, type Locale } from './index.ts';

/** What the operating system refuses, and what mends it. Keyed by the name that errno(3) gives it. */
const systemErrors = {
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额用完了', en: 'the disk quota is used up' },
  EFBIG: { zh: '文件到了大小上限（ulimit -f）', en: 'the file is at its size limit (ulimit -f)' },
  EACCES: { zh: '没有权限', en: 'permission denied' },
  EPERM: { zh: '不允许这样做', en: 'the operation is not permitted' },
  EROFS: { zh: '文件系统是只读的', en: 'the file system is read-only' },
  EIO: { zh: '读写出错，磁盘可能坏了', en: 'reading or writing failed; the disk may be broken' },
  EMFILE: { zh: '本进程的文件描述符用完了', en: 'this process has no file descriptor left' },
  ENFILE: { zh: '整台机器的文件描述符用完了', en: 'the machine has no file descriptor left' },
  ENOMEM: { zh: '内存不足', en: 'there is no memory left' },
  EAGAIN: { zh: '进程数或内存到了上限', en: 'the limit of processes or memory is reached' },
  ENOENT: { zh: '不存在', en: 'it is not there' },
  ENOTDIR: { zh: '路径中间有一段不是目录', en: 'a part of the path is no directory' },
  EISDIR: { zh: '它是一个目录', en: 'it is a directory' },
  ESTALE: { zh: '网络文件系统上的它已经失效', en: 'it has gone stale on its network file system' },
  ELOOP: { zh: '符号链接绕成了圈', en: 'its symbolic links go round in a circle' },
  ENAMETOOLONG: { zh: '路径太长', en: 'the path is too long' },
  EBUSY: { zh: '正被占用', en: 'it is in use' },
  ETXTBSY: { zh: '正在被执行', en: 'it is being executed' },
} satisfies Record<string, Entry>;

/** What a person does about it; for the others there is nothing to say that holds everywhere. */
const systemMends = {
  ENOSPC: {
    zh: '腾出空间（df -h 看容量，df -i 看还能建多少文件）',
    en: 'free some room (df -h shows the space, df -i the files)',
  },
  EDQUOT: { zh: '删掉一些文件或提高配额（quota）', en: 'remove some files or raise the quota (see quota)' },
  EFBIG: { zh: '在 shell 里提高 ulimit -f', en: 'raise ulimit -f in your shell' },
  EACCES: {
    zh: '用建立它的那个用户来执行，或改它的权限（ls -ld 查看）',
    en: 'run it as the user who made it, or change its mode (ls -ld shows it)',
  },
  EPERM: {
    zh: '用建立它的那个用户来执行；lsattr 可以看出它是不是被设成了不可改',
    en: 'run it as the user who made it; lsattr shows whether it was made immutable',
  },
  EROFS: {
    zh: '查出它为什么变成只读（dmesg），再重新挂载为可写',
    en: 'find out why it turned read-only (dmesg), then mount it for writing again',
  },
  EIO: { zh: '用 dmesg 查看磁盘', en: 'look at the disk with dmesg' },
  EMFILE: { zh: '在 shell 里提高 ulimit -n', en: 'raise ulimit -n in your shell' },
  ENFILE: {
    zh: '关掉别的程序，或提高 fs.file-max（sysctl）',
    en: 'end other programs, or raise fs.file-max (sysctl)',
  },
  ENOMEM: { zh: '释放内存（free -m 查看）', en: 'free some memory (free -m shows it)' },
  EAGAIN: { zh: '结束别的进程，或提高 ulimit -u', en: 'end other processes, or raise ulimit -u' },
} satisfies Record<string, Entry>;

/** What went wrong, in words; an error without a known name in its own. */
export function causeWords(cause: unknown, locale: Locale): string {
  const name = nameOf(cause);
  if (isKnown(systemErrors, name)) return say(systemErrors[name], locale);
  return cause instanceof Error ? cause.message : String(cause);
}

/** How to mend it; null: nothing that holds everywhere. */
export function mendWords(cause: unknown, locale: Locale): string | null {
  const name = nameOf(cause);
  return isKnown(systemMends, name) ? say(systemMends[name], locale) : null;
}

/** Both, where there is something to say of both. */
export function causeAndMend(cause: unknown, locale: Locale): string {
  const mend = mendWords(cause, locale);
  const join = locale === 'zh-CN' ? '；' : '; ';
  return [causeWords(cause, locale), ...(mend === null ? [] : [mend])].join(join);
}

function nameOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function isKnown<T extends object>(entries: T, name: string): name is keyof T & string {
  return Object.hasOwn(entries, name);
}
