import type { Settings } from '../types.ts';

/** One text of the settings; the config file's reading has made sure that what is required is there. */
export function one(settings: Settings, name: string): string | null {
  const value = settings.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function needed(settings: Settings, name: string): string {
  const value = one(settings, name);
  if (value === null) throw new Error(`the setting ${name} has passed the check without a value`);
  return value;
}

export function many(settings: Settings, name: string): readonly string[] {
  const value = settings.get(name);
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
