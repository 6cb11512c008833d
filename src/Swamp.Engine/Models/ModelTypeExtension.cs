namespace Swamp.Engine.Models;

/// <summary>What an extension adds to a type that exists already (TYPE-11).</summary>
public sealed record ModelTypeExtension
{
    /// <summary>The type it adds to.</summary>
    public required ModelTypeName Target { get; init; }

    /// <summary>Where it comes from, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>Further methods.</summary>
    public IReadOnlyList<MethodDescriptor> Methods { get; init; } = [];

    /// <summary>Further checks.</summary>
    public IReadOnlyList<CheckDescriptor> Checks { get; init; } = [];

    /// <summary>Further resource specs by name.</summary>
    public IReadOnlyDictionary<string, ResourceSpec> Resources { get; init; } = new Dictionary<string, ResourceSpec>(StringComparer.Ordinal);

    /// <summary>Further reports.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>The code behind the methods and checks.</summary>
    public required IModelImplementation Implementation { get; init; }
}
