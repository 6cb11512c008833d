using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Execution;

/// <summary>Brings arguments into the form their schema asks for (EXEC-1, EXEC-2).</summary>
internal static class ArgumentBinder
{
    /// <summary>Global arguments: coerced, every key optional, unknown keys refused, defaults filled in.</summary>
    public static JsonObject BindGlobals(ModelType type, MethodDescriptor method, JsonObject globals)
    {
        if (type.GlobalArguments is not { } schema)
        {
            return globals;
        }

        var lenient = (JsonObject)schema.DeepClone();
        lenient.Remove("required");
        var coerced = (JsonObject)SchemaCoercion.Coerce(lenient, globals)!;
        if (type.Implementation.ParsesArguments(method.Name))
        {
            return coerced;
        }

        Check(lenient, coerced, "Global arguments");
        return (JsonObject)SchemaDefaults.Apply(lenient, coerced)!;
    }

    /// <summary>Method arguments: globals overlaid by the method's own (a record takes only its own), coerced, with defaults, validated.</summary>
    public static JsonObject BindArguments(ModelType type, MethodDescriptor method, JsonObject globals, JsonObject arguments)
    {
        var merged = new JsonObject();
        if (!SchemaKeys.IsRecord(method.Arguments))
        {
            foreach (var (key, value) in globals.Where(g => SchemaKeys.Declares(method.Arguments, g.Key)))
            {
                merged[key] = value?.DeepClone();
            }
        }

        foreach (var (key, value) in arguments)
        {
            merged[key] = value?.DeepClone();
        }

        var coerced = SchemaCoercion.Coerce(method.Arguments, merged);
        if (type.Implementation.ParsesArguments(method.Name))
        {
            return (JsonObject)coerced!;
        }

        var bound = (JsonObject)SchemaDefaults.Apply(method.Arguments, coerced)!;
        Check(method.Arguments, bound, "Method arguments");
        return bound;
    }

    private static void Check(JsonObject schema, JsonObject value, string what)
    {
        var violations = JsonSchema.Compile(schema).Validate(value);
        if (violations.Count > 0)
        {
            throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"{what} validation failed: {string.Join("; ", violations.Select(v => $"{v.Message} at \"{v.InstanceDotted}\""))}");
        }
    }
}
