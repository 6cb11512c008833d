using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Schemas;
using Swamp.Engine.Values;

namespace Swamp.Engine.Models;

/// <summary>What the global arguments of a definition have to satisfy before it is saved (MOD-2, MOD-3).</summary>
public static class GlobalArgumentRules
{
    /// <summary>
    /// Checks the arguments given to a new definition and completes them: unknown ones are refused, strings take the type the schema asks for, required
    /// ones are enforced, defaults are stored. With any expression among the values the schema is not applied.
    /// </summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.ValidationFailed"/>, one line per problem.</exception>
    public static JsonObject ForNewDefinition(ModelType type, JsonObject given)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.GlobalArguments is not { } schema)
        {
            return given;
        }

        RefuseUnknown(type, schema, given);
        if (ExpressionScanner.ContainsAny(given))
        {
            return given;
        }

        var completed = (JsonObject)SchemaDefaults.Apply(schema, SchemaCoercion.Coerce(schema, given))!;
        var violations = JsonSchema.Compile(schema).Validate(completed);
        if (violations.Count > 0)
        {
            throw new SwampException(
                ErrorCodes.ValidationFailed,
                $"Invalid global arguments for {type.Name.Normalized}:\n{string.Join("\n", violations.Select(static v => $"  {v.InstanceDotted}: {v.Message}"))}",
                $"swamp model type describe {type.Name.Normalized}");
        }

        return completed;
    }

    private static void RefuseUnknown(ModelType type, JsonObject schema, JsonObject given)
    {
        var unknown = SchemaKeys.UnknownIn(schema, given);
        if (unknown.Count == 0)
        {
            return;
        }

        var valid = SchemaKeys.Of(schema);
        throw new SwampException(
            ErrorCodes.ValidationFailed,
            $"Unknown global argument{(unknown.Count > 1 ? "s" : "")} of {type.Name.Normalized}: {string.Join(", ", unknown)}.{Suggestions.DidYouMean(unknown[0], valid)} "
                + $"Valid ones: {(valid.Count == 0 ? "none" : string.Join(", ", valid))}.",
            $"swamp model type describe {type.Name.Normalized}");
    }
}
