using System.Text.Json.Nodes;

namespace Swamp.Engine.Repositories;

/// <summary>The <c>datastore</c> section of <c>.swamp.yaml</c> (DS-3).</summary>
public sealed record DatastoreSettings
{
    /// <summary>Type of the datastore kept in a folder, the only built-in one (DS-2).</summary>
    public const string Filesystem = "filesystem";

    /// <summary>The type: <see cref="Filesystem"/> or that of an extension.</summary>
    public required string Type { get; init; }

    /// <summary>Folder of a filesystem datastore as written: relative to the repository, <c>~</c> and variables allowed (DS-4).</summary>
    public string? Path { get; init; }

    /// <summary>Configuration of an extension's datastore.</summary>
    public JsonObject? Config { get; init; }

    /// <summary>First path segments that belong to the datastore; null for the default list (DS-5).</summary>
    public IReadOnlyList<string>? Directories { get; init; }

    /// <summary>Patterns of what stays local (DS-7).</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary><c>full</c> or <c>lazy</c>; null when not given.</summary>
    public string? HydrationStrategy { get; init; }

    /// <summary>Namespace in a shared datastore (DS-20); empty for none.</summary>
    public string Namespace { get; init; } = "";
}
