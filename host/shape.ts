/** One thing that is wrong with what a module exports. */
export interface Problem {
  /** Where, for example `model.methods.run.execute`. */
  path: string;
  /** What was expected there and what was found. */
  message: string;
}

/** Collects everything that is wrong with an export, so that its author sees it at once. */
export class Shape {
  readonly #problems: Problem[] = [];

  constructor(private readonly root: string) {}

  text(path: string, value: unknown, expected = "text"): boolean {
    return (typeof value === "string" && value !== "") || this.wrong(path, expected, value);
  }

  object(path: string, value: unknown): boolean {
    return (typeof value === "object" && value !== null && !Array.isArray(value)) || this.wrong(path, "an object", value);
  }

  function(path: string, value: unknown): boolean {
    return typeof value === "function" || this.wrong(path, "a function", value);
  }

  wrong(path: string, expected: string, found: unknown): false {
    this.#problems.push({ path: path ? `${this.root}.${path}` : this.root, message: `expected ${expected}, found ${nameOf(found)}` });
    return false;
  }

  throwIfBroken(): void {
    if (this.#problems.length === 0) return;
    const text = this.#problems.map((problem) => `${problem.path}: ${problem.message}`).join("; ");
    throw Object.assign(new Error(text), { name: "ShapeError", code: "invalid_shape", problems: this.#problems });
  }
}

function nameOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "string") return value === "" ? "empty text" : `the text ${JSON.stringify(value.slice(0, 60))}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
