using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Vaults;

namespace Swamp.Cli.Vaults;

/// <summary><c>swamp doctor secrets</c> and <c>swamp doctor vaults</c> (DOC-10, DOC-11).</summary>
internal static class DoctorVaultCommands
{
    public static Command Secrets() => new OperationCommand<DoctorSecretsRequest, DoctorSecretsResult>("secrets", VaultOperations.DoctorSecrets)
    {
        Examples = [new("Do secrets stand in definition files?", "swamp doctor secrets")],
        Bind = static (_, _) => ValueTask.FromResult(new DoctorSecretsRequest()),
        Render = static (result, output) =>
        {
            foreach (var finding in result.Findings)
            {
                output.Line($"{output.Bad("✗")} {finding.DefinitionName} ({finding.Type}): secrets in clear");
                foreach (var remedy in finding.Remediations)
                {
                    output.Line($"    {remedy.Path}: swamp vault put {remedy.VaultName} {remedy.VaultKey}, then write {remedy.Expression}");
                }
            }

            WriteEnd(result.Unresolved, result.Scanned, result.OverallStatus, output);
        },
        ExitStatus = static result => result.OverallStatus == "fail" ? ExitCodes.Failure : ExitCodes.Ok,
    };

    public static Command Vaults() => new OperationCommand<DoctorVaultsRequest, DoctorVaultsResult>("vaults", VaultOperations.DoctorVaults)
    {
        Examples = [new("Is there a vault for every model that makes secrets?", "swamp doctor vaults")],
        Bind = static (_, _) => ValueTask.FromResult(new DoctorVaultsRequest()),
        Render = static (result, output) =>
        {
            foreach (var finding in result.Findings)
            {
                output.Line($"{output.Bad("✗")} {finding.DefinitionName} ({finding.Type}): makes secrets, and there is no vault to keep them in");
            }

            if (result.Findings.Count > 0)
            {
                output.Line("    hint: swamp vault create local_encryption my-vault");
            }

            WriteEnd(result.Unresolved, result.Scanned, result.OverallStatus, output);
        },
        ExitStatus = static result => result.OverallStatus == "fail" ? ExitCodes.Failure : ExitCodes.Ok,
    };

    private static void WriteEnd(IReadOnlyList<DefinitionItem> unresolved, int scanned, string overall, TextOutput output)
    {
        foreach (var item in unresolved)
        {
            output.Line($"– {item.DefinitionName} ({item.Type}): not checked, its type is not available here");
        }

        output.Line($"{scanned} definitions looked at");
        output.Line($"OVERALL: {overall}");
    }
}
