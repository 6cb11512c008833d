using System.Text.Json.Nodes;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>A resource to be stored.</summary>
/// <param name="SpecName">The spec it belongs to.</param>
/// <param name="Name">Name of the item.</param>
/// <param name="Data">Its content.</param>
public sealed record PendingResource(string SpecName, string Name, JsonNode? Data) : DriverOutput
{
    /// <summary>What the write changes of its spec.</summary>
    public WriteOverrides? Overrides { get; init; }
}
