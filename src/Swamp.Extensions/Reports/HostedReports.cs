using Swamp.Engine.Reports;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Reports;

/// <summary>Reports that come from extension files, in TypeScript or C#.</summary>
internal sealed class HostedReports(ExtensionLibrary library, Func<ExtensionServices> services, string repository)
    : IMethodReportSource, IWorkflowReportSource, IReportCatalog
{
    public async ValueTask<IMethodReport?> FindAsync(string name, CancellationToken cancellationToken) =>
        await LoadAsync(name, cancellationToken) is { } loaded && ScopeOf(loaded) is "method" or "model"
            ? new HostedReport(loaded, services, repository)
            : null;

    public async ValueTask<IWorkflowReport?> FindWorkflowReportAsync(string name, CancellationToken cancellationToken) =>
        await LoadAsync(name, cancellationToken) is { } loaded && ScopeOf(loaded) == "workflow"
            ? new HostedWorkflowReport(loaded, services, repository)
            : null;

    public async ValueTask<string?> ExplainAsync(string name, CancellationToken cancellationToken) =>
        library.Explain((await SourcesAsync(cancellationToken)).Where(s => s.NameHint is null || s.NameHint == name));

    public async ValueTask<IReadOnlyList<IReport>> ListAsync(CancellationToken cancellationToken)
    {
        var reports = new List<IReport>();
        foreach (var source in await SourcesAsync(cancellationToken))
        {
            if (await library.TryLoadAsync(source, cancellationToken) is { } loaded)
            {
                reports.Add(new DescribedReport(loaded.Description));
            }
        }

        return reports;
    }

    private async ValueTask<LoadedExtension?> LoadAsync(string name, CancellationToken cancellationToken)
    {
        foreach (var source in (await SourcesAsync(cancellationToken)).Where(s => s.NameHint is null || s.NameHint == name).OrderBy(static s => s.NameHint is null))
        {
            if (await library.LoadAsync(source, cancellationToken) is { } loaded && DescriptionReader.Text(loaded.Description["name"]) == name)
            {
                return loaded;
            }
        }

        return null;
    }

    private ValueTask<IReadOnlyList<ExtensionSource>> SourcesAsync(CancellationToken cancellationToken) =>
        library.FindAsync(static kind => kind == ExtensionKind.Report, cancellationToken);

    private static string? ScopeOf(LoadedExtension loaded) => DescriptionReader.Text(loaded.Description["scope"]);
}
