using System.Globalization;
using Swamp.Engine.Data;
using Swamp.Engine.Execution;
using Swamp.Engine.Expressions;
using Swamp.Extensions;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Provisioning;
using Swamp.Operations.Events;

namespace Swamp.Operations.Sessions;

/// <content>Extensions.</content>
public sealed partial class RepositorySession : INestedRuns
{
    private TypeScriptExtensions? extensions;

    /// <summary>The TypeScript extensions of the repository.</summary>
    public TypeScriptExtensions Extensions => extensions ??= Own(CreateExtensions());

    /// <inheritdoc/>
    Task<MethodRunResult> INestedRuns.RunAsync(MethodRunRequest request, CancellationToken cancellationToken) =>
        CreateMethodRunner().RunAsync(request, new NestedRunObserver(Events), cancellationToken);

    private TypeScriptExtensions CreateExtensions()
    {
        var cache = SwampCache.Directory(Host.Variables, Host.HomeDirectory);
        var fetcher = new NpmDenoFetcher(
            Host.Variables, Layout.Root, Host.HomeDirectory, Processes, (text, cancellationToken) => Events.InfoAsync("extension", text, cancellationToken));
        var records = new DataRecords(Data, SensitiveOutputs);
        return new TypeScriptExtensions(
            new TypeScriptExtensionsOptions
            {
                Repository = Layout.Root,
                ExtensionsDirectory = Path.GetFullPath(Environment.ExtensionsDirectory ?? "extensions", Layout.Root),
                StateDirectory = Layout.Local,
                OnWarning = (text, cancellationToken) => Events.WarnAsync("extension", text, cancellationToken),
            },
            new ExtensionHostOptions
            {
                Deno = new DenoProvisioner(Host.Variables, cache, fetcher),
                Processes = Processes,
                Variables = Host.Variables,
                WorkingDirectory = Layout.Root,
                CacheDirectory = cache,
                ProcessId = Host.ProcessId,
                OnPrinted = (isError, text) => Events.InfoAsync(isError ? "extension stderr" : "extension stdout", Redactor.Redact(text.TrimEnd()), CancellationToken.None),
                Limits = Limits(),
            },
            new ExtensionServices
            {
                Definitions = Definitions,
                Data = Data,
                Catalog = Catalog,
                Records = records,
                Query = new ExpressionDataQuery(new DataQuery(Catalog, Data), records),
                Outputs = Outputs,
                Vaults = VaultService,
                Redactor = Redactor,
                Runs = this,
                OnLog = (level, text, cancellationToken) => level is "warning" or "error"
                    ? Events.WarnAsync("extension", text, cancellationToken)
                    : Events.InfoAsync("extension", text, cancellationToken),
            });
    }

    private HostLimits Limits() =>
        int.TryParse(Host.Variable("SWAMP_EXTENSION_MEMORY_MB"), NumberStyles.None, CultureInfo.InvariantCulture, out var memory) && memory >= 64
            ? new HostLimits { MemoryMib = memory }
            : new HostLimits();
}
