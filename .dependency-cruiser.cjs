// The walls between the layers (README, "Architecture"). Type imports count: a cycle of types is a cycle.

/** What each stage may import of src/, beside its own folder. */
const ALLOWED = {
  catalogue: [],
  vocabulary: ['plan'],
  plan: [],
  parse: ['plan', 'catalogue'],
  shellscript: ['plan', 'catalogue'],
  expectations: ['plan', 'catalogue'],
  secrets: [],
  journal: ['plan', 'catalogue'],
  shell: ['plan', 'catalogue'],
  analyse: ['decision', 'parse', 'vocabulary', 'shellscript', 'expectations', 'plan', 'catalogue'],
  execute: ['plan', 'journal', 'secrets', 'expectations', 'shell/types\\.ts$', 'catalogue'],
  report: ['decision', 'plan', 'journal', 'secrets', 'catalogue'],
  scaffold: ['catalogue'],
  decision: ['plan', 'vocabulary', 'expectations', 'catalogue'],
  notify: ['plan', 'vocabulary', 'catalogue'],
  metrics: ['notify/yaml-tree\\.ts$', 'catalogue'],
};

/** Packages that one stage alone may know. */
const ONLY_IN = {
  unbash: 'shellscript',
  execa: 'shell',
  commander: 'cli',
  picocolors: 'cli',
  'ical-generator': 'cli',
  handlebars: 'scaffold',
  nodemailer: 'notify',
  'remark-.*|unified|mdast-.*|micromark.*': 'parse',
};

const walls = Object.entries(ALLOWED).map(([stage, others]) => ({
  name: `wall-${stage}`,
  severity: 'error',
  from: { path: `^src/${stage}/` },
  to: {
    path: '^src/',
    pathNot: [stage, ...others].map((other) => `^src/${other}${other.includes('$') ? '' : '/'}`),
  },
}));

const owners = Object.entries(ONLY_IN).map(([name, stage]) => ({
  name: `package-only-in-${stage}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${stage}/` },
  to: { path: `^node_modules/(${name})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nobody-imports-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-dev-dependency-in-library',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|notify)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    ...walls,
    ...owners,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
