using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Operations.Datastores;

/// <summary>Shows and removes locks. Takes none.</summary>
internal static class DatastoreLockHandlers
{
    public static async Task<LockStatusResult> StatusAsync(LockStatusRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var locks = await session.Locks.ListAsync(cancellationToken);
        var whole = locks.FirstOrDefault(static l => l.Scope is null);
        return new LockStatusResult
        {
            Held = whole is not null,
            Info = LockHolderView.Of(whole?.Info, whole?.IsStale ?? false),
            DatastoreType = session.Datastore?.Type ?? DatastoreSettings.Filesystem,
            Models = [.. locks.Where(static l => l.Scope is not null).Select(static l => new ModelLockView(l.Scope!, LockHolderView.Of(l.Info, l.IsStale)))],
        };
    }

    public static async Task<LockReleaseResult> ReleaseAsync(LockReleaseRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (!request.Force)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, "A lock that somebody holds is there for a reason, so removing it takes --force.", "Look first who holds it: swamp datastore lock status");
        }

        var model = request.Model is { } scope ? ModelOf(scope) : ((string, string)?)null;
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var release = await session.Locks.ForceReleaseAsync(model, cancellationToken);
        return new LockReleaseResult(release.Released, release.Reason, LockHolderView.Of(release.PreviousHolder));
    }

    private static (string Type, string ModelId) ModelOf(string scope)
    {
        var slash = scope.LastIndexOf('/');
        return slash > 0 && slash < scope.Length - 1
            ? (scope[..slash], scope[(slash + 1)..])
            : throw new SwampException(ErrorCodes.InvalidArgument, $"\"{scope}\" does not name the lock of a model.", "Write type/id as 'swamp datastore lock status' shows it: --model command/shell/2f1c…");
    }
}
