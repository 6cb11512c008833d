namespace Swamp.Drivers.Docker;

/// <summary>The containers of one kind that wait.</summary>
internal sealed class PoolShelf
{
    /// <summary>Those that wait, the oldest first.</summary>
    public LinkedList<WarmContainer> Ready { get; } = [];

    /// <summary>How many are being started.</summary>
    public int Starting { get; set; }

    /// <summary>How many calls there were.</summary>
    public int Calls { get; set; }
}
