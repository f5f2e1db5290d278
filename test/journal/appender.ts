import { openJournal } from '../../src/journal/index.ts';
import { started } from './sample-events.ts';

/**
 * A program that appends to the journal in the directory it is given, until it fails or is killed.
 * It prints the number of records that were synced, then the code of the failure.
 */
const directory = process.argv[2] ?? '';
const journal = await openJournal(directory, 'web-1', () => new Date());
for (;;) {
  try {
    const { seq } = await journal.append(started('1.1/1'));
    await journal.sync();
    process.stdout.write(`${seq}\n`);
  } catch (cause) {
    process.stdout.write(`${(cause as { code: string }).code}\n`);
    break;
  }
}
await journal.append(started('1.1/2')).catch((cause: unknown) => {
  process.stdout.write(`then ${(cause as { code: string }).code}\n`);
});
