/** What extensions use of `jsr:@std/crypto`: the platform's own. */
const platform = globalThis.crypto;
export { platform as crypto };
