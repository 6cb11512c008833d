using System.Text.Json;

namespace Swamp.Host.Stdio;

/// <summary>A line that calls an operation.</summary>
internal sealed record StdioCall
{
    /// <summary>The caller's number for this call; it comes back on every line that belongs to it.</summary>
    public required long Id { get; init; }

    /// <summary>Name of the operation, or <c>cancel</c> to end the call of that number.</summary>
    public required string Operation { get; init; }

    /// <summary>The request in the operation's shape; absent for an empty one.</summary>
    public JsonElement? Request { get; init; }

    /// <summary>Folder that relative paths start from; the process' own when absent.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The repository; found from the folder when absent.</summary>
    public string? RepositoryDirectory { get; init; }
}
