namespace Swamp.Engine.Expressions;

/// <summary>A string value with expressions in a document.</summary>
/// <param name="Path">Keys and indexes from the root.</param>
/// <param name="Text">The string.</param>
public sealed record ExpressionSite(IReadOnlyList<string> Path, ExpressionText Text)
{
    /// <summary>The path as people write it: <c>methods.execute.arguments.run</c>, <c>items[2].name</c>.</summary>
    public string DottedPath => Dotted(Path);

    /// <summary>A path as people write it.</summary>
    public static string Dotted(IReadOnlyList<string> path) => string.Concat(path.Select((part, i) => part.All(char.IsAsciiDigit) && i > 0 ? $"[{part}]" : i == 0 ? part : $".{part}"));
}
