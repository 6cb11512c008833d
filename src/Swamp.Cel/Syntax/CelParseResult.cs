namespace Swamp.Cel;

/// <summary>What <see cref="CelEnvironment.Parse"/> gives: a tree, with holes where the text could not be read, and the errors.</summary>
public sealed class CelParseResult
{
    internal CelParseResult(string source, CelExpr root, IReadOnlyList<CelError> errors)
    {
        Source = source;
        Root = root;
        Errors = errors;
    }

    /// <summary>The text that was parsed.</summary>
    public string Source { get; }

    /// <summary>The tree. With errors it has holes, but whatever could be read is there, with its position.</summary>
    public CelExpr Root { get; }

    /// <summary>The errors in the order of the source; empty when the text is an expression.</summary>
    public IReadOnlyList<CelError> Errors { get; }

    /// <summary>True when there are no errors.</summary>
    public bool IsValid => Errors.Count == 0;
}
