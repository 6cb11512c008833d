using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>Says everything that is wrong with a definition, before it runs (MOD-40 to MOD-47).</summary>
/// <param name="definitions">The definitions of the repository.</param>
/// <param name="types">The types that can be used.</param>
public sealed class DefinitionValidator(IDefinitionStore definitions, ModelTypeRegistry types)
{
    /// <summary>Name of the validation that a file which cannot be read fails.</summary>
    public const string SchemaName = "Definition schema";

    /// <summary>The validation of a file that is broken.</summary>
    public static DefinitionValidation OfBroken(SwampError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var text = error.Location is { } place ? $"{place}: {error.Message}" : error.Message;
        return new DefinitionValidation([new ValidationResult(SchemaName, Passed: false, error.Hint is null ? text : $"{text} {error.Hint}")], []);
    }

    /// <summary>Validates a definition.</summary>
    /// <param name="stored">The definition.</param>
    /// <param name="type">Its type.</param>
    /// <param name="options">What to cover.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DefinitionValidation> ValidateAsync(StoredDefinition stored, ModelType type, ValidationOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(options);
        var document = YamlDocument.Parse(await definitions.ReadTextAsync(stored, cancellationToken), Path.GetFileName(stored.Path));
        var validated = new ValidatedDefinition(stored.Definition, document, type);
        var surroundings = new ExpressionSurroundings(definitions, types, options.Vaults);
        var (expressions, warnings) = await new ExpressionValidation(validated, surroundings).RunAsync(cancellationToken);
        List<ValidationResult> results =
        [
            Schema(validated),
            ArgumentValidation.Globals(validated),
            ArgumentValidation.Methods(validated),
            expressions,
            CheckNamesValidation.Of(validated),
        ];
        foreach (var check in ChecksFor(type, stored.Definition, options))
        {
            if (options.RunCheck is { } run)
            {
                var outcome = await run(stored, type, check, cancellationToken);
                results.Add(new ValidationResult($"Check: {check.Name}", outcome.Passed, outcome.Passed ? null : Reasons(outcome.Errors)));
            }
        }

        return new DefinitionValidation(results, [.. warnings, .. UnknownMethods(validated)]);
    }

    private static ValidationResult Schema(ValidatedDefinition validated)
    {
        var problems = new List<string>();
        if (validated.Definition.TypeVersion is { } version && !ModelTypeVersion.TryParse(version, out _))
        {
            problems.Add($"typeVersion: '{version}' is not a version such as 2026.02.09.1{validated.Place("typeVersion")}");
        }

        return ValidationResult.Of(SchemaName, problems);
    }

    private static IEnumerable<CheckDescriptor> ChecksFor(ModelType type, Definition definition, ValidationOptions options) => type.Checks.Values
        .Where(check => !definition.SkippedChecks.Contains(check.Name, StringComparer.Ordinal))
        .Where(check => options.Labels.Count == 0 || check.Labels.Any(label => options.Labels.Contains(label, StringComparer.Ordinal)))
        .Where(check => options.Method is null || check.AppliesTo is null || check.AppliesTo.Contains(options.Method, StringComparer.Ordinal));

    private static string Reasons(IReadOnlyList<string> errors) => errors.Count == 0 ? "The check did not pass and gave no reason." : string.Join("; ", errors);

    // Arguments of a method that does not exist do nothing, which is worth a word but breaks no run.
    private static IEnumerable<ValidationWarning> UnknownMethods(ValidatedDefinition validated) => validated.Definition.Methods.Keys
        .Where(name => !validated.Type.Methods.ContainsKey(name))
        .Select(name => new ValidationWarning(
            "Unknown method",
            $"methods.{name}: {validated.Type.Name.Normalized} has no method '{name}'.{Suggestions.DidYouMean(name, validated.Type.Methods.Keys)}{validated.Place("methods", name)}",
            []));
}
