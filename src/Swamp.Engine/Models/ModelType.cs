using System.Text.Json.Nodes;

namespace Swamp.Engine.Models;

/// <summary>A model type: what its definitions may say, what its methods take and produce, and the code behind it (TYPE-5).</summary>
public sealed record ModelType
{
    /// <summary>The name.</summary>
    public required ModelTypeName Name { get; init; }

    /// <summary>The version.</summary>
    public required ModelTypeVersion Version { get; init; }

    /// <summary>JSON Schema of the global arguments; null when the type accepts any.</summary>
    public JsonObject? GlobalArguments { get; init; }

    /// <summary>Resource specs by name, in declared order.</summary>
    public IReadOnlyDictionary<string, ResourceSpec> Resources { get; init; } = new Dictionary<string, ResourceSpec>(StringComparer.Ordinal);

    /// <summary>File specs by name, in declared order.</summary>
    public IReadOnlyDictionary<string, FileSpec> Files { get; init; } = new Dictionary<string, FileSpec>(StringComparer.Ordinal);

    /// <summary>Methods by name, in declared order.</summary>
    public required IReadOnlyDictionary<string, MethodDescriptor> Methods { get; init; }

    /// <summary>Pre-flight checks by name, in declared order.</summary>
    public IReadOnlyDictionary<string, CheckDescriptor> Checks { get; init; } = new Dictionary<string, CheckDescriptor>(StringComparer.Ordinal);

    /// <summary>Names of the reports that run after its methods (REP-3).</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>Upgrades in ascending order; the last leads to <see cref="Version"/> (TYPE-10).</summary>
    public IReadOnlyList<TypeUpgrade> Upgrades { get; init; } = [];

    /// <summary>The installed extension that it comes from; null for built-in types and those written in the repository.</summary>
    public TypeOrigin? Origin { get; init; }

    /// <summary>SHA-256 of the extension's source, lower-case hex; null for built-in types (OUT-4).</summary>
    public string? BundleFingerprint { get; init; }

    /// <summary>The code behind the type.</summary>
    public required IModelImplementation Implementation { get; init; }
}
