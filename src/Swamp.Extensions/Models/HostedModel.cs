using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Models;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Models;

/// <summary>The code of a model type, or of what was grafted onto one, in the extension host.</summary>
internal sealed class HostedModel(LoadedExtension loaded, SelfContainedBundles bundles, Func<ExtensionServices> services) : IModelImplementation
{
    private readonly ExtensionHost host = loaded.Host;

    /// <summary>The extension decides; what a JSON Schema can say is only a description of its rules.</summary>
    public bool ParsesArguments(string method) => true;

    public void Prepare() => host.Prepare();

    /// <summary>The extension behind it.</summary>
    public LoadedExtension Loaded => loaded;

    public async ValueTask<MethodCode?> FindCodeAsync(CancellationToken cancellationToken)
    {
        var (files, installed) = ContextShape.FilesRoot(loaded, bundles.Repository);
        var code = loaded.Source.Path.EndsWith(".ts", StringComparison.Ordinal)
            ? new MethodCode(MethodCode.TypeScript, await bundles.MakeAsync(loaded.Source, cancellationToken))
            : new MethodCode(MethodCode.CSharp, await bundles.Assemblies.MakeAsync(loaded, cancellationToken));
        return code with { FilesRoot = files, FilesInstalled = installed };
    }

    public Task<MethodOutcome> ExecuteAsync(string method, JsonObject arguments, IMethodContext context, CancellationToken cancellationToken) =>
        ExecuteAsync(host, method, arguments, context, scratch: null, static call => call, cancellationToken);

    /// <summary>Runs a method in a host of its own.</summary>
    /// <param name="host">The host.</param>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="context">Its context.</param>
    /// <param name="scratch">Absolute folder for what it needs while it runs; null for one in the repository.</param>
    /// <param name="guard">What stands between the method and the engine.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<MethodOutcome> ExecuteAsync(
        ExtensionHost host, string method, JsonObject arguments, IMethodContext context, string? scratch, Func<IHostCall, IHostCall> guard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await using var call = new MethodCall(context, services());
        var shape = ContextShape.Of(loaded, context);
        shape["scratch"] = scratch;
        var parameters = new JsonObject
        {
            ["module"] = loaded.ModuleRef(),
            ["method"] = method,
            ["arguments"] = ContextShape.Reveal(arguments, context.Secrets),
            ["context"] = shape,
        };
        var answer = await host.CallAsync("execute", parameters, guard(call), cancellationToken);
        await call.WarnOfOpenFilesAsync(cancellationToken);
        var ids = (answer?["dataHandles"] as JsonArray ?? []).Select(DescriptionReader.Text).ToHashSet(StringComparer.Ordinal);
        return new MethodOutcome { DataHandles = [.. call.Written.Where(h => ids.Contains(h.Id))] };
    }

    public Task<CheckOutcome> CheckAsync(string check, IMethodContext context, CancellationToken cancellationToken) =>
        CheckAsync(host, check, context, scratch: null, static call => call, cancellationToken);

    /// <summary>Runs a check in a host of its own.</summary>
    /// <param name="host">The host.</param>
    /// <param name="check">The check.</param>
    /// <param name="context">Its context.</param>
    /// <param name="scratch">Absolute folder for what it needs while it runs; null for one in the repository.</param>
    /// <param name="guard">What stands between the check and the engine.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<CheckOutcome> CheckAsync(
        ExtensionHost host, string check, IMethodContext context, string? scratch, Func<IHostCall, IHostCall> guard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await using var call = new MethodCall(context, services());
        var shape = ContextShape.Of(loaded, context);
        shape["scratch"] = scratch;
        var parameters = new JsonObject { ["module"] = loaded.ModuleRef(), ["check"] = check, ["context"] = shape };
        var answer = await host.CallAsync("check", parameters, guard(call), cancellationToken);
        return new CheckOutcome((bool?)answer?["pass"] ?? false, DescriptionReader.Texts(answer?["errors"]));
    }

    /// <summary>Brings global arguments to a newer version.</summary>
    public async ValueTask<JsonObject> UpgradeAsync(string toVersion, JsonObject globals, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject { ["module"] = loaded.ModuleRef(), ["toVersion"] = toVersion, ["globalArguments"] = globals.DeepClone() };
        return await host.CallAsync("upgrade", parameters, host.Limits.Load, $"The upgrade to {toVersion}", cancellationToken) as JsonObject
            ?? throw new SwampException(ErrorCodes.InvalidModelType, $"The upgrade to {toVersion} in {loaded.Source.DisplayPath} returned no global arguments.");
    }
}
