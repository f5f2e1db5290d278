import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import {
  verifyRun,
  type Fault,
  type Remark,
  type RunDirectory,
  type Verification,
} from '../../journal/index.ts';
import { parseStatusFile } from '../../shell/index.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { withRun } from '../with-run.ts';
import { paperFor } from '../terminal/paper.ts';
import { screenOf } from '../terminal/screen.ts';

export interface VerifyOptions {
  readonly format?: 'text' | 'json';
  readonly lang?: string;
}

/** `mdrollback verify`: 0 when the run directory is as it was written, 1 when it is not, 2 when there is no such run. */
export async function verify(wanted: string, options: VerifyOptions, io: Io): Promise<number> {
  const locale = chooseLocale(options.lang, null, io.env);
  return withRun(wanted, locale, io, async (run) => {
    const verification = await verifyRun(run.directory, begunIn(run));
    io.stdout.write(
      options.format === 'json' ? asJson(verification, locale) : asText(verification, locale, io),
    );
    return verification.faults.length === 0 ? EXIT.done : EXIT.failed;
  });
}

/** What bash itself noted, beside the journal. */
function begunIn({ session }: RunDirectory): readonly string[] {
  try {
    const records = parseStatusFile(readFileSync(join(session, 'status'), 'latin1'));
    const fenced = new Set(records.flatMap((record) => (record.type === 'fenced' ? [record.nonce] : [])));
    return records.flatMap((record) =>
      record.type === 'begun' && !fenced.has(record.nonce) ? [record.nonce] : [],
    );
  } catch {
    return [];
  }
}

/** The public form: `mdrollback.verify/1`. */
function asJson(verification: Verification, locale: Locale): string {
  const { faults, remarks, ...rest } = verification;
  const value = {
    schema: 'mdrollback.verify/1',
    ok: faults.length === 0,
    ...rest,
    faults: faults.map((fault) => ({ ...fault, text: faultWords(fault, locale) })),
    remarks: remarks.map((remark) => ({ ...remark, text: remarkWords(remark, locale) })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function asText(verification: Verification, locale: Locale, io: Io): string {
  const { faults, remarks, run, lastHash } = verification;
  const screen = screenOf(io, io.stdout);
  const { green, red, dim, bold } = screen.colors;
  const paper = paperFor(screen);
  paper.put('', { text: run, paint: bold });
  if (faults.length === 0)
    paper.put(
      { text: '✓ ', paint: green },
      say(resumeView['verified-ok'], locale, {
        records: verification.records,
        outputs: verification.outputs,
      }),
    );
  else paper.put({ text: '✗ ', paint: red }, { text: say(resumeView['verified-not'], locale), paint: red });
  for (const fault of faults) paper.put({ text: '  ✗ ', paint: red }, faultWords(fault, locale));
  for (const remark of remarks) paper.put({ text: '  · ', paint: dim }, remarkWords(remark, locale));
  paper.put(`  ${say(resumeView['last-hash'], locale)}${say(planView.colon, locale)}`, {
    text: lastHash,
    whole: true,
  });
  paper.put({ text: '  · ', paint: dim }, { text: say(resumeView['remark-no-key'], locale), paint: dim });
  return paper.toString();
}

function faultWords(fault: Fault, locale: Locale): string {
  return say(resumeView[`fault-${fault.kind}`], locale, { ...fault });
}

function remarkWords(remark: Remark, locale: Locale): string {
  return say(resumeView[`remark-${remark.kind}`], locale, { ...remark });
}
