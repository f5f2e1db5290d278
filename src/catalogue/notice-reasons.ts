import { say, type Entry, type Locale } from './index.ts';

/** Why a message did not get through, by what the system or TLS calls it. */
const reasons = {
  ABORTED: { zh: '等不及它应答，停下了', en: 'there was no time left to wait for its answer' },
  ETIMEDOUT: { zh: '没有及时应答', en: 'it did not answer in time' },
  ECONNRESET: { zh: '连接被对方断开', en: 'the other side broke the connection' },
  UND_ERR_SOCKET: { zh: '连接被对方断开', en: 'the other side broke the connection' },
  ECONNREFUSED: { zh: '连接被拒绝', en: 'the connection was refused' },
  ENOTFOUND: { zh: '找不到这个主机', en: 'there is no such host' },
  EAI_AGAIN: { zh: '域名解析暂时失败', en: 'its name could not be resolved for now' },
  EHOSTUNREACH: { zh: '到不了这个主机', en: 'the host cannot be reached' },
  ENETUNREACH: { zh: '到不了它的网络', en: 'its network cannot be reached' },
  CERT_HAS_EXPIRED: { zh: '证书已过期', en: 'its certificate has expired' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { zh: '证书是自签名的', en: 'its certificate is self-signed' },
  SELF_SIGNED_CERT_IN_CHAIN: { zh: '证书链里有自签名的', en: 'a certificate of its chain is self-signed' },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { zh: '证书不受信任', en: 'its certificate is not trusted' },
  ERR_TLS_CERT_ALTNAME_INVALID: { zh: '证书不是这个主机的', en: 'its certificate is for another host' },
} satisfies Record<string, Entry>;

function isKnown(reason: string): reason is keyof typeof reasons {
  return Object.hasOwn(reasons, reason);
}

/** A reason in the user's language with the system's own name for it; what a server said stays as it is. */
export function deliveryReason(reason: string, locale: Locale): string {
  if (!isKnown(reason)) return reason;
  const words = say(reasons[reason], locale);
  return locale === 'zh-CN' ? `${words}（${reason}）` : `${words} (${reason})`;
}
