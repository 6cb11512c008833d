namespace Swamp.Drivers.Docker;

/// <summary>A container that waits for its order, and the folder that only it sees.</summary>
internal sealed class WarmContainer(StartedContainer container, CallFolder? folder)
{
    /// <summary>The container.</summary>
    public StartedContainer Container => container;

    /// <summary>Its own folder; null when it has none.</summary>
    public CallFolder? Folder => folder;

    /// <summary>Ends it when nobody wants it.</summary>
    public ITimer? Patience { get; set; }
}
