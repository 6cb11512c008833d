namespace Swamp.Operations.Workflows;

/// <summary>What became of the edit (WFC-15).</summary>
public sealed record EditWorkflowResult
{
    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Command line of the editor; absent when the text came from elsewhere.</summary>
    public string? Editor { get; init; }

    /// <summary><c>updated</c>, or <c>opened</c> with an editor.</summary>
    public required string Status { get; init; }

    /// <summary>Name of the workflow.</summary>
    public required string Name { get; init; }

    /// <summary>Its id; <c>unknown</c> when the file was broken and stayed so.</summary>
    public required string Id { get; init; }
}
