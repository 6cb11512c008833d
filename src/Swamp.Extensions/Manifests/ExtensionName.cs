using System.Text.RegularExpressions;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Manifests;

/// <summary>Names of extensions, <c>@collective/name</c>, and references to a version of one (EXT-1, EXC-4).</summary>
public static partial class ExtensionName
{
    /// <summary>Whether a text is a name.</summary>
    public static bool IsValid(string name) => name.Length <= 200 && Shape().IsMatch(name);

    /// <summary>The collective of a name, without the <c>@</c>.</summary>
    public static string CollectiveOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.TrimStart('@');
        return bare.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? bare[..slash] : bare;
    }

    /// <summary>Takes <c>@c/name</c> or <c>@c/name@version</c> apart.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>.</exception>
    public static (string Name, string? Version) Parse(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var at = reference.LastIndexOf('@');
        var name = at > 0 ? reference[..at] : reference;
        if (!IsValid(name))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"'{reference}' is no name of an extension.", "Write it as @collective/name, or @collective/name@2026.06.01.1 for one version; in lower case.");
        }

        return (name, at > 0 ? ExtensionVersion.Check(reference[(at + 1)..]) : null);
    }

    [GeneratedRegex(@"^@[a-z0-9_-]+(/[a-z0-9_-]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
