namespace Swamp.Operations.Execution;

/// <summary>The content of something a run produced (MOD-62).</summary>
public sealed record OutputDataRequest
{
    /// <summary>The output.</summary>
    public required string Output { get; init; }

    /// <summary>The item; the first of type <c>data</c>, else the first, when absent.</summary>
    public string? Name { get; init; }

    /// <summary>The version; the one the run wrote when absent.</summary>
    public int? Version { get; init; }

    /// <summary>A field of JSON content, dotted; all of it when absent.</summary>
    public string? Field { get; init; }
}
