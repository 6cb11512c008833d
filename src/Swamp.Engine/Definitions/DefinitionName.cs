using System.Diagnostics.CodeAnalysis;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Definitions;

/// <summary>
/// The two rules for names: what a file may say (DEF-1: whatever cannot leave its folder), and what a new definition may be called
/// (DEF-4: the names that make good file names and expressions).
/// </summary>
public static class DefinitionName
{
    /// <summary>Longest name of a new definition (LIM-2).</summary>
    public const int MaxLength = 64;

    /// <summary>Whether the name is its own file name, <c>^[a-z0-9][a-z0-9_-]*$</c> of at most 64 characters (REPO-6).</summary>
    public static bool IsFileName([NotNullWhen(true)] string? name) => name is { Length: <= MaxLength } && IsSlug(name);

    /// <summary>Why a file may not use this name, or null when it may (DEF-1).</summary>
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

        return name.Contains('/', StringComparison.Ordinal) && !IsScoped(name) ? "a '/' is only allowed in the form @scope/name" : null;
    }

    /// <summary>Makes sure that a new definition may have this name (DEF-4).</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>, with a name that would do.</exception>
    public static void RequireCreatable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsFileName(name) || (IsScoped(name) && name.Length <= MaxScopedLength && name[1..].Split('/').All(IsSlug)))
        {
            return;
        }

        throw new SwampException(ErrorCodes.InvalidArgument, $"The model name {Shown(name)} cannot be used: {ProblemOnCreate(name)}.", HintFor(name));
    }

    private const int MaxScopedLength = 128;

    private static string ProblemOnCreate(string name)
    {
        if (ProblemOnLoad(name) is { } problem)
        {
            return problem;
        }

        if (!IsScoped(name) && name.Length > MaxLength)
        {
            return $"it has {name.Length} characters, at most {MaxLength} are allowed";
        }

        foreach (var c in name)
        {
            if (!IsSlugCharacter(c) && !(name[0] == '@' && c is '@' or '/'))
            {
                var shown = char.IsControl(c) || c > '~' ? $"U+{(int)c:X4}" : $"'{c}'";
                return $"it contains {shown}, and only a–z, 0–9, '-' and '_' are allowed";
            }
        }

        return name.Length > MaxLength ? $"it has {name.Length} characters, at most {MaxScopedLength} are allowed" : "it has to start with a letter or a digit";
    }

    private static string HintFor(string name)
    {
        var slug = new string([.. name.ToLowerInvariant().Select(static c => IsSlugCharacter(c) ? c : '-')]).Trim('-', '_');
        slug = slug.Length > MaxLength ? slug[..MaxLength].TrimEnd('-', '_') : slug;
        const string rule = "Names look like 'web-server_1' or '@scope/name'.";
        return slug.Length == 0 ? rule : $"{rule} '{slug}' would do.";
    }

    private static bool IsScoped(string name)
    {
        var parts = name.Split('/');
        return name.StartsWith('@') && parts.Length > 1 && parts[0].Length > 1 && parts.All(static part => part.Length > 0);
    }

    private static bool IsSlug(string text) => text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.All(IsSlugCharacter);

    private static bool IsSlugCharacter(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';

    private static string Shown(string name)
    {
        var text = new string([.. name.Take(80).Select(static c => char.IsControl(c) ? '\ufffd' : c)]);
        return name.Length > 80 ? $"'{text}…'" : $"'{text}'";
    }
}
