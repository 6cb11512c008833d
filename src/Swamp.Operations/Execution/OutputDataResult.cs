using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Swamp.Operations.Execution;

/// <summary>Content that a run produced (MOD-62).</summary>
public sealed record OutputDataResult
{
    /// <summary>The output.</summary>
    public required string OutputId { get; init; }

    /// <summary>The method.</summary>
    public required string MethodName { get; init; }

    /// <summary>Id of the version's record.</summary>
    public required string DataId { get; init; }

    /// <summary>Name of the item.</summary>
    public required string DataName { get; init; }

    /// <summary>Version number.</summary>
    public required int Version { get; init; }

    /// <summary>Media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The field that was asked for, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Field { get; init; }

    /// <summary>The content: JSON, or text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonNode? Data { get; init; }
}
