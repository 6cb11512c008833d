using System.Text.Json.Nodes;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>What one place says about the driver.</summary>
/// <param name="Driver">Name of the driver.</param>
/// <param name="Config">Its settings, as written; null for none.</param>
public sealed record DriverSetting(string Driver, JsonObject? Config)
{
    /// <summary>The setting of two fields; null when no driver is named, since settings without one mean nothing (DRV-10).</summary>
    public static DriverSetting? Of(string? driver, JsonObject? config) => driver is null ? null : new DriverSetting(driver, config);
}
