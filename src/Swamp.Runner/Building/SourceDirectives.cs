using System.Text.RegularExpressions;
using Swamp.Runner.Conversation;

namespace Swamp.Runner.Building;

/// <summary>The lines <c>#:package Name@Version</c> and <c>#:include path</c> at the top of source files.</summary>
internal static partial class SourceDirectives
{
    /// <summary>The package whose assembly every extension shares with the host; naming it serves editors.</summary>
    private const string Sdk = "Swamp.Sdk";

    /// <summary>The packages that a text asks for.</summary>
    /// <param name="text">The source.</param>
    /// <param name="shownPath">How messages name the file.</param>
    /// <exception cref="ShapeException">A directive is none that extensions have, or is malformed.</exception>
    public static IEnumerable<PackageReference> Packages(string text, string shownPath)
    {
        var number = 0;
        foreach (var line in text.Split('\n').Select(static l => l.Trim()))
        {
            number++;
            if (!line.StartsWith("#:", StringComparison.Ordinal))
            {
                continue;
            }

            if (Package().Match(line) is { Success: true } match)
            {
                if (match.Groups["name"].Value != Sdk)
                {
                    yield return new PackageReference(match.Groups["name"].Value, match.Groups["version"].Value);
                }
            }
            else if (!Include().IsMatch(line))
            {
                throw new ShapeException(
                    $"{shownPath}({number},1): '{line}' is not understood. Write '#:package Name@1.2.3' with an exact version, or '#:include ./file.cs'.");
            }
        }
    }

    [GeneratedRegex(@"^#:package\s+(?<name>[A-Za-z0-9_.-]+)\s*@\s*(?<version>[0-9]+(\.[0-9A-Za-z-]+)*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Package();

    [GeneratedRegex(@"^#:include\s+\S.*\.cs$", RegexOptions.NonBacktracking)]
    private static partial Regex Include();
}
