import type { Binding, Parameter, Place } from '../plan/types.ts';
import { findPlaceholders } from '../shellscript/index.ts';
import type { Command, Script } from '../shellscript/types.ts';
import { namesSecret } from '../vocabulary/secrets.ts';
import type { Findings } from './findings.ts';
import type { DeclaredParameter } from './declared-parameters.ts';
import type { Origin } from './origin.ts';

/** Collects the placeholders of commands that would run, as parameters (§5). */
export class Parameters {
  readonly #declared: ReadonlyMap<string, DeclaredParameter>;
  readonly #places = new Map<string, Place[]>();

  constructor(declared: readonly DeclaredParameter[]) {
    this.#declared = new Map(declared.map((each) => [each.name, each]));
  }

  /** Finds a script's placeholders once; the answer gives a command's bindings and reports what cannot be bound. */
  reader(script: Script, origin: Origin, findings: Findings): (command: Command) => readonly Binding[] {
    const placeholders = findPlaceholders(script);
    return (command) => {
      const bindings: Binding[] = [];
      for (const each of placeholders) {
        if (each.start < command.start || each.end > command.end) continue;
        const place = origin.place(each.start);
        const text = script.text.slice(each.start, each.end);
        if (each.form === 'example-host') findings.report('sample-value', place, { text });
        else if (each.form === 'square' || each.form === 'xx' || each.form === 'your') {
          findings.report('placeholder-left', place, { text });
        } else if (each.context === 'unsupported' || each.context === 'quoted-heredoc') {
          findings.report('placeholder-unsupported', place, { text, context: each.context });
        } else {
          this.#use(each.name, place);
          bindings.push({
            parameter: each.name,
            start: each.start - command.start,
            end: each.end - command.start,
            context: each.context,
          });
        }
      }
      return bindings;
    };
  }

  #use(name: string, place: Place): void {
    const places = this.#places.get(name);
    if (places === undefined) this.#places.set(name, [place]);
    else places.push(place);
  }

  /** In the order of their first use, then those declared and unused. */
  all(): readonly Parameter[] {
    const names = [...new Set([...this.#places.keys(), ...this.#declared.keys()])];
    return names.map((name) => {
      const places = this.#places.get(name) ?? [];
      const undeclared = { name, secret: namesSecret(name), default: null, description: null, pattern: null };
      return { ...(this.#declared.get(name) ?? undeclared), value: null, places };
    });
  }
}
