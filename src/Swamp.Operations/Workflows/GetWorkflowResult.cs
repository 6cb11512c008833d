using System.Text.Json.Nodes;

namespace Swamp.Operations.Workflows;

/// <summary>A workflow (WFC-10).</summary>
public sealed record GetWorkflowResult
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>Schema of its inputs, as written.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>When it starts by itself.</summary>
    public JsonObject? Trigger { get; init; }

    /// <summary>Its tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Reports that follow its runs.</summary>
    public JsonObject? Reports { get; init; }

    /// <summary>Its jobs with their steps: name, description, dependsOn, task, and every other key that the file states.</summary>
    public required JsonArray Jobs { get; init; }

    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>True when an extension brought it.</summary>
    public bool? ReadOnly { get; init; }
}
