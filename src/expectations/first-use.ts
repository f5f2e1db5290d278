/**
 * Makes a value when it is first asked for, and keeps it. For patterns with classes of Unicode: making one takes up to
 * milliseconds, most of a document's words need none of them, and a cold `plan` is to be done in a few hundred.
 */
export function onFirstUse<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
