using Swamp.Engine.Models;
using Swamp.Engine.Reports;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Models;
using Swamp.Extensions.Reports;
using Swamp.Extensions.Vaults;

namespace Swamp.Extensions;

/// <summary>The extensions of one repository, in TypeScript and in C#. Nothing is read before it is asked for, and no process started before something must run.</summary>
public sealed class TypeScriptExtensions : IAsyncDisposable
{
    private readonly ExtensionHost deno;
    private readonly ExtensionHost runner;

    /// <summary>Creates the extensions of a repository.</summary>
    /// <param name="options">Where they lie.</param>
    /// <param name="hostOptions">How they are run.</param>
    /// <param name="services">What they may reach; asked for when the first one runs, since vaults may be extensions themselves.</param>
    public TypeScriptExtensions(TypeScriptExtensionsOptions options, ExtensionHostOptions hostOptions, Func<ExtensionServices> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(hostOptions);
        deno = new ExtensionHost(hostOptions, new DenoProgram(hostOptions));
        runner = new ExtensionHost(hostOptions, new RunnerProgram(hostOptions));
        var index = new SourceIndex(Path.Combine(options.StateDirectory, "bundles", "_sources.json"));
        var library = new ExtensionLibrary(new ExtensionLibraryOptions
        {
            Repository = options.Repository,
            ExtensionsDirectory = options.ExtensionsDirectory,
            StateDirectory = options.StateDirectory,
            Index = index,
            TypeScript = new TypeScriptLanguage(new Bundler(hostOptions, options.Repository), deno, index),
            CSharp = new CSharpLanguage(runner, index, options.Repository, hostOptions.Version),
            OnWarning = options.OnWarning,
        });
        Types = new TypeScriptModelTypes(library, services);
        Reports = new TypeScriptReports(library, services, options.Repository);
        VaultTypes = new TypeScriptVaultTypes(library);
    }

    /// <summary>The model types.</summary>
    public IModelTypeProvider Types { get; }

    /// <summary>The reports.</summary>
    public IMethodReportSource Reports { get; }

    /// <summary>The vault types.</summary>
    public IVaultTypeSource VaultTypes { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await deno.DisposeAsync();
        await runner.DisposeAsync();
    }
}
