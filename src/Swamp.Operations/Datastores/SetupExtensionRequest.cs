using System.Text.Json.Nodes;

namespace Swamp.Operations.Datastores;

/// <summary>Moves the state of the repository into a datastore that an extension provides (DSCMD-8).</summary>
public sealed record SetupExtensionRequest
{
    /// <summary>Its type, for example <c>@acme/objects</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its settings.</summary>
    public JsonObject Config { get; set; } = [];

    /// <summary>Whether to leave where it is what there is already.</summary>
    public bool SkipMigration { get; init; }

    /// <summary>How long one direction may take, in seconds: 1 to 21600; null for what is configured (DS-12).</summary>
    public int? TimeoutSeconds { get; init; }
}
