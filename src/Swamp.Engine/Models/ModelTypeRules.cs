using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Models;

/// <summary>
/// The rules that a type keeps before it is registered (TYPE-2, TYPE-3, TYPE-5, TYPE-10). What would make it misbehave is an error; what real
/// extensions get wrong without harm is put right, with a warning.
/// </summary>
public static class ModelTypeRules
{
    private static readonly string[] ReservedCollectives = ["swamp", "si"];

    /// <summary>Reads the version of a type.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidModelType"/> (TYPE-3).</exception>
    public static ModelTypeVersion VersionOf(ModelTypeName name, string? text) => ModelTypeVersion.TryParse(text, out var version)
        ? version
        : throw Invalid(name, $"'{text}' is not a version", "Versions look like 2026.02.09.1: a date that exists and a counter.");

    /// <summary>Checks the name of a type that comes from an extension (TYPE-2).</summary>
    /// <param name="name">The name.</param>
    /// <param name="onWarning">Receives what is off but tolerable.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidModelType"/>.</exception>
    public static void CheckExtensionName(ModelTypeName name, Action<string>? onWarning)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Normalized.Split('/');
        if (parts.Length < 2 || parts[0].Length < 2 || parts[0][0] != '@' || parts.Any(static part => part.AsSpan().IndexOfAny('\\', '\0') >= 0))
        {
            throw Invalid(name, "extensions name their types @collective/name", $"Call it '@my-collective/{parts[^1]}', for example.");
        }

        if (ReservedCollectives.Contains(parts[0][1..], StringComparer.Ordinal))
        {
            onWarning?.Invoke($"Model type {name.Normalized} uses the collective '{parts[0]}', which is reserved.");
        }
    }

    /// <summary>Makes sure that a type is consistent.</summary>
    /// <param name="type">The type as described.</param>
    /// <param name="onWarning">Receives what was put right.</param>
    /// <returns>The type with its upgrades in ascending order.</returns>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidModelType"/>, naming the first rule that is broken.</exception>
    public static ModelType Checked(ModelType type, Action<string>? onWarning)
    {
        ArgumentNullException.ThrowIfNull(type);
        CheckMethods(type);
        CheckSpecs(type);
        foreach (var check in type.Checks.Values)
        {
            foreach (var method in check.AppliesTo?.Where(m => !type.Methods.ContainsKey(m)) ?? [])
            {
                onWarning?.Invoke($"Check '{check.Name}' of {type.Name.Normalized} applies to a method '{method}' that does not exist.");
            }
        }

        return type with { Upgrades = Upgrades(type, onWarning) };
    }

    private static void CheckMethods(ModelType type)
    {
        foreach (var (key, method) in type.Methods)
        {
            if (string.IsNullOrWhiteSpace(key) || !string.Equals(key, method.Name, StringComparison.Ordinal))
            {
                throw Invalid(type.Name, $"the method '{method.Name}' is listed as '{key}'", "Give every method a name of its own.");
            }

            if (method.Arguments["type"] is JsonValue value && (!value.TryGetValue<string>(out var kind) || kind != "object"))
            {
                throw Invalid(type.Name, $"the arguments of method '{key}' are not an object", "Describe them as an object with one property per argument.");
            }
        }
    }

    private static void CheckSpecs(ModelType type)
    {
        foreach (var name in type.Resources.Keys.Concat(type.Files.Keys))
        {
            if (string.IsNullOrWhiteSpace(name) || name.AsSpan().IndexOfAny("/\\\0") >= 0 || name.Contains("..", StringComparison.Ordinal))
            {
                throw Invalid(type.Name, $"the output spec '{name}' has a name that cannot be part of a path", "Use letters, digits, '-' and '_'.");
            }
        }

        if (type.Resources.Keys.FirstOrDefault(type.Files.ContainsKey) is { } both)
        {
            throw Invalid(type.Name, $"'{both}' is both a resource spec and a file spec", "Rename one of them.");
        }
    }

    // The order is a fact that can be put right, and a chain that ends early only means that the last versions changed nothing.
    private static List<TypeUpgrade> Upgrades(ModelType type, Action<string>? onWarning)
    {
        var sorted = type.Upgrades.OrderBy(static upgrade => upgrade.ToVersion).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i].ToVersion == sorted[i - 1].ToVersion)
            {
                throw Invalid(type.Name, $"two upgrades lead to {sorted[i].ToVersion}", "Every upgrade leads to a version of its own.");
            }
        }

        if (!sorted.SequenceEqual(type.Upgrades))
        {
            onWarning?.Invoke($"The upgrades of {type.Name.Normalized} are not in ascending order; they are applied in that order.");
        }

        if (sorted.Count > 0 && sorted[^1].ToVersion != type.Version)
        {
            onWarning?.Invoke($"The last upgrade of {type.Name.Normalized} leads to {sorted[^1].ToVersion}, not to its version {type.Version}.");
        }

        return sorted;
    }

    private static SwampException Invalid(ModelTypeName name, string problem, string hint) =>
        new(ErrorCodes.InvalidModelType, $"Model type {(name.Raw.Length == 0 ? "without a name" : name.Raw)} cannot be registered: {problem}.", hint);
}
