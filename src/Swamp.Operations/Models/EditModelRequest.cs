namespace Swamp.Operations.Models;

/// <summary>Asks to replace the text of a definition file.</summary>
public sealed record EditModelRequest
{
    /// <summary>Name or id of the definition as it is now.</summary>
    public required string Model { get; init; }

    /// <summary>The new text. Its id is replaced by that of the definition (MOD-20).</summary>
    public required string Yaml { get; init; }

    /// <summary>The text that the change was made on; when the file holds another one, the call fails instead of undoing somebody's work.</summary>
    public string? ExpectedYaml { get; init; }

    /// <summary>The editor that was used; null when the text was piped in.</summary>
    public string? Editor { get; init; }
}
