using Swamp.Engine.Errors;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Signing;

namespace Swamp.Operations.Registry;

/// <summary>The keys whose signatures the user believes.</summary>
internal static class KeyHandlers
{
    public static async Task<KeyListResult> ListAsync(KeyListRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var policy = RegistrySettings.Load(session.Marker, session.Environment, session.Layout.Root, named: null).Signatures;
        return new KeyListResult
        {
            Keys = TrustedKeys.Load(session.Environment).All,
            Signatures = policy switch { SignaturePolicy.Require => "require", SignaturePolicy.Warn => "warn", _ => "off" },
        };
    }

    public static async Task<KeyChangeResult> AddAsync(KeyAddRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var collective = request.Collective is { } one ? TrustHandlers.CheckCollective(one) : null;
        var key = TrustedKeys.Read(Path.GetFullPath(request.File, context.Call.WorkingDirectory), collective, context.Host.Clock.GetUtcNow());
        if (!request.DryRun)
        {
            await TrustedKeys.Load(session.Environment).With(key).SaveAsync(cancellationToken);
        }

        return new KeyChangeResult { Action = "added", Id = key.Id, Collective = key.Collective, DryRun = request.DryRun ? true : null };
    }

    public static async Task<KeyChangeResult> RemoveAsync(KeyRemoveRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var keys = TrustedKeys.Load(session.Environment);
        var key = keys.All.FirstOrDefault(k => k.Id == request.Id) ?? throw new SwampException(ErrorCodes.NotFound, $"There is no trusted key '{request.Id}'.", "swamp extension trust key list");
        if (!request.DryRun)
        {
            await keys.Without(key.Id).SaveAsync(cancellationToken);
        }

        return new KeyChangeResult { Action = "removed", Id = key.Id, Collective = key.Collective, DryRun = request.DryRun ? true : null };
    }
}
