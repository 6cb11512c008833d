// Evaluates expressions with npm @bufbuild/cel (Apache-2.0), which is an implementation of the language that is not ours.
//
//   npm ci && node evaluate.mjs < batch.json > results.jsonl
//
// batch.json is {"variables": {name: value}, "expressions": [text]}; the results are one value a line. A value is an object with one member,
// the kind: {"int": "7"}, {"double": "NaN"}, {"list": [...]}, {"map": [[key, value]]}, {"error": "why"}; see write().
import fs from "node:fs";
import { celEnv, celList, celMap, celUint, isCelError, isCelList, isCelMap, isCelType, isCelUint, parse, plan } from "@bufbuild/cel";
import { strings } from "@bufbuild/cel/ext";

function write(value) {
  switch (typeof value) {
    case "bigint": return { int: value.toString() };
    case "number": return { double: Object.is(value, -0) ? "-0" : String(value) };
    case "boolean": return { bool: value };
    case "string": return { string: Buffer.from(value, "utf8").toString("utf8") }; // Half of a pair becomes U+FFFD.
  }
  if (value === null) return { null: true };
  if (isCelError(value)) return { error: value.message };
  if (isCelUint(value)) return { uint: value.value.toString() };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString("hex") };
  if (isCelList(value)) return { list: [...value].map(write) };
  if (isCelMap(value)) return { map: [...value.entries()].map(([key, item]) => [write(key), write(item)]) };
  if (isCelType(value)) return { type: value.name };
  const message = value.message ?? value;
  switch (value.desc?.typeName ?? message.$typeName) {
    case "google.protobuf.Timestamp": return { timestamp: `${message.seconds}/${message.nanos}` };
    case "google.protobuf.Duration": return { duration: `${message.seconds}/${message.nanos}` };
  }
  throw new Error(`no way to write ${value}`);
}

function read(value) {
  const [[kind, content]] = Object.entries(value);
  switch (kind) {
    case "int": return BigInt(content);
    case "uint": return celUint(BigInt(content));
    case "double": return Number(content);
    case "bytes": return new Uint8Array(Buffer.from(content, "hex"));
    case "list": return celList(content.map(read));
    case "map": return celMap(new Map(content.map(([key, item]) => [read(key), read(item)])));
    case "null": return null;
    case "bool":
    case "string": return content;
    default: return evaluate(`${kind}('${content}')`, {});
  }
}

const environment = celEnv({ funcs: strings });

function evaluate(expression, variables) {
  try {
    return plan(environment, parse(expression))(variables);
  } catch (error) {
    return error instanceof Error ? Object.assign(error, { thrown: true }) : new Error(String(error));
  }
}

const batch = JSON.parse(fs.readFileSync(0, "utf8"));
const variables = Object.fromEntries(Object.entries(batch.variables).map(([name, value]) => [name, read(value)]));
const lines = batch.expressions.map((expression) => {
  const value = evaluate(expression, variables);
  return JSON.stringify(value instanceof Error ? { error: value.message } : write(value));
});
process.stdout.write(lines.join("\n") + "\n");
