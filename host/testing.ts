/** The little that the tests here need, so that they run without fetching anything. */
export function equal(actual: unknown, expected: unknown): void {
  const [a, b] = [Deno.inspect(actual, { depth: 20, strAbbreviateSize: Infinity }), Deno.inspect(expected, { depth: 20, strAbbreviateSize: Infinity })];
  if (a !== b) throw new Error(`expected ${b.slice(0, 500)}, got ${a.slice(0, 500)}`);
}

export async function rejects(action: () => unknown, part: string): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (String(error).includes(part)) return;
    throw new Error(`expected an error with '${part}', got ${error}`);
  }
  throw new Error(`expected an error with '${part}', and there was none`);
}
