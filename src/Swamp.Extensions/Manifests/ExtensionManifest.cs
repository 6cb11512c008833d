namespace Swamp.Extensions.Manifests;

/// <summary>What <c>manifest.yaml</c> says of an extension (EXT-6).</summary>
public sealed record ExtensionManifest
{
    /// <summary>Name, for example <c>@acme/thing</c> (EXT-1).</summary>
    public required string Name { get; init; }

    /// <summary>Version, for example <c>2026.06.01.1</c> (EXT-2).</summary>
    public required string Version { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Address of its source.</summary>
    public string? Repository { get; init; }

    /// <summary>What entries are relative to.</summary>
    public ManifestBase Base { get; init; }

    /// <summary>Files with models.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Workflow files.</summary>
    public IReadOnlyList<string> Workflows { get; init; } = [];

    /// <summary>Files with vault types.</summary>
    public IReadOnlyList<string> Vaults { get; init; } = [];

    /// <summary>Files with drivers.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>Files with datastore types.</summary>
    public IReadOnlyList<string> Datastores { get; init; } = [];

    /// <summary>Files with reports.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>Names of skills.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Further source files.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Files that are no code.</summary>
    public IReadOnlyList<string> AdditionalFiles { get; init; } = [];

    /// <summary>Programs and other files of any kind.</summary>
    public IReadOnlyList<string> Binaries { get; init; } = [];

    /// <summary>Where it is said to run; nothing depends on it.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>Labels, at most 20.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What is new, at most 5000 characters.</summary>
    public string? ReleaseNotes { get; init; }

    /// <summary>Extensions that it needs, with or without a version.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];
}
