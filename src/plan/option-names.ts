import type { Choice } from './types.ts';

/**
 * The options that a name can mean (§4): by the label, regardless of case and blanks, or by the series' own word
 * (`方法1`). More than one: nobody may choose among them but a person.
 */
export function optionsNamed({ options, aliases }: Choice, name: string): readonly string[] {
  const wanted = folded(name);
  if (wanted === '') return [];
  const exact = options.indexOf(name);
  return options.filter((option, index) => {
    const byAlias = aliases?.[index]?.some((alias) => folded(alias) === wanted) === true;
    return byAlias || (exact === -1 ? folded(option) === wanted : index === exact);
  });
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
