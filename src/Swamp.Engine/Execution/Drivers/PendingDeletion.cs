namespace Swamp.Engine.Execution.Drivers;

/// <summary>A resource of the model that the method deleted.</summary>
/// <param name="Name">Name of the item.</param>
public sealed record PendingDeletion(string Name) : DriverOutput;
