/** A model type: an object for those who look inside, text for those who do not. */
export class ModelType {
  constructor(readonly raw: string, readonly normalized: string) {}

  toString(): string {
    return this.raw;
  }

  toJSON(): string {
    return this.raw;
  }

  toDirectoryPath(): string {
    return this.normalized;
  }

  equals(other: unknown): boolean {
    return other instanceof ModelType ? other.normalized === this.normalized : String(other) === this.raw;
  }
}
