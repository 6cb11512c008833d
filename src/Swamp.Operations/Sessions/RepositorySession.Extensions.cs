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
    private ExtensionServices? extensionServices;

    /// <summary>The extensions of the repository.</summary>
    public TypeScriptExtensions Extensions => extensions ??= Own(CreateExtensions());

    /// <summary>Absolute path of the Deno that runs extensions; fetched when it is not there.</summary>
    public Task<string> FindDenoAsync(CancellationToken cancellationToken) => Deno.FindAsync(cancellationToken);

    private string CacheDirectory => SwampCache.Directory(Host.Variables, Host.HomeDirectory);

    private DenoProvisioner Deno => new(
        Host.Variables,
        CacheDirectory,
        new NpmDenoFetcher(Host.Variables, Layout.Root, Host.HomeDirectory, Processes, (text, cancellationToken) => Events.InfoAsync("extension", text, cancellationToken)));

    /// <inheritdoc/>
    Task<MethodRunResult> INestedRuns.RunAsync(MethodRunRequest request, CancellationToken cancellationToken) =>
        CreateMethodRunner().RunAsync(request, new NestedRunObserver(Events), cancellationToken);

    private TypeScriptExtensions CreateExtensions()
    {
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
                Deno = Deno,
                ProgramDirectory = Host.ProgramDirectory,
                Version = Host.Version,
                Processes = Processes,
                Variables = Host.Variables,
                WorkingDirectory = Layout.Root,
                CacheDirectory = CacheDirectory,
                ProcessId = Host.ProcessId,
                OnPrinted = (isError, text) => Events.InfoAsync(isError ? "extension stderr" : "extension stdout", Redactor.Redact(text.TrimEnd()), CancellationToken.None),
                Limits = Limits(),
            },
            () => extensionServices ??= new ExtensionServices
            {
                Definitions = Definitions,
                Data = Data,
                Catalog = Catalog,
                Records = new DataRecords(Data, SensitiveOutputs),
                Query = new ExpressionDataQuery(new DataQuery(Catalog, Data), new DataRecords(Data, SensitiveOutputs)),
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
