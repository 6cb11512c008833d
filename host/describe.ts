import { load, type ModuleRef } from "./load.ts";
import { isSchema, jsonSchema } from "./schemas.ts";
import { Shape } from "./shape.ts";

const kinds = ["model", "extension", "vault", "driver", "datastore", "report"] as const;

/** What an extension says of itself, without anything that only running it could tell. */
export async function describeModule(ref: ModuleRef): Promise<Record<string, unknown>> {
  const module = await load(ref);
  const kind = kinds.find((name) => module[name] !== undefined);
  if (!kind) {
    throw new Error(`The module exports none of ${kinds.join(", ")}. Write, for example: export const model = { … };`);
  }
  const shape = new Shape(kind);
  const description = describers[kind](shape, module[kind]);
  shape.throwIfBroken();
  return { kind, ...description };
}

// deno-lint-ignore no-explicit-any
type Described = Record<string, any>;

// deno-lint-ignore no-explicit-any
const describers: Record<typeof kinds[number], (shape: Shape, value: any) => Described> = {
  model: describeModel,
  extension: describeExtension,
  vault: (shape, value) => describeProvider(shape, value, "createProvider"),
  datastore: (shape, value) => describeProvider(shape, value, "createProvider"),
  driver: (shape, value) => describeProvider(shape, value, "createDriver"),
  report: describeReport,
};

function describeModel(shape: Shape, model: Described): Described {
  if (!shape.object("", model)) return {};
  shape.text("type", model.type);
  shape.text("version", model.version, "text such as \"2026.02.09.1\"");
  if (!shape.object("methods", model.methods)) return {};
  return {
    type: model.type,
    version: model.version,
    description: textOrNothing(model.description),
    globalArguments: schemaAt(shape, "globalArguments", model.globalArguments),
    methods: Object.entries(model.methods).map(([name, method]) => describeMethod(shape, `methods.${name}`, name, method as Described)),
    ...describeParts(shape, model),
    upgrades: list(shape, "upgrades", model.upgrades).map((upgrade, i) => {
      shape.text(`upgrades[${i}].toVersion`, upgrade?.toVersion);
      shape.function(`upgrades[${i}].upgradeAttributes`, upgrade?.upgradeAttributes);
      return { toVersion: upgrade?.toVersion, description: upgrade?.description ?? "" };
    }),
  };
}

function describeExtension(shape: Shape, extension: Described): Described {
  if (!shape.object("", extension)) return {};
  shape.text("type", extension.type);
  const methods = entries(shape, "methods", extension.methods);
  return {
    type: extension.type,
    methods: methods.map(([path, name, method]) => describeMethod(shape, path, name, method)),
    ...describeParts(shape, extension),
  };
}

function describeParts(shape: Shape, owner: Described): Described {
  return {
    resources: Object.fromEntries(entries(shape, "resources", owner.resources).map(([path, name, spec]) => [name, describeResource(shape, path, spec)])),
    files: Object.fromEntries(entries(shape, "files", owner.files).map(([path, name, spec]) => [name, describeFile(shape, path, spec)])),
    checks: entries(shape, "checks", owner.checks).map(([path, name, check]) => {
      shape.function(`${path}.execute`, check?.execute);
      return { name, description: textOrNothing(check?.description), labels: check?.labels, appliesTo: check?.appliesTo };
    }),
    reports: list(shape, "reports", owner.reports).filter((name) => typeof name === "string"),
  };
}

function describeMethod(shape: Shape, path: string, name: string, method: Described): Described {
  if (!shape.object(path, method)) return { name };
  shape.function(`${path}.execute`, method.execute);
  if (method.arguments === undefined) shape.wrong(`${path}.arguments`, "a zod schema; write z.object({}) for a method without arguments", method.arguments);
  return {
    name,
    description: textOrNothing(method.description) ?? "",
    kind: textOrNothing(method.kind),
    arguments: schemaAt(shape, `${path}.arguments`, method.arguments),
    rollbackOnFailure: method.rollbackOnFailure === true,
  };
}

function describeResource(shape: Shape, path: string, spec: Described): Described {
  if (!shape.object(path, spec)) return {};
  if (spec.schema === undefined) shape.wrong(`${path}.schema`, "a zod schema", undefined);
  retention(shape, path, spec);
  return {
    description: textOrNothing(spec.description),
    schema: schemaAt(shape, `${path}.schema`, spec.schema),
    lifetime: spec.lifetime,
    garbageCollection: String(spec.garbageCollection),
    tags: spec.tags,
    sensitiveOutput: spec.sensitiveOutput === true,
    vaultName: textOrNothing(spec.vaultName),
  };
}

function describeFile(shape: Shape, path: string, spec: Described): Described {
  if (!shape.object(path, spec)) return {};
  shape.text(`${path}.contentType`, spec.contentType, "a media type such as \"text/plain\"");
  retention(shape, path, spec);
  return {
    description: textOrNothing(spec.description),
    contentType: spec.contentType,
    lifetime: spec.lifetime,
    garbageCollection: String(spec.garbageCollection),
    streaming: spec.streaming === true,
    tags: spec.tags,
  };
}

function retention(shape: Shape, path: string, spec: Described): void {
  shape.text(`${path}.lifetime`, spec.lifetime, "text such as \"30d\" or \"infinite\"");
  if (typeof spec.garbageCollection !== "number" && typeof spec.garbageCollection !== "string") {
    shape.wrong(`${path}.garbageCollection`, "a number of versions to keep, or text such as \"7d\"", spec.garbageCollection);
  }
}

function describeProvider(shape: Shape, value: Described, factory: string): Described {
  if (!shape.object("", value)) return {};
  if (shape.text("type", value.type) && !/^@?[a-z0-9_-]+\/[a-z0-9_-]+$/.test(value.type)) {
    shape.wrong("type", 'two parts in lower case such as "@acme/store"', value.type);
  }
  for (const member of ["name", "description"]) {
    if (value[member] !== undefined && typeof value[member] !== "string") shape.wrong(member, "text", value[member]);
  }
  shape.function(factory, value[factory]);
  return {
    type: value.type,
    name: textOrNothing(value.name) ?? value.type,
    description: textOrNothing(value.description) ?? "",
    configSchema: schemaAt(shape, "configSchema", value.configSchema),
  };
}

function describeReport(shape: Shape, report: Described): Described {
  if (!shape.object("", report)) return {};
  shape.text("name", report.name);
  shape.function("execute", report.execute);
  if (!["method", "model", "workflow"].includes(report.scope)) shape.wrong("scope", "one of method, model, workflow", report.scope);
  return {
    name: report.name,
    description: textOrNothing(report.description) ?? "",
    scope: report.scope,
    labels: list(shape, "labels", report.labels),
  };
}

// deno-lint-ignore no-explicit-any
function schemaAt(shape: Shape, path: string, schema: any): Record<string, unknown> | undefined {
  if (schema === undefined || schema === null) return undefined;
  if (!isSchema(schema)) {
    shape.wrong(path, "a zod schema", schema);
    return undefined;
  }
  try {
    return jsonSchema(schema);
  } catch (error) {
    shape.wrong(path, `a schema that JSON Schema can express (${(error as Error).message})`, undefined);
    return undefined;
  }
}

/** Members of a map, or of an array of maps: both forms are in use. */
// deno-lint-ignore no-explicit-any
function entries(shape: Shape, path: string, value: any): [string, string, any][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    // deno-lint-ignore no-explicit-any
    const all = value.flatMap((part, i) => Object.entries(part ?? {}).map(([name, item]): [string, string, any] => [`${path}[${i}].${name}`, name, item]));
    for (const [at, name] of all) {
      if (all.filter(([, other]) => other === name).length > 1) shape.wrong(at, `a name that ${path} has once`, name);
    }
    return all;
  }
  return shape.object(path, value) ? Object.entries(value).map(([name, item]) => [`${path}.${name}`, name, item]) : [];
}

// deno-lint-ignore no-explicit-any
function list(shape: Shape, path: string, value: any): any[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  shape.wrong(path, "an array", value);
  return [];
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
