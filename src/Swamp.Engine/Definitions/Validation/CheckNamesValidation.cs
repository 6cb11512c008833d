using Swamp.Engine.Values;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>Makes sure that the checks a definition requires or skips exist (MOD-46).</summary>
internal static class CheckNamesValidation
{
    public static ValidationResult Of(ValidatedDefinition validated)
    {
        var problems = new List<string>();
        Collect(validated, "require", validated.Definition.RequiredChecks, problems);
        Collect(validated, "skip", validated.Definition.SkippedChecks, problems);
        return ValidationResult.Of("Check selection", problems);
    }

    private static void Collect(ValidatedDefinition validated, string list, IReadOnlyList<string> names, List<string> problems)
    {
        var known = validated.Type.Checks.Keys.ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (!known.Contains(names[i], StringComparer.Ordinal))
            {
                var valid = known.Count == 0 ? "the type has no checks" : $"checks of the type: {string.Join(", ", known)}";
                problems.Add($"checks.{list}: unknown check '{names[i]}'.{Suggestions.DidYouMean(names[i], known)} ({valid}){validated.Place("checks", list, i.ToString())}");
            }
        }
    }
}
