namespace Swamp.Operations.Datastores;

/// <summary>The lock of a model.</summary>
/// <param name="LockScope">The model: <c>type/id</c>.</param>
/// <param name="Info">Who holds it; absent when that cannot be read.</param>
public sealed record ModelLockView(string LockScope, LockHolderView? Info);
