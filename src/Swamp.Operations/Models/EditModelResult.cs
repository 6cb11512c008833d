namespace Swamp.Operations.Models;

/// <summary>What an edit did (MOD-21).</summary>
public sealed record EditModelResult
{
    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>The editor that was used; absent when the text was piped in.</summary>
    public string? Editor { get; init; }

    /// <summary><c>updated</c> when the text was piped in, <c>opened</c> when an editor was used.</summary>
    public required string Status { get; init; }

    /// <summary>Name of the definition after the edit.</summary>
    public required string Name { get; init; }

    /// <summary>Its type after the edit.</summary>
    public required string Type { get; init; }

    /// <summary>Always <c>definition</c>.</summary>
    public string EditType { get; init; } = "definition";
}
