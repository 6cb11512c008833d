namespace Swamp.Engine.Datastores;

/// <summary>What a pull or push is about, and how long it may take.</summary>
/// <param name="Timeout">The most it may take (DS-12).</param>
/// <param name="Models">The models it is about, for a provider that can confine itself to them (DS-31); null for everything.</param>
public sealed record SyncScope(TimeSpan Timeout, IReadOnlyList<(string Type, string ModelId)>? Models = null)
{
    /// <summary>How long a pull or push may take when nobody says.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMilliseconds(300_000);
}
