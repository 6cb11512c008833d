namespace Swamp.Operations.Registry;

/// <summary>What a registry thinks of an extension.</summary>
public sealed record ExtensionScore
{
    /// <summary>0 to 100.</summary>
    public double? Percentage { get; init; }

    /// <summary>The same as a grade, such as <c>A</c>.</summary>
    public string? Grade { get; init; }
}
