using Swamp.Engine.Reports;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Reports;

/// <summary>Reports that come from extension files, in TypeScript or C#.</summary>
internal sealed class TypeScriptReports(ExtensionLibrary library, Func<ExtensionServices> services, string repository) : IMethodReportSource
{
    public async ValueTask<IMethodReport?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var sources = await library.FindAsync(static kind => kind == ExtensionKind.Report, cancellationToken);
        foreach (var source in sources.Where(s => s.NameHint is null || s.NameHint == name).OrderBy(static s => s.NameHint is null))
        {
            if (await library.LoadAsync(source, cancellationToken) is { } loaded && DescriptionReader.Text(loaded.Description["name"]) == name)
            {
                // Reports over workflows are made where workflows run.
                return DescriptionReader.Text(loaded.Description["scope"]) is "method" or "model" ? new TypeScriptReport(loaded, services, repository) : null;
            }
        }

        return null;
    }
}
