namespace Swamp.Engine.Tests.Vaults;

/// <summary>A clock that a test moves.</summary>
internal sealed class ManualClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
