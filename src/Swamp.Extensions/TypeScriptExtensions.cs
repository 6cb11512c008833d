using Swamp.Engine.Models;
using Swamp.Engine.Reports;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Models;
using Swamp.Extensions.Reports;
using Swamp.Extensions.Vaults;

namespace Swamp.Extensions;

/// <summary>The TypeScript extensions of one repository. Nothing is read before it is asked for, and no process started before something must run.</summary>
public sealed class TypeScriptExtensions : IAsyncDisposable
{
    private readonly ExtensionHost host;

    /// <summary>Creates the extensions of a repository.</summary>
    /// <param name="options">Where they lie.</param>
    /// <param name="hostOptions">How they are run.</param>
    /// <param name="services">What they may reach; asked for when the first one runs, since vaults may be extensions themselves.</param>
    public TypeScriptExtensions(TypeScriptExtensionsOptions options, ExtensionHostOptions hostOptions, Func<ExtensionServices> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        host = new ExtensionHost(hostOptions);
        var library = new ExtensionLibrary(new ExtensionLibraryOptions
        {
            Repository = options.Repository,
            ExtensionsDirectory = options.ExtensionsDirectory,
            StateDirectory = options.StateDirectory,
            Host = host,
            HostOptions = hostOptions,
            OnWarning = options.OnWarning,
        });
        Types = new TypeScriptModelTypes(library, services);
        var reports = new TypeScriptReports(library, services, options.Repository);
        (Reports, WorkflowReports, ReportCatalog) = (reports, reports, reports);
        VaultTypes = new TypeScriptVaultTypes(library);
    }

    /// <summary>The model types.</summary>
    public IModelTypeProvider Types { get; }

    /// <summary>The reports over method runs.</summary>
    public IMethodReportSource Reports { get; }

    /// <summary>The reports over workflow runs.</summary>
    public IWorkflowReportSource WorkflowReports { get; }

    /// <summary>All of them, to be listed.</summary>
    public IReportCatalog ReportCatalog { get; }

    /// <summary>The vault types.</summary>
    public IVaultTypeSource VaultTypes { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => host.DisposeAsync();
}
