/** Nobody reads more of a message, and it is kept with the run. */
const MESSAGE_LENGTH = 16_000;

/** What was thrown, as the engine is told. Looking at it is running code of the extension, and may throw as well. */
export function describeError(error: unknown, cancelled: boolean): Record<string, unknown> {
  try {
    if (!(error instanceof Error)) {
      return { name: "Error", message: cut(`A value that is not an Error was thrown: ${typeof error === "string" ? error : Deno.inspect(error, { depth: 4 })}`), cancelled };
    }
    return {
      name: String(error.name),
      message: cut(withCauses(error)),
      code: (error as { code?: unknown }).code?.toString(),
      stack: cut(String(error.stack)),
      cancelled,
      problems: error.name === "ShapeError" ? (error as { problems?: unknown }).problems : undefined,
    };
  } catch {
    return { name: "Error", message: "What was thrown cannot be shown: looking at it throws.", cancelled };
  }
}

/** Clients of networks say "fetch failed" and keep the reason in the cause. */
function withCauses(error: Error): string {
  let text = String(error.message);
  for (let cause = error.cause, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause.message && !text.includes(cause.message)) text += `: ${cause.message}`;
  }
  return text;
}

function cut(text: string): string {
  return text.length <= MESSAGE_LENGTH ? text : `${text.slice(0, MESSAGE_LENGTH)}… (${text.length} characters)`;
}
