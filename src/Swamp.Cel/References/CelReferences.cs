namespace Swamp.Cel;

/// <summary>What an expression refers to, found without evaluating it. Variables of macros are not among it.</summary>
public sealed class CelReferences
{
    internal CelReferences(IReadOnlyList<CelPathReference> paths, IReadOnlyList<CelCallReference> calls)
    {
        Paths = paths;
        Calls = calls;
        Roots = [.. paths.Select(static p => p.Path[0]).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Names of the free variables, each once, in the order of their first use.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>Every use of a free variable with as much of the path below it as is written as names or literal strings.</summary>
    public IReadOnlyList<CelPathReference> Paths { get; }

    /// <summary>Every call of a function; operators and macros are not among them.</summary>
    public IReadOnlyList<CelCallReference> Calls { get; }
}
