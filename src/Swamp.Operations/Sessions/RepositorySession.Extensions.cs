using System.Globalization;
using Swamp.Engine.Data;
using Swamp.Engine.Execution;
using Swamp.Engine.Expressions;
using Swamp.Extensions;
using Swamp.Extensions.Auditing;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Provisioning;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Sources;
using Swamp.Operations.Events;
using Swamp.Operations.Registry;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Operations.Sessions;

/// <content>Extensions.</content>
public sealed partial class RepositorySession : INestedRuns
{
    private RepositoryExtensions? extensions;
    private ExtensionServices? extensionServices;
    private ExtensionPlaces? extensionPlaces;
    private PulledFiles? pulledFiles;
    private MissingExtensions? missingExtensions;
    private IReadOnlyList<string>? membership;
    private NpmConfigurationReader? npmConfiguration;

    /// <summary>Collectives that the user belongs to, as far as the login file of the user says (EXT-91).</summary>
    public IReadOnlyList<string> Membership => membership ??= MemberCollectives.Read(Environment);

    /// <summary>Collectives whose extensions are installed without a question: those of the repository, and with <c>trustMemberCollectives</c> the user's own.</summary>
    public IReadOnlyList<string> TrustedCollectives => Marker.TrustMemberCollectives ? [.. Marker.TrustedCollectives.Union(Membership, StringComparer.Ordinal)] : Marker.TrustedCollectives;

    /// <summary>The extensions of the repository.</summary>
    public RepositoryExtensions Extensions => extensions ??= Own(CreateExtensions());

    /// <summary>Where extensions come from.</summary>
    public ExtensionPlaces ExtensionPlaces => extensionPlaces ??= new ExtensionPlaces(Layout, Marker, Environment);

    /// <summary>Makes sure that installed extensions are what was pulled.</summary>
    public PulledFiles PulledFiles => pulledFiles ??= new PulledFiles(Layout, ExtensionPlaces, Host.Clock);

    /// <summary>Opens the registries that serve this repository.</summary>
    /// <param name="named">A registry that the call names, which then serves everything; null for the configured ones.</param>
    public RegistryDirectory OpenRegistries(string? named) =>
        new(RegistrySettings.Load(Marker, Environment, Layout.Root, named), Environment, Layout.Root, Host.Clock, Host.Version);

    /// <summary>Puts extensions into the repository and takes them out.</summary>
    public ExtensionInstaller ExtensionInstaller => new(Layout, Marker, ExtensionPlaces, Environment.LockTimeout, Host.Clock);

    /// <summary>Asks about the packages that extensions name (EXT-77).</summary>
    /// <exception cref="Engine.Errors.SwampException">A variable that names somebody to ask is no address.</exception>
    public PackageAuditor CreateAuditor() => new(NpmConfiguration, AuditAddresses.Read(Host.Variables), Host.Clock, Host.Version);

    /// <summary>Absolute path of the Deno that runs extensions; fetched when it is not there.</summary>
    public Task<string> FindDenoAsync(CancellationToken cancellationToken) => Deno.FindAsync(cancellationToken);

    private MissingExtensions MissingExtensions => missingExtensions ??= new MissingExtensions(this);

    private string CacheDirectory => SwampCache.Directory(Host.Variables, Host.HomeDirectory);

    private DenoProvisioner Deno => new(
        Host.Variables,
        CacheDirectory,
        new NpmDenoFetcher(NpmConfiguration, (text, cancellationToken) => Events.InfoAsync("extension", text, cancellationToken)));

    private NpmConfigurationReader NpmConfiguration => npmConfiguration ??= new(Host.Variables, Layout.Root, Host.HomeDirectory, Processes);

    /// <inheritdoc/>
    Task<MethodRunResult> INestedRuns.RunAsync(MethodRunRequest request, CancellationToken cancellationToken) =>
        CreateMethodRunner().RunAsync(request, new NestedRunObserver(Events), cancellationToken);

    /// <inheritdoc/>
    async Task<GateAnswer> INestedRuns.DecideAsync(GateDecision decision, CancellationToken cancellationToken)
    {
        var request = new DecideRequest { Workflow = decision.Workflow, Step = decision.Step, RunId = decision.RunId, Reason = decision.Reason };
        var result = await ApprovalHandlers.DecideAsync(request, decision.Approved, this, cancellationToken);
        return new GateAnswer(result.RunId, result.WorkflowName, result.StepName, result.Approved, result.DecidedBy);
    }

    private RepositoryExtensions CreateExtensions()
    {
        return new RepositoryExtensions(
            new RepositoryExtensionsOptions
            {
                Repository = Layout.Root,
                Places = ExtensionPlaces,
                StateDirectory = Layout.Local,
                Clock = Host.Clock,
                Verify = PulledFiles.CheckAsync,
                DefaultDriver = DefaultDriver,
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

    private HostLimits Limits()
    {
        var usual = new HostLimits();
        return usual with
        {
            MemoryMib = Number("SWAMP_EXTENSION_MEMORY_MB") is >= 64 and var memory ? memory : usual.MemoryMib,
            Load = Number("SWAMP_EXTENSION_LOAD_SECONDS") is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : usual.Load,
        };
    }

    private int? Number(string variable) =>
        int.TryParse(Host.Variable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
