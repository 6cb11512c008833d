namespace Swamp.Operations.Vaults;

/// <summary>Asks to replace the file of a vault (VCMD-5).</summary>
public sealed record EditVaultRequest
{
    /// <summary>Name or id of the vault as it is now.</summary>
    public required string Vault { get; init; }

    /// <summary>Only vaults of this type; null for any.</summary>
    public string? Type { get; init; }

    /// <summary>The new text; its id must be that of the vault.</summary>
    public required string Yaml { get; init; }

    /// <summary>The text that the change was made on; when the file holds another one, the call fails.</summary>
    public string? ExpectedYaml { get; init; }

    /// <summary>The editor that was used; null when the text was piped in.</summary>
    public string? Editor { get; init; }
}
