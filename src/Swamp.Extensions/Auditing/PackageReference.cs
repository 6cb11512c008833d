using System.Text.RegularExpressions;

namespace Swamp.Extensions.Auditing;

/// <summary>A package that code names: <c>npm:@scope/name@^1/part</c>, <c>jsr:@std/path@1</c>, <c>nuget:Some.Package@1.0.0</c>.</summary>
/// <param name="Registry"><c>npm</c>, <c>jsr</c> or <c>nuget</c>.</param>
/// <param name="Name">Its name, with the scope.</param>
/// <param name="Range">The version, range or tag as written; null when the code names none.</param>
internal sealed partial record PackageReference(string Registry, string Name, string? Range)
{
    /// <summary>The scope with its <c>@</c>; empty for none.</summary>
    public string Scope => Name.StartsWith('@') ? Name[..Name.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>Whether the name can be one of npm; anything else is not put into an address.</summary>
    public bool IsNpmName => NpmName().IsMatch(Name);

    /// <summary>As code writes it, without a path inside of the package.</summary>
    public override string ToString() => $"{Registry}:{Name}{(Range is null ? "" : $"@{Range}")}";

    /// <summary>Reads a specifier; null when it is none.</summary>
    public static PackageReference? Read(string specifier)
    {
        ArgumentNullException.ThrowIfNull(specifier);
        var colon = specifier.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || specifier[..colon] is not ("npm" or "jsr" or "nuget"))
        {
            return null;
        }

        var (registry, rest) = (specifier[..colon], specifier[(colon + 1)..].TrimStart('/'));
        var from = 0;
        if (rest.StartsWith('@'))
        {
            from = rest.IndexOf('/', StringComparison.Ordinal) + 1;
            if (from <= 2)
            {
                return null;
            }
        }

        var end = rest.AsSpan(from).IndexOfAny('@', '/') is >= 0 and var found ? from + found : rest.Length;
        if (end == from)
        {
            return null;
        }

        var range = end < rest.Length && rest[end] == '@' ? rest[(end + 1)..] : "";
        var path = range.IndexOf('/', StringComparison.Ordinal);
        range = Uri.UnescapeDataString(path >= 0 ? range[..path] : range).Trim();
        return new PackageReference(registry, rest[..end], range.Length == 0 ? null : range);
    }

    [GeneratedRegex(@"\A(?:@[A-Za-z0-9~_-][A-Za-z0-9._~-]{0,100}/)?[A-Za-z0-9~_-][A-Za-z0-9._~-]{0,213}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NpmName();
}
