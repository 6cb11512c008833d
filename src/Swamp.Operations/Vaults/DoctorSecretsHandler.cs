using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Models;
using Swamp.Engine.Schemas;
using Swamp.Engine.Vaults;
using Swamp.Operations.Events;

namespace Swamp.Operations.Vaults;

/// <summary>Looks for secrets that stand in definition files, and for vaults that are missing (DOC-10, DOC-11).</summary>
internal static class DoctorSecretsHandler
{
    private const string ProposedVault = "my-vault";

    public static async Task<DoctorSecretsResult> SecretsAsync(DoctorSecretsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var (scanned, findings, unresolved) = (0, new List<LeakedSecrets>(), new List<DefinitionItem>());
        await ScanAsync(
            context,
            (definition, type) =>
            {
                scanned++;
                if (type is null)
                {
                    unresolved.Add(ItemOf(definition));
                }
                else if (LeaksOf(definition, type) is { Count: > 0 } leaks)
                {
                    findings.Add(new LeakedSecrets
                    {
                        DefinitionId = definition.Id,
                        DefinitionName = definition.Name,
                        Type = definition.Type.Normalized,
                        LeakedPaths = [.. leaks.Select(static leak => leak.Path)],
                        Remediations = leaks,
                    });
                }
            },
            cancellationToken);
        return new DoctorSecretsResult { OverallStatus = findings.Count == 0 ? "pass" : "fail", Scanned = scanned, Findings = findings, Unresolved = unresolved };
    }

    public static async Task<DoctorVaultsResult> VaultsAsync(DoctorVaultsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        bool hasVault;
        await using (var session = await context.OpenRepositoryAsync(cancellationToken))
        {
            hasVault = (await session.VaultService.ListAsync(cancellationToken)).Any(static v => !v.IsInternal);
        }

        var (scanned, findings, unresolved) = (0, new List<DefinitionItem>(), new List<DefinitionItem>());
        await ScanAsync(
            context,
            (definition, type) =>
            {
                scanned++;
                if (type is null)
                {
                    unresolved.Add(ItemOf(definition));
                }
                else if (!hasVault && SensitiveOutputs.AreDeclaredBy(type))
                {
                    findings.Add(ItemOf(definition));
                }
            },
            cancellationToken);
        return new DoctorVaultsResult
        {
            OverallStatus = findings.Count == 0 ? "pass" : "fail",
            Scanned = scanned,
            HasVault = hasVault,
            Findings = findings,
            Unresolved = unresolved,
        };
    }

    private static async Task ScanAsync(OperationContext context, Action<Definition, ModelType?> look, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var broken = new List<string>();
        var definitions = await session.Definitions.ListAsync(
            includeAutoCreated: true, (path, error) => broken.Add($"{Path.GetRelativePath(session.Layout.Root, path)} was not looked at: {error.Message}"), cancellationToken);
        foreach (var warning in broken)
        {
            await context.Events.WarnAsync("doctor", warning, cancellationToken);
        }

        foreach (var stored in definitions)
        {
            look(stored.Definition, await session.ModelTypes.FindAsync(stored.Definition.Type, cancellationToken));
        }
    }

    private static List<SecretRemediation> LeaksOf(Definition definition, ModelType type)
    {
        var leaks = new List<SecretRemediation>();
        AddLeaks(leaks, "", type.GlobalArguments, definition.GlobalArguments);
        foreach (var (name, arguments) in definition.Methods)
        {
            if (type.Methods.TryGetValue(name, out var method))
            {
                AddLeaks(leaks, $"methods.{name}.arguments.", method.Arguments, arguments);
            }
        }

        return leaks;
    }

    private static void AddLeaks(List<SecretRemediation> leaks, string prefix, JsonObject? schema, JsonObject arguments)
    {
        var places = SensitivePaths.In(schema, arguments).Select(static place => (Path: ValuePath.Dotted(place.Path), place.Rule)).ToList();
        foreach (var path in SensitiveLiterals.Find(schema, arguments))
        {
            var rule = places.FirstOrDefault(place => path == place.Path || path.StartsWith(place.Path + ".", StringComparison.Ordinal) || path.StartsWith(place.Path + "[", StringComparison.Ordinal)).Rule;
            var vault = rule?.VaultName ?? ProposedVault;
            var key = rule?.VaultKey ?? path;
            leaks.Add(new SecretRemediation(prefix + path, vault, key, VaultReferences.Write(vault, key)));
        }
    }

    private static DefinitionItem ItemOf(Definition definition) => new(definition.Id, definition.Name, definition.Type.Normalized);
}
