using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Models;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Execution;

/// <summary>The part of a run in which the method acts: what must hold before, the call, and what follows from its kind.</summary>
internal sealed class MethodExecution(MethodRunServices services)
{
    /// <summary>Executes the method.</summary>
    /// <returns>What was produced.</returns>
    public async Task<IReadOnlyList<ProducedData>> ExecuteAsync(
        PreparedRun prepared, RunIdentity run, IExecutionDriver driver, MethodContext context, CheckSelection checks, CancellationToken cancellationToken)
    {
        var (type, method) = (prepared.Target.Type, prepared.Method);
        var globals = prepared.UnresolvedGlobals.Count > 0 ? prepared.Globals : ArgumentBinder.BindGlobals(type, method, prepared.Globals);
        if (method.IsMutating)
        {
            await CheckRunner.RunAsync(driver, type, checks.ChecksFor(type, prepared.Definition, method.Name), context, cancellationToken);
            await RequireVaultAsync(type, cancellationToken);
        }

        await RefuseDeletedAsync(type, method, run, cancellationToken);
        var arguments = ArgumentBinder.BindArguments(type, method, globals, prepared.Arguments);
        var call = new DriverCall { Type = type, Method = method, Arguments = arguments, Context = context };
        var result = await driver.ExecuteAsync(call, cancellationToken);
        var returned = await new OutputNormaliser(context, services.Clock).TakeAsync(call, result, cancellationToken);
        await services.Data.CommitAsync(context.Deferred, CancellationToken.None);
        var produced = returned.Count > 0
            ? context.Produced.Where(p => returned.Contains(p.Handle.Id)).ToList()
            : [.. context.Produced];
        if (method.Kind == MethodKind.Delete)
        {
            produced.AddRange(await MarkDeletedAsync(prepared, run));
        }

        return produced;
    }

    /// <summary>A changing method whose results hold secrets needs a vault before it changes anything (EXEC-3).</summary>
    private async Task RequireVaultAsync(ModelType type, CancellationToken cancellationToken)
    {
        if (SensitiveOutputs.AreDeclaredBy(type) && (await services.Vaults.ListAsync(cancellationToken)).All(v => v.IsInternal))
        {
            throw new SwampException(
                ErrorCodes.VaultNotFound,
                $"{type.Name.Normalized} produces secrets, and there is no vault to keep them in.",
                "swamp vault create local_encryption secrets");
        }
    }

    /// <summary>Reading or updating something that was deleted is refused (EXEC-4).</summary>
    private async Task RefuseDeletedAsync(ModelType type, MethodDescriptor method, RunIdentity run, CancellationToken cancellationToken)
    {
        if (method.Kind is not (MethodKind.Read or MethodKind.Update))
        {
            return;
        }

        var resources = await ResourcesAsync(type, run, cancellationToken);
        if (resources.Count > 0 && resources.All(r => r.Metadata.IsDeleted))
        {
            var first = resources[0];
            throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"The resource '{first.Metadata.Name}' was deleted at {Identity.IdFormat.Text(first.Metadata.CreatedAt)}; {method.Name} has nothing to work on.",
                "Run the create method first.");
        }
    }

    private async Task<List<DataVersion>> ResourcesAsync(ModelType type, RunIdentity run, CancellationToken cancellationToken)
    {
        var found = new List<DataVersion>();
        foreach (var key in await services.Data.ListItemsAsync(type.Name.Normalized, run.ModelId, cancellationToken))
        {
            if (await services.Data.FindLatestAsync(key, cancellationToken) is { Metadata: { IsTombstone: false } metadata } version
                && metadata.Tag("type") == "resource" && type.Resources.ContainsKey(metadata.Tag("specName") ?? ""))
            {
                found.Add(version);
            }
        }

        return found;
    }

    /// <summary>After a delete, every resource of the model gets a deletion marker (EXEC-5).</summary>
    private async Task<List<ProducedData>> MarkDeletedAsync(PreparedRun prepared, RunIdentity run)
    {
        var produced = new List<ProducedData>();
        foreach (var resource in await ResourcesAsync(prepared.Target.Type, run, CancellationToken.None))
        {
            if (await services.Data.MarkDeletedAsync(resource.Key, run.Owner(prepared.Definition), prepared.Method.Name, CancellationToken.None) is { } marker)
            {
                var handle = DataHandle.Of(marker, marker.Metadata.Tag("specName") ?? "", DataKind.Resource);
                produced.Add(new ProducedData(handle, JsonNode.Parse(await services.Data.ReadContentAsync(marker, CancellationToken.None))));
            }
        }

        return produced;
    }
}
