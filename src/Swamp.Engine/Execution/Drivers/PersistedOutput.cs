using Swamp.Engine.Data;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>A version that is stored already.</summary>
/// <param name="Name">Name of the item.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Id">Id of the version's record.</param>
public sealed record PersistedOutput(string Name, int Version, string Id) : DriverOutput
{
    /// <summary>The output of a handle.</summary>
    public static PersistedOutput Of(DataHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return new PersistedOutput(handle.Name, handle.Version, handle.Id) { IsReturned = true };
    }
}
