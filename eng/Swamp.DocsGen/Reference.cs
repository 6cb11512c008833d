using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;
using Swamp.Operations;

namespace Swamp.DocsGen;

/// <summary>All generated reference pages.</summary>
internal static class Reference
{
    /// <summary>Path below <c>docs/reference</c> with forward slashes → text. The same input gives the same text on every machine.</summary>
    public static SortedDictionary<string, string> Build()
    {
        var docs = XmlDocs.Load(AppContext.BaseDirectory);
        var root = HelpReader.Read(CommandTree.BuildAll());
        var schemas = new Schemas(docs);
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["README.md"] = IndexPage.Write(root),
            ["operations.md"] = OperationsPage.Write(root, OperationCatalogue.All),
            ["errors.md"] = ErrorsPage.Write(docs, OperationCatalogue.All),
            ["exit-codes.md"] = ExitCodesPage.Write(),
            ["environment.md"] = EnvironmentPage.Write(),
        };
        foreach (var command in root.Commands ?? [])
        {
            pages[$"commands/{command.Name}.md"] = CommandPage.Write(command, schemas);
        }

        foreach (var operation in OperationCatalogue.All)
        {
            pages[$"schemas/{operation.Name}.request.json"] = schemas.Text(operation.RequestInfo, $"Request of {operation.Name}");
            pages[$"schemas/{operation.Name}.result.json"] = schemas.Text(operation.ResultInfo, $"Result of {operation.Name}");
        }

        return pages;
    }
}
