import { z } from "npm:zod@4";

/** Secrets in a file of lines `KEY=value`, as many tools read it. The provider is made once per vault and kept while the program runs. */
class Dotenv {
  constructor(private readonly name: string, private readonly file: string) {}

  getName(): string {
    return this.name;
  }

  /** Throws when there is no such secret: an empty text would be taken for one. */
  async get(key: string): Promise<string> {
    const value = (await this.#read()).get(key);
    if (value === undefined) throw new Error(`${this.file} has no ${key}`);
    return value;
  }

  async put(key: string, value: string): Promise<void> {
    if (!/^[A-Za-z_]\w*$/.test(key)) {
      throw new Error(`'${key}' is no name of a variable`);
    }
    await this.#write((await this.#read()).set(key, value));
  }

  /** Names only, never values. */
  async list(): Promise<string[]> {
    return [...(await this.#read()).keys()].sort();
  }

  async delete(key: string): Promise<void> {
    const secrets = await this.#read();
    secrets.delete(key);
    await this.#write(secrets);
  }

  async #read(): Promise<Map<string, string>> {
    const text = await Deno.readTextFile(this.file).catch((error) => {
      if (error instanceof Deno.errors.NotFound) return "";
      throw error;
    });
    const lines = text.split("\n").map((line) =>
      line.match(/^\s*([A-Za-z_]\w*)=(.*)$/)
    ).filter((match) => match !== null);
    return new Map(
      lines.map((
        [, key, value],
      ) => [key, value.startsWith('"') ? JSON.parse(value) : value]),
    );
  }

  async #write(secrets: Map<string, string>): Promise<void> {
    const text = [...secrets].map(([key, value]) =>
      `${key}=${/^[\w./:-]*$/.test(value) ? value : JSON.stringify(value)}\n`
    ).join("");
    // Beside the file and then renamed, so that a reader never sees half of it; for the owner alone.
    await Deno.writeTextFile(`${this.file}.new`, text, { mode: 0o600 });
    await Deno.rename(`${this.file}.new`, this.file);
  }
}

export const vault = {
  type: "@sample/dotenv",
  name: "Dotenv file",
  description: "Keeps secrets in a file of KEY=value lines",
  configSchema: z.object({ file: z.string().describe("The file, absolute") }),
  createProvider: (name: string, config: { file: string }) =>
    new Dotenv(name, config.file),
};
