namespace Swamp.Engine.Runs;

/// <summary>Which output records are wanted; absent conditions do not matter.</summary>
public sealed record OutputFilter
{
    /// <summary>Everything.</summary>
    public static readonly OutputFilter All = new();

    /// <summary>Normalized model type.</summary>
    public string? ModelType { get; init; }

    /// <summary>Method.</summary>
    public string? MethodName { get; init; }

    /// <summary>Id of the definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>At most so many.</summary>
    public int? Limit { get; init; }
}
