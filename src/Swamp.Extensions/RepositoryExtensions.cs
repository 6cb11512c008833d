using Swamp.Engine.Models;
using Swamp.Engine.Reports;
using Swamp.Engine.Repositories;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Datastores;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Drivers;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Health;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Models;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Providers;
using Swamp.Extensions.Provisioning;
using Swamp.Extensions.Reports;
using Swamp.Extensions.Sources;
using Swamp.Extensions.Vaults;

namespace Swamp.Extensions;

/// <summary>The extensions of one repository, in TypeScript and in C#. Nothing is read before it is asked for, and no process started before something must run.</summary>
public sealed class RepositoryExtensions : IAsyncDisposable
{
    private readonly ExtensionHost deno;
    private readonly ExtensionHost runner;
    private readonly ExtensionHost loader;
    private readonly string loaderScratch;
    private readonly PackageBundles packages;
    private readonly RepositoryExtensionsOptions options;
    private readonly ExtensionHostOptions hostOptions;
    private readonly SourceIndex index;
    private readonly ExtensionLibrary library;

    /// <summary>Creates the extensions of a repository.</summary>
    /// <param name="options">Where they lie.</param>
    /// <param name="hostOptions">How they are run.</param>
    /// <param name="services">What they may reach; asked for when the first one runs, since vaults may be extensions themselves.</param>
    public RepositoryExtensions(RepositoryExtensionsOptions options, ExtensionHostOptions hostOptions, Func<ExtensionServices> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(hostOptions);
        deno = new ExtensionHost(hostOptions, new DenoProgram(hostOptions));
        runner = new ExtensionHost(hostOptions, new RunnerProgram(hostOptions));
        loaderScratch = Path.Combine(options.StateDirectory, "tmp", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SandboxDriver.Prefix}{hostOptions.ProcessId}-loading-{Path.GetRandomFileName()}"));
        loader = string.Equals(options.DefaultDriver?.Driver, SandboxDriver.Type, StringComparison.OrdinalIgnoreCase)
            ? new ExtensionHost(hostOptions, new ConfinedLoading(
                hostOptions, options.DefaultDriver!.Config ?? [], options.Repository, [Path.Combine(options.StateDirectory, "bundles"), Path.Combine(options.StateDirectory, "pulled-extensions")], loaderScratch))
            : deno;
        var bundler = new Bundler(hostOptions, options.Repository);
        var index = new SourceIndex(Path.Combine(options.StateDirectory, "bundles", "_sources.json"));
        var typeScript = new TypeScriptLanguage(bundler, deno, loader, index, options.Repository);
        library = new ExtensionLibrary(new ExtensionLibraryOptions
        {
            Repository = options.Repository,
            Folders = () => options.Places.CodeFolders(index),
            StateDirectory = options.StateDirectory,
            PlaceProblems = () => [.. options.Places.MissingSources().Select(static s => $"The extension source {s.Path} is not there. 'swamp extension source rm {s.Path}' takes it out.")],
            Index = index,
            TypeScript = typeScript,
            CSharp = new CSharpLanguage(runner, index, options.Repository, hostOptions.Version),
            OnWarning = options.OnWarning,
            Verify = options.Verify,
        });
        SelfContained = new SelfContainedBundles(library, bundler, typeScript, Path.Combine(options.StateDirectory, "bundles"), options.Repository);
        var types = new HostedModelTypes(library, SelfContained, services);
        Types = types;
        packages = new PackageBundles(bundler, deno, index, typeScript, hostOptions, options.Repository, Path.Combine(options.StateDirectory, "bundles"));
        (this.options, this.hostOptions, this.index) = (options, hostOptions, index);
        ContainerRunner = new ContainerRunner(bundler, hostOptions.CacheDirectory);
        Inspector = new ExtensionInspector(library, types, options.Places, options.Repository, options.StateDirectory, index);
        var reports = new HostedReports(library, services, options.Repository);
        (Reports, WorkflowReports, ReportCatalog) = (reports, reports, reports);
        Datastores = new ProviderTypes(library, ExtensionKind.Datastore);
        Drivers = new ProviderTypes(library, ExtensionKind.Driver);
        OpenDatastores = new HostedDatastores(library, options.Repository, options.StateDirectory, options.Clock);
        ExecutionDrivers = new ExtensionDrivers(library, hostOptions, services, options.Repository, Path.Combine(options.StateDirectory, "tmp"));
        VaultTypes = new HostedVaultTypes(library);
    }

    /// <summary>The model types.</summary>
    public IModelTypeProvider Types { get; }

    /// <summary>The reports over method runs.</summary>
    public IMethodReportSource Reports { get; }

    /// <summary>The reports over workflow runs.</summary>
    public IWorkflowReportSource WorkflowReports { get; }

    /// <summary>All of them, to be listed.</summary>
    public IReportCatalog ReportCatalog { get; }

    /// <summary>The types of datastores.</summary>
    public ProviderTypes Datastores { get; }

    /// <summary>The datastores themselves.</summary>
    public HostedDatastores OpenDatastores { get; }

    /// <summary>The types of drivers.</summary>
    public ProviderTypes Drivers { get; }

    /// <summary>The drivers themselves.</summary>
    public ExtensionDrivers ExecutionDrivers { get; }

    /// <summary>Bundles for where there is no host.</summary>
    public SelfContainedBundles SelfContained { get; }

    /// <summary>The program that runs self-contained bundles.</summary>
    public ContainerRunner ContainerRunner { get; }

    /// <summary>The program that runs extensions in C#, for a .NET that is somewhere else.</summary>
    /// <returns>Absolute path of the folder with <c>swamp-host.dll</c> and everything it loads.</returns>
    /// <exception cref="Engine.Errors.SwampException"><c>missing_deps</c>: it is not there.</exception>
    public string FindRunnerFolder() => RunnerLocation.Folder(hostOptions);

    /// <summary>Looks at all of them.</summary>
    public ExtensionInspector Inspector { get; }

    /// <summary>Looks for extensions again; something was installed since.</summary>
    public void Refresh() => library.Refresh();

    /// <summary>Makes archives of extensions.</summary>
    /// <param name="layout">Where everything of the repository lies.</param>
    /// <param name="marker">What <c>.swamp.yaml</c> says.</param>
    /// <param name="home">Absolute folder of the user; null when unknown.</param>
    /// <param name="places">Where sources are, when the call names another folder than the repository does.</param>
    public ExtensionPacker CreatePacker(RepositoryLayout layout, RepositoryMarker marker, string? home, ExtensionPlaces? places = null) => new(
        places ?? options.Places, layout, marker, home, index, packages, new PackageCache(Path.Combine(options.StateDirectory, "cache", "packages"), KeyFile, options.Clock));

    /// <summary>Looks at sources before they are published.</summary>
    public SourceGate CreateSourceGate() => new(new GateMemory(Path.Combine(options.StateDirectory, "cache", "gates"), new UserKey(KeyFile)), DenoRelease.StateOf(hostOptions.Variables));

    private string KeyFile => Path.Combine(hostOptions.CacheDirectory, "packages.key");

    /// <summary>The vault types.</summary>
    public IVaultTypeSource VaultTypes { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await deno.DisposeAsync();
        await runner.DisposeAsync();
        if (loader != deno)
        {
            await loader.DisposeAsync();
            SandboxDriver.Remove(loaderScratch);
        }
    }
}
