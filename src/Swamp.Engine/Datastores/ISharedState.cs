namespace Swamp.Engine.Datastores;

/// <summary>
/// The state of a repository that is shared through a datastore of an extension. What happens under a lock is exchanged with the lock; this is for what
/// happens outside of any.
/// </summary>
public interface ISharedState
{
    /// <summary>Brings in what others did; called before something is looked for that others may have made.</summary>
    /// <exception cref="Errors.SwampException">The pull failed (DS-34).</exception>
    Task RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Shows others what was written outside of any lock, such as the record of a workflow run.</summary>
    /// <exception cref="Errors.SwampException">The push failed (DS-34).</exception>
    Task PublishAsync(CancellationToken cancellationToken);
}
