using System.Text.RegularExpressions;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Workflows;

/// <summary>The rules for names of workflows: what a file may say (WF-10), and what a new workflow may be called (WF-11).</summary>
public static partial class WorkflowName
{
    /// <summary>Longest name that is its own file name.</summary>
    public const int MaxLength = 64;

    /// <summary>Whether the file is named after the workflow (WF-1).</summary>
    public static bool IsFileName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length <= MaxLength && Slug().IsMatch(name);
    }

    /// <summary>Why a file may not use this name, or null when it may.</summary>
    public static string? ProblemOnLoad(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "it is empty";
        }

        if (name.Contains("..", StringComparison.Ordinal))
        {
            return "it contains '..'";
        }

        if (name.AsSpan().IndexOfAny('\\', '\0') is >= 0 and var at)
        {
            return name[at] == '\0' ? "it contains a NUL character" : "it contains a backslash";
        }

        return name.Contains('/', StringComparison.Ordinal) && !Scoped().IsMatch(name) ? "a '/' is only allowed in the form @scope/name, in lower case" : null;
    }

    /// <summary>Makes sure that a new workflow may have this name.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>, with a name that would do.</exception>
    public static void RequireCreatable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsFileName(name) || (Scoped().IsMatch(name) && name.Length <= 2 * MaxLength))
        {
            return;
        }

        var problem = ProblemOnLoad(name)
            ?? (name.Length > MaxLength ? $"it has {name.Length} characters, at most {MaxLength} are allowed" : "only a–z, 0–9 and '-' are allowed, and a letter or digit first");
        var slug = new string([.. name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        slug = slug.Length > MaxLength ? slug[..MaxLength].TrimEnd('-') : slug;
        throw new SwampException(
            ErrorCodes.InvalidArgument,
            $"The workflow name '{Shown(name)}' cannot be used: {problem}.",
            $"Names look like 'nightly-audit' or '@scope/name'.{(slug.Length == 0 ? "" : $" '{slug}' would do.")}");
    }

    private static string Shown(string name)
    {
        var text = new string([.. name.Take(80).Select(static c => char.IsControl(c) ? '\ufffd' : c)]);
        return name.Length > 80 ? text + "…" : text;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^@[a-z0-9_-]+/[a-z0-9_-]+(/[a-z0-9_-]+)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Scoped();
}
