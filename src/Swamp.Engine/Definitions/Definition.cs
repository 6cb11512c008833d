using System.Text.Json.Nodes;
using Swamp.Engine.Models;

namespace Swamp.Engine.Definitions;

/// <summary>A named instance of a model type, as its YAML file says it (DEF-1). Values may contain <c>${{ }}</c> expressions.</summary>
public sealed record Definition
{
    /// <summary>The type, from the file or from its folder.</summary>
    public required ModelTypeName Type { get; init; }

    /// <summary>Version of the type that the global arguments were written for; null in old files.</summary>
    public string? TypeVersion { get; init; }

    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Name, unique across all types (DEF-5).</summary>
    public required string Name { get; init; }

    /// <summary>Version of the definition, 1 or more.</summary>
    public required int Version { get; init; }

    /// <summary>Tags, copied onto produced data.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Arguments shared by all methods.</summary>
    public JsonObject GlobalArguments { get; init; } = [];

    /// <summary>Preset arguments by method name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Methods { get; init; } = new Dictionary<string, JsonObject>(StringComparer.Ordinal);

    /// <summary>Schema of the inputs that expressions refer to (INP-20), as written; null when there are none.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>Checks that must run whatever the caller skips (EXEC-10).</summary>
    public IReadOnlyList<string> RequiredChecks { get; init; } = [];

    /// <summary>Checks that never run.</summary>
    public IReadOnlyList<string> SkippedChecks { get; init; } = [];

    /// <summary>Reports that must run (REP-6).</summary>
    public IReadOnlyList<ReportRequirement> RequiredReports { get; init; } = [];

    /// <summary>Reports that never run.</summary>
    public IReadOnlyList<string> SkippedReports { get; init; } = [];

    /// <summary>Overrides of the type's output specs by spec name (DATA-17).</summary>
    public IReadOnlyDictionary<string, OutputOverride> Resources { get; init; } = new Dictionary<string, OutputOverride>(StringComparer.Ordinal);

    /// <summary>Driver that its methods run with, and that driver's settings; null when not stated.</summary>
    public string? Driver { get; init; }

    /// <summary>Settings of <see cref="Driver"/>.</summary>
    public JsonObject? DriverConfig { get; init; }
}
