import type { Entry } from './index.ts';

/** What the templates are, what their values mean, and why a value was refused. */
export const scaffoldTexts = {
  'template/full': {
    zh: '完整的回滚方案：代码、配置和数据，常见部署方式供选择',
    en: 'the full rollback plan: code, configuration and data, with the usual ways of deploying to choose from',
  },
  'template/systemd': {
    zh: '一台主机上的 systemd 服务，每个版本一个目录',
    en: 'a systemd service on one host, a directory for each version',
  },
  'template/kubernetes': { zh: 'Kubernetes 的 Deployment', en: 'a Kubernetes Deployment' },
  'template/docker-compose': { zh: 'Docker Compose 运行的服务', en: 'a service under Docker Compose' },
  'template/database': {
    zh: '用备份恢复 MySQL 或 PostgreSQL 数据库',
    en: 'a MySQL or PostgreSQL database, restored from a backup',
  },

  'value/service': { zh: '服务的名称，写给人看', en: "the service's name, for people" },
  'value/app': {
    zh: '程序名：systemd 单元、Deployment 或 Compose 服务的名字',
    en: 'the technical name: systemd unit, Deployment or Compose service',
  },
  'value/health-url': { zh: '健康检查的地址', en: 'the address of the health check' },
  'value/owner': { zh: '值班负责人的姓名', en: "the on-call lead's name" },
  'value/phone': { zh: '值班负责人的电话', en: "the on-call lead's phone number" },
  'value/window': { zh: '发布后多长时间内可以回滚', en: 'how long after the release a rollback is possible' },
  'value/directory': { zh: '部署目录（绝对路径）', en: 'the deployment directory (an absolute path)' },
  'value/backup-directory': { zh: '备份目录（绝对路径）', en: 'the backup directory (an absolute path)' },
  'value/database': { zh: '数据库名', en: "the database's name" },
  'value/namespace': { zh: 'Kubernetes 命名空间', en: 'the Kubernetes namespace' },
  'value/context': {
    zh: '集群的 context 名（kubectl config current-context）',
    en: "the cluster's context (kubectl config current-context)",
  },
  'value/replicas': { zh: '正常时的副本数', en: 'the usual number of replicas' },

  'default/owner': { zh: '[姓名]', en: '[name]' },
  'default/phone': { zh: '[电话]', en: '[phone]' },
  'default/window': { zh: '24 小时', en: '24 hours' },

  'form/text': {
    zh: '一行文字，由字母、数字、空格和 . - + / ( ) , : 组成，以字母、数字或 + 开头，以字母、数字或右括号结尾，最多 80 个字',
    en: 'one line of letters, digits, blanks and . - + / ( ) , :, beginning with a letter, a digit or +, ending with a letter, a digit or a closing bracket, at most 80 characters',
  },
  'form/name': {
    zh: '字母、数字和 . _ -，以字母或数字开头和结尾，_ 不与别的符号相邻，最多 63 个字',
    en: 'letters, digits and . _ -, beginning and ending with a letter or digit, no _ next to another mark, at most 63 characters',
  },
  'form/database': {
    zh: '字母、数字和下划线，以字母开头，最多 63 个字',
    en: 'letters, digits and underscores, beginning with a letter, at most 63 characters',
  },
  'form/context': {
    zh: '字母、数字和 . _ - @ : /，以字母或数字开头和结尾，_ 不与别的符号相邻，最多 120 个字',
    en: 'letters, digits and . _ - @ : /, beginning and ending with a letter or digit, no _ next to another mark, at most 120 characters',
  },
  'form/path': {
    zh: '绝对路径，由字母、数字和 . _ - / 组成，不含 .. 和末尾的 /',
    en: 'an absolute path of letters, digits and . _ - /, without .. and without a / at its end',
  },
  'form/url': {
    zh: 'http:// 或 https:// 开头的地址，不含空格、引号、? 和 &',
    en: 'an address beginning with http:// or https://, without blanks, quotes, ? and &',
  },
  'form/count': { zh: '1 到 999 的整数', en: 'a whole number from 1 to 999' },

  'problem/unknown-template': {
    zh: '没有叫“{name}”的模板，可用的有：{known}',
    en: 'there is no template "{name}"; there are: {known}',
  },
  'problem/missing': { zh: '缺少 {name}：{description}', en: '{name} is missing: {description}' },
  'problem/unknown-value': {
    zh: '这个模板没有 {name} 这一项，可用的有：{known}',
    en: 'this template has no {name}; it has: {known}',
  },
  'problem/invalid': {
    zh: '{name} 的值 {value} 不合要求：{form}',
    en: 'the value {value} of {name} is not of the form: {form}',
  },
} satisfies Record<string, Entry>;
