using System.Text.Json.Serialization;

namespace Swamp.Operations.Workflows;

/// <summary>One file of <c>doctor workflows</c> (WFC-56).</summary>
public sealed record WorkflowFileView
{
    /// <summary>The file, relative to the repository, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>The workflow's name; null for a file that cannot be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Name { get; init; }

    /// <summary><c>pass</c>, <c>fail</c>, or <c>warn</c> for a file that holds a workflow and is not read, because of its name.</summary>
    public required string Status { get; init; }

    /// <summary>What is wrong, with line and column where they are known.</summary>
    public string? Error { get; init; }
}
