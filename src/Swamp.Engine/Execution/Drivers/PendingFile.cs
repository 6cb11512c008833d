namespace Swamp.Engine.Execution.Drivers;

/// <summary>A file item to be stored.</summary>
/// <param name="SpecName">The spec it belongs to.</param>
/// <param name="Name">Name of the item.</param>
/// <param name="Content">Hands its content over, in pieces; the memory is only valid during the call.</param>
public sealed record PendingFile(string SpecName, string Name, Func<Func<ReadOnlyMemory<byte>, ValueTask>, CancellationToken, ValueTask> Content) : DriverOutput
{
    /// <summary>What the write changes of its spec.</summary>
    public WriteOverrides? Overrides { get; init; }
}
