using System.Text.Json.Nodes;
using Swamp.Engine.Values;

namespace Swamp.Drivers.Docker;

/// <summary>How many containers are started ahead of their calls.</summary>
/// <param name="Size">How many wait for a call of each kind.</param>
/// <param name="Idle">How long one waits.</param>
internal sealed record PoolSettings(int Size, TimeSpan Idle)
{
    /// <summary>How many wait when nothing else is said.</summary>
    public const int DefaultSize = 2;

    /// <summary>How long one waits when nothing else is said.</summary>
    public const string DefaultIdle = "60s";

    /// <summary>Reads settings that their schema has accepted; null when there is no pool.</summary>
    public static PoolSettings? Read(JsonNode? pool) => pool is null
        ? null
        : new PoolSettings((int?)pool["size"] ?? DefaultSize, DurationText.Parse((string?)pool["idle"] ?? DefaultIdle, "driverConfig.pool.idle"));
}
