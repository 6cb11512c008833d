import type { Call } from "./calls.ts";
import { isShallow } from "./json.ts";

/** What `context.logger` offers. Messages may hold `{name}` placeholders; template literals work too. */
export interface Logger {
  trace(message: unknown, ...rest: unknown[]): void;
  debug(message: unknown, ...rest: unknown[]): void;
  info(message: unknown, ...rest: unknown[]): void;
  warn(message: unknown, ...rest: unknown[]): void;
  warning(message: unknown, ...rest: unknown[]): void;
  error(message: unknown, ...rest: unknown[]): void;
  fatal(message: unknown, ...rest: unknown[]): void;
  getChild(name: string | string[]): Logger;
  with(properties: Record<string, unknown>): Logger;
}

export function createLogger(call: Call, properties: Record<string, unknown> = {}): Logger {
  const at = (level: string) => (message: unknown, ...rest: unknown[]) => {
    const { text, values } = compose(message, rest, properties);
    call.log(level, text, values);
  };
  return {
    trace: at("debug"),
    debug: at("debug"),
    info: at("info"),
    warn: at("warning"),
    warning: at("warning"),
    error: at("error"),
    fatal: at("error"),
    getChild: () => createLogger(call, properties),
    with: (more) => createLogger(call, { ...properties, ...more }),
  };
}

function compose(message: unknown, rest: unknown[], properties: Record<string, unknown>): { text: string; values?: Record<string, unknown> } {
  if (isTemplate(message)) {
    return { text: message.reduce((text, part, i) => text + part + (i < rest.length ? render(rest[i]) : ""), "") };
  }
  const given = rest.length > 0 && isPlain(rest[0]) ? rest[0] as Record<string, unknown> : {};
  const values = { ...properties, ...given };
  if (typeof message !== "string") return { text: renderArguments([message, ...rest]) };
  const text = message.replace(/\{\{|\}\}|\{([^{}]+)\}/g, (whole, name) => {
    if (name === undefined) return whole[0];
    const found = lookUp(values, name.trim());
    return found === undefined ? whole : render(found);
  });
  const more = rest.length > 0 && !isPlain(rest[0]) ? " " + renderArguments(rest) : "";
  return { text: text + more, values: serialisable(values) };
}

function lookUp(values: Record<string, unknown>, path: string): unknown {
  if (path in values) return values[path];
  // deno-lint-ignore no-explicit-any
  return path.split(".").reduce<any>((value, key) => value?.[key], values);
}

function isTemplate(value: unknown): value is TemplateStringsArray {
  return Array.isArray(value) && "raw" in value;
}

function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Error);
}

function render(value: unknown): string {
  return typeof value === "string" ? value : value instanceof Error ? value.message : Deno.inspect(value, { depth: 6, compact: true, breakLength: Infinity });
}

/** Joins what `console.log` was given the way a terminal would show it. */
export function renderArguments(args: unknown[]): string {
  return args.map((arg) => typeof arg === "string" ? arg : Deno.inspect(arg, { depth: 6 })).join(" ");
}

function serialisable(values: Record<string, unknown>): Record<string, unknown> | undefined {
  if (Object.keys(values).length === 0) return undefined;
  try {
    const copy = JSON.parse(JSON.stringify(values, (_key, value) => typeof value === "bigint" ? value.toString() : value));
    return isShallow(copy) ? copy : undefined;
  } catch {
    return undefined;
  }
}
