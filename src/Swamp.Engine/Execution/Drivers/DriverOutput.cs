namespace Swamp.Engine.Execution.Drivers;

/// <summary>Something that a method produced under a driver (DRV-3): stored already, or to be stored.</summary>
public abstract record DriverOutput
{
    /// <summary>Whether the method named it as its result; when it named none, everything it wrote is (TYPE-22).</summary>
    public bool IsReturned { get; init; }
}
