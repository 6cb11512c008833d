using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Values;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Audit;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Vaults;

/// <summary>Operations on secrets (VCMD-10 to VCMD-27).</summary>
internal static class SecretHandlers
{
    public static async Task<PutSecretResult> PutAsync(PutSecretRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var hook = HookOf(request);
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var (vault, provider) = await VaultViews.OpenAsync(session, request.Vault, cancellationToken);
        var exists = await VaultViews.HasAsync(provider, SecretKey.Check(request.Key), cancellationToken);
        if (exists && !request.Overwrite)
        {
            throw new SwampException(
                ErrorCodes.Conflict, $"Secret '{request.Key}' exists already in vault '{vault.Name}'.", $"swamp vault put {vault.Name} {request.Key} --yes");
        }

        if ((hook is not null || request.ClearRefresh) && provider.RefreshHooks is null)
        {
            throw VaultFailures.Unsupported(vault, "refreshing secrets");
        }

        if (request.Labels is { Count: > 0 } && !provider.TakesLabels)
        {
            throw VaultFailures.Unsupported(vault, "labels");
        }

        await session.VaultService.PutAsync(vault.Name, request.Key, request.Value, request.Labels, VaultCallers.Put, cancellationToken);
        await SetHookAsync(provider, request, hook, cancellationToken);
        return new PutSecretResult
        {
            VaultName = vault.Name,
            SecretKey = request.Key,
            VaultType = vault.Type,
            Overwritten = exists,
            Timestamp = IdFormat.Text(context.Host.Clock.GetUtcNow()),
            Labels = request.Labels is { Count: > 0 } ? request.Labels : null,
        };
    }

    public static async Task<ReadSecretResult> ReadAsync(SecretRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var vault = await session.VaultService.FindAsync(request.Vault, type: null, cancellationToken);
        return new ReadSecretResult
        {
            VaultName = vault.Name,
            SecretKey = request.Key,
            VaultType = vault.Type,
            Value = await ValueAsync(session, vault, request.Key, VaultCallers.ReadSecret, cancellationToken),
        };
    }

    public static async Task<ListKeysResult> ListKeysAsync(ListKeysRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var (vault, provider) = await VaultViews.OpenAsync(session, request.Vault, cancellationToken);
        var keys = await provider.ListAsync(cancellationToken);
        return new ListKeysResult { VaultName = vault.Name, VaultType = vault.Type, SecretKeys = keys, Count = keys.Count };
    }

    public static async Task<InspectSecretResult> InspectAsync(SecretRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var (vault, provider) = await VaultViews.OpenAsync(session, request.Vault, cancellationToken);
        var value = await ValueAsync(session, vault, request.Key, VaultCallers.Inspect, cancellationToken);
        var annotation = provider.Annotations is { } annotations ? await annotations.GetAsync(request.Key, cancellationToken) : null;
        var hook = provider.RefreshHooks is { } hooks ? await hooks.GetAsync(request.Key, cancellationToken) : null;
        return new InspectSecretResult
        {
            VaultName = vault.Name,
            SecretKey = request.Key,
            VaultType = vault.Type,
            SizeBytes = Encoding.UTF8.GetByteCount(value),
            SizeChars = value.Length,
            SupportsAnnotations = provider.Annotations is not null,
            HasAnnotation = annotation is not null,
            Annotation = annotation,
            SupportsRefreshHooks = provider.RefreshHooks is not null,
            HasRefreshHook = hook is not null,
            RefreshHook = hook,
        };
    }

    public static async Task<DeleteSecretResult> DeleteAsync(DeleteSecretRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var vault = await session.VaultService.FindAsync(request.Vault, type: null, cancellationToken);
        var result = new DeleteSecretResult
        {
            VaultName = vault.Name,
            SecretKey = request.Key,
            VaultType = vault.Type,
            Timestamp = IdFormat.Text(context.Host.Clock.GetUtcNow()),
        };
        try
        {
            await session.VaultService.DeleteAsync(vault.Name, request.Key, VaultCallers.Delete, cancellationToken);
            return result;
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.SecretNotFound && request.IgnoreMissing)
        {
            return result with { NoOp = true };
        }
    }

    /// <summary>The value; where there is none, what to do comes first and the provider's own words second (VCMD-20).</summary>
    private static async Task<string> ValueAsync(RepositorySession session, VaultConfiguration vault, string key, string caller, CancellationToken cancellationToken)
    {
        try
        {
            return await session.VaultService.ReadAsync(vault.Name, key, caller, cancellationToken);
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.SecretNotFound)
        {
            throw VaultFailures.NoSecret(vault, key, exception);
        }
    }

    private static RefreshHook? HookOf(PutSecretRequest request)
    {
        if (request.ClearRefresh && (request.RefreshFrom ?? request.RefreshTtl) is not null)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--clear-refresh cannot be combined with --refresh-from and --refresh-ttl.", "Leave one of them out.");
        }

        if (request.RefreshFrom is null != request.RefreshTtl is null)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, "--refresh-from and --refresh-ttl need each other.", "swamp vault put <vault> <key> --refresh-from 'command' --refresh-ttl 15m");
        }

        if (request.RefreshFrom is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(request.RefreshFrom))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--refresh-from is empty.", "--refresh-from 'gh auth token'");
        }

        var ttl = DurationText.Parse(request.RefreshTtl, "--refresh-ttl");
        return ttl > TimeSpan.Zero
            ? new RefreshHook { Command = request.RefreshFrom, TtlMs = (long)ttl.TotalMilliseconds, Ttl = RefreshHook.TextOf(ttl) }
            : throw new SwampException(ErrorCodes.InvalidArgument, "--refresh-ttl must be longer than zero.", "--refresh-ttl 15m");
    }

    private static async Task SetHookAsync(IVaultProvider provider, PutSecretRequest request, RefreshHook? hook, CancellationToken cancellationToken)
    {
        if (hook is not null)
        {
            await provider.RefreshHooks!.PutAsync(request.Key, hook, cancellationToken);
        }
        else if (request.ClearRefresh)
        {
            await provider.RefreshHooks!.DeleteAsync(request.Key, cancellationToken);
        }
    }
}
