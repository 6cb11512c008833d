namespace Swamp.Engine.Locks;

/// <summary>Helps with locks that some calls do without.</summary>
public static class HeldLockExtensions
{
    /// <summary>Says that the work under a lock is done (<see cref="IHeldLock.CompleteAsync"/>); nothing without a lock, as in a dry run.</summary>
    /// <exception cref="Errors.SwampException">Others do not see the work.</exception>
    public static ValueTask DoneAsync(this IHeldLock? held, CancellationToken cancellationToken) => held?.CompleteAsync(cancellationToken) ?? ValueTask.CompletedTask;
}
