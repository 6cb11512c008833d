namespace Swamp.Sdk;

/// <summary>What a model declares about data that its methods write.</summary>
public abstract record OutputSpec
{
    private protected OutputSpec(string name) => Name = name;

    /// <summary>Name of the specification.</summary>
    public string Name { get; }

    /// <summary>What the data is.</summary>
    public string? Description { get; init; }

    /// <summary>How long versions are kept: <c>infinite</c>, <c>30d</c>, <c>12h</c>, <c>ephemeral</c> and the like. Default <c>infinite</c>.</summary>
    public string Lifetime { get; init; } = "infinite";

    /// <summary>How many versions are kept (<c>10</c>), or for how long (<c>7d</c>). Default <c>10</c>.</summary>
    public string GarbageCollection { get; init; } = "10";

    /// <summary>Tags of everything that is written.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
