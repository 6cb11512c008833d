using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Audit;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Vaults;

/// <summary>
/// Moves a vault to another provider (VCMD-30, VCMD-31): every secret is copied before the configuration changes, so that a failure leaves
/// everything as it was. Unlike in the existing product, notes and refresh hooks go along where the new provider has room for them, and the
/// audit of reads stays on (QUIRK-27).
/// </summary>
internal static class MigrateVaultHandler
{
    public static async Task<MigrateVaultResult> RunAsync(MigrateVaultRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var (vault, source) = await VaultViews.OpenAsync(session, request.Vault, cancellationToken);
        var target = await session.VaultTypes.ForCreationAsync(request.ToType, cancellationToken);
        if (target.Type == vault.Type)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Vault '{vault.Name}' is of the type '{vault.Type}' already.", "swamp vault type search");
        }

        var keys = await source.ListAsync(cancellationToken);
        var moved = vault with { Type = target.Type, Config = VaultViews.ConfigFor(session, target, request.Config) };
        if (request.DryRun)
        {
            return new MigrateVaultResult
            {
                DryRun = true,
                VaultName = vault.Name,
                CurrentType = vault.Type,
                CurrentTypeName = (await session.VaultTypes.FindAsync(vault.Type, cancellationToken))?.Name ?? vault.Type,
                TargetType = target.Type,
                TargetTypeName = target.Name,
                SecretCount = keys.Count,
            };
        }

        await CopyAsync(session, vault, source, await target.OpenAsync(moved, cancellationToken), keys, context, cancellationToken);
        await session.VaultConfigurations.UpdateAsync(moved, cancellationToken);
        return new MigrateVaultResult
        {
            VaultName = vault.Name,
            PreviousType = vault.Type,
            NewType = target.Type,
            NewTypeName = target.Name,
            SecretsMigrated = keys.Count,
            Timestamp = IdFormat.Text(context.Host.Clock.GetUtcNow()),
        };
    }

    private static async Task CopyAsync(
        RepositorySession session,
        VaultConfiguration vault,
        IVaultProvider source,
        IVaultProvider target,
        IReadOnlyList<string> keys,
        OperationContext context,
        CancellationToken cancellationToken)
    {
        await using (target)
        {
            for (var i = 0; i < keys.Count; i++)
            {
                await context.Events.EmitAsync(new ProgressEvent($"Copying secrets of {vault.Name}", i, keys.Count, "secrets"), cancellationToken);
                var value = await session.VaultService.ReadAsync(vault.Name, keys[i], VaultCallers.Migrate, cancellationToken);
                await target.PutAsync(keys[i], value, labels: null, cancellationToken);
                await session.VaultService.RecordAsync(vault, VaultAuditActions.Put, keys[i], VaultCallers.Migrate, cancellationToken);
                await CopyNotesAsync(source, target, keys[i], cancellationToken);
            }
        }
    }

    private static async Task CopyNotesAsync(IVaultProvider source, IVaultProvider target, string key, CancellationToken cancellationToken)
    {
        if (source.Annotations is { } from && target.Annotations is { } to && await from.GetAsync(key, cancellationToken) is { } annotation)
        {
            await to.PutAsync(key, annotation, cancellationToken);
        }

        if (source.RefreshHooks is { } fromHooks && target.RefreshHooks is { } toHooks && await fromHooks.GetAsync(key, cancellationToken) is { } hook)
        {
            await toHooks.PutAsync(key, hook, cancellationToken);
        }
    }
}
