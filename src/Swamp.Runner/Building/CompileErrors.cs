using Microsoft.CodeAnalysis;

namespace Swamp.Runner.Building;

/// <summary>Words for what the compiler found.</summary>
internal static class CompileErrors
{
    private const int Most = 5;

    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal)
    {
        ["CS0246"] = "add the 'using' it needs, '#:include ./file.cs' for a file of yours, or '#:package Name@1.2.3' at the top for a package.",
        ["CS0234"] = "add '#:package Name@1.2.3' at the top when it comes from a package.",
        ["CS0103"] = "look for a slip of the pen, or add the 'using' it needs.",
        ["CS1061"] = "look for a slip of the pen; extension methods need their 'using'.",
        ["CS4032"] = "mark the method as 'async' and let it return a Task.",
        ["CS4033"] = "mark the method as 'async' and let it return a Task.",
        ["CS4034"] = "mark the lambda as 'async'.",
        ["CS8805"] = "an extension is a class with [Model] or the like, not a program; put these statements into a method.",
        ["CS8400"] = "the .NET of swamp-host does not know this part of the language.",
        ["CS9298"] = "lines that begin with '#:' come before everything else in a file.",
        ["CS9297"] = "lines that begin with '#:' come before everything else in a file.",
        ["CS0009"] = "the package is damaged; clear it with 'dotnet nuget locals global-packages --clear'.",
    };

    /// <summary>Each error with its place and line, the first of them with a hint.</summary>
    public static string Text(BuildRequest request, IReadOnlyList<Diagnostic> errors)
    {
        var lines = errors.OrderBy(static e => e.Location.SourceSpan.Start).Take(Most).SelectMany(e => Lines(request, e)).ToList();
        if (errors.Count > Most)
        {
            lines.Add($"and {errors.Count - Most} more.");
        }

        return $"it does not compile.\n{string.Join('\n', lines)}";
    }

    private static IEnumerable<string> Lines(BuildRequest request, Diagnostic error)
    {
        var place = error.Location.GetLineSpan();
        var at = error.Location.IsInSource ? $"{ExtensionBuilder.Shown(request, place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): " : "";
        yield return $"{at}error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
        if (error.Location.SourceTree?.GetText().Lines[place.StartLinePosition.Line].ToString() is { } line && line.Trim().Length > 0)
        {
            yield return $"    {line.Trim()}";
        }

        if (Hints.TryGetValue(error.Id, out var hint))
        {
            yield return $"  Hint: {hint}";
        }
    }
}
