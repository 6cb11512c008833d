// deno-lint-ignore no-explicit-any
type Schema = any;

/**
 * The JSON Schema of a schema of zod 3, which cannot make one itself. It says what people and completions need: members, their types and which are required;
 * the rules in between are applied when the schema parses.
 */
export function olderJsonSchema(schema: Schema): Record<string, unknown> {
  const described = shapeOf(schema);
  return typeof schema.description === "string" ? { ...described, description: schema.description } : described;
}

function shapeOf(schema: Schema): Record<string, unknown> {
  const def = schema._def ?? {};
  switch (def.typeName) {
    case "ZodObject":
      return objectOf(schema.shape);
    case "ZodString":
      return { type: "string" };
    case "ZodNumber":
      return { type: "number" };
    case "ZodBoolean":
      return { type: "boolean" };
    case "ZodArray":
      return { type: "array", items: olderJsonSchema(def.type) };
    case "ZodRecord":
      return { type: "object" };
    case "ZodEnum":
      return { enum: def.values };
    case "ZodNativeEnum":
      return { enum: Object.values(def.values) };
    case "ZodLiteral":
      return { const: def.value };
    case "ZodUnion":
    case "ZodDiscriminatedUnion":
      return { anyOf: [...def.options.values()].map(olderJsonSchema) };
    case "ZodNullable":
      return orNull(olderJsonSchema(def.innerType));
    case "ZodOptional":
    case "ZodDefault":
    case "ZodCatch":
    case "ZodReadonly":
      return olderJsonSchema(def.innerType);
    case "ZodBranded":
      return olderJsonSchema(def.type);
    case "ZodEffects":
      // What goes into a preprocessing step can be anything.
      return def.effect?.type === "preprocess" ? {} : olderJsonSchema(def.schema);
    case "ZodPipeline":
      return olderJsonSchema(def.in);
    default:
      return {};
  }
}

function objectOf(shape: Record<string, Schema>): Record<string, unknown> {
  const members = Object.entries(shape);
  const required = members.filter(([, member]) => !member.isOptional()).map(([name]) => name);
  return {
    type: "object",
    properties: Object.fromEntries(members.map(([name, member]) => [name, olderJsonSchema(member)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function orNull(schema: Record<string, unknown>): Record<string, unknown> {
  if (Array.isArray(schema.enum)) return { ...schema, enum: [...schema.enum, null] };
  return typeof schema.type === "string" ? { ...schema, type: [schema.type, "null"] } : { anyOf: [schema, { type: "null" }] };
}
