namespace Swamp.Operations.Workflows;

/// <summary>Asks for a new text of a workflow file (WFC-15).</summary>
public sealed record EditWorkflowRequest
{
    /// <summary>Name or id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The new text.</summary>
    public required string Yaml { get; init; }

    /// <summary>The text that the file has to hold, so that nobody else's change is undone; null for any.</summary>
    public string? ExpectedYaml { get; init; }

    /// <summary>Command line of the editor that made the text; null when it came from elsewhere.</summary>
    public string? Editor { get; init; }
}
