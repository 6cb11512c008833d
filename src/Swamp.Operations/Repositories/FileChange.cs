namespace Swamp.Operations.Repositories;

/// <summary>A file or folder and what happens to it.</summary>
public sealed record FileChange
{
    /// <summary>Relative to the repository, or with a leading <c>~</c>; folders end in a slash.</summary>
    public required string Path { get; init; }

    /// <summary><c>create</c>, <c>update</c> or <c>keep</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Why it is kept.</summary>
    public string? Reason { get; init; }
}
