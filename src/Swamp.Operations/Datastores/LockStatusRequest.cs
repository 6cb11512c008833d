namespace Swamp.Operations.Datastores;

/// <summary>Asks which locks are held.</summary>
public sealed record LockStatusRequest;
