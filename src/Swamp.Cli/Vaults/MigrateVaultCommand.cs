using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Vaults;

namespace Swamp.Cli.Vaults;

/// <summary><c>swamp vault migrate</c> (VCMD-30, VCMD-31).</summary>
internal static class MigrateVaultCommand
{
    public static Command Build()
    {
        var vault = VaultOptions.Vault();
        var toType = new Option<string?>("--to-type") { Description = "Type of the new provider", HelpName = "type" };
        var (config, yes, force) = (VaultOptions.Config(), VaultOptions.Yes(), VaultOptions.Force());
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would happen" };
        return new OperationCommand<MigrateVaultRequest, MigrateVaultResult>("migrate", VaultOperations.Migrate)
        {
            Arguments = { vault },
            Options = { toType, config, dryRun, yes, force },
            Examples =
            [
                new("What would happen?", "swamp vault migrate team --to-type local_encryption --dry-run"),
                new("Do it", "swamp vault migrate team --to-type local_encryption --yes"),
            ],
            Notes = "Name and id stay, so expressions keep working. The secrets at the old place stay too; delete them there when you are sure.",
            Bind = (invocation, _) => ValueTask.FromResult(new MigrateVaultRequest
            {
                Vault = invocation.Value(vault)!,
                ToType = invocation.Value(toType)
                    ?? throw new SwampException(ErrorCodes.InvalidArgument, "Missing option --to-type: the type of the new provider.", "swamp vault type search"),
                Config = JsonConfig.Parse(invocation.Value(config)),
                DryRun = invocation.Value(dryRun),
            }),
            Confirm = async (invocation, request, cancellationToken) => request.DryRun || await invocation.ConfirmAsync(
                $"Move vault '{request.Vault}' to '{request.ToType}'?", invocation.Value(yes) || invocation.Value(force), cancellationToken),
            Render = Render,
        };
    }

    private static void Render(MigrateVaultResult result, TextOutput output) => output.Line(
        result.DryRun is true
            ? $"Would move {result.SecretCount} secrets of vault \"{result.VaultName}\" from {result.CurrentTypeName} to {result.TargetTypeName}"
            : $"Moved {result.SecretsMigrated} secrets of vault \"{result.VaultName}\" from {result.PreviousType} to {result.NewTypeName}");
}
