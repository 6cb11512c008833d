using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;
using Swamp.Engine.Schemas;
using Swamp.Engine.Values;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>
/// Holds arguments of a definition against their schema (MOD-43). Unknown keys are always wrong; values are looked at where they hold no
/// expression; missing ones may still come from the caller of a method.
/// </summary>
internal static class ArgumentValidation
{
    public static ValidationResult Globals(ValidatedDefinition validated)
    {
        var problems = new List<string>();
        if (validated.Type.GlobalArguments is { } schema)
        {
            Collect(validated, schema, validated.Definition.GlobalArguments, ["globalArguments"], "", problems);
            problems.AddRange(SensitiveLiterals.Find(schema, validated.Definition.GlobalArguments)
                .Select(path => $"{path}: holds a secret and is written into the file; use ${{{{ vault.get(\"vault\", \"key\") }}}}{validated.Place("globalArguments", path.Split('.', '[')[0])}"));
        }

        return ValidationResult.Of("Global arguments", problems);
    }

    public static ValidationResult Methods(ValidatedDefinition validated)
    {
        var problems = new List<string>();
        foreach (var (name, arguments) in validated.Definition.Methods)
        {
            if (validated.Type.Methods.TryGetValue(name, out var method))
            {
                Collect(validated, method.Arguments, arguments, ["methods", name, "arguments"], $"Method \"{name}\": ", problems);
            }
        }

        return ValidationResult.Of("Method arguments", problems);
    }

    private static void Collect(
        ValidatedDefinition validated, JsonObject schema, JsonObject arguments, IReadOnlyList<string> path, string prefix, List<string> problems)
    {
        var valid = SchemaKeys.Of(schema);
        var unknown = SchemaKeys.UnknownIn(schema, arguments);
        problems.AddRange(unknown.Select(key =>
            $"{prefix}unknown argument '{key}'.{Suggestions.DidYouMean(key, valid)} Valid ones: {(valid.Count == 0 ? "none" : string.Join(", ", valid))}{validated.Place([.. path, key])}"));

        var known = new JsonObject(arguments
            .Where(entry => !unknown.Contains(entry.Key, StringComparer.Ordinal) && !ExpressionScanner.ContainsAny(entry.Value))
            .Select(static entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        problems.AddRange(JsonSchema.Compile(Lenient(schema)).Validate(SchemaCoercion.Coerce(schema, known))
            .Select(violation => $"{prefix}{violation.InstanceDotted} {violation.Message}{validated.Place([.. path, .. violation.InstancePath])}"));
    }

    /// <summary>The schema without what it says about absent keys.</summary>
    internal static JsonObject Lenient(JsonObject schema)
    {
        var lenient = (JsonObject)schema.DeepClone();
        lenient.Remove("required");
        lenient.Remove("minProperties");
        lenient.Remove("dependentRequired");
        return lenient;
    }
}
