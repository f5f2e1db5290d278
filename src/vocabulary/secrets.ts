import { fold } from './fold.ts';

const SECRET =
  /密码|口令|密钥|令牌|凭证|passw(?:or)?d|passwd|\bpwd\b|token|secret|api-?_?key|access-?_?key|credential/i;

/** A parameter of this name is a secret unless front matter says otherwise (language.md §5). */
export const namesSecret = (name: string): boolean => SECRET.test(fold(name));
