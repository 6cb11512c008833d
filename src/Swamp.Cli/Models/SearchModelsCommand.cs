using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model search</c> (MOD-15).</summary>
internal static class SearchModelsCommand
{
    public static Command Build()
    {
        var query = new Argument<string?>("query") { Description = "Part of name, type or id", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Include models of the program's own types" };
        var command = new FlowCommand("search", ModelOperations.Search.Summary, ModelOperations.Search)
        {
            Examples = [new("List all models", "swamp model search"), new("Find models", "swamp model search web --json")],
            Flow = async (invocation, cancellationToken) =>
            {
                var request = new SearchModelsRequest { Query = invocation.Value(query) ?? "", All = invocation.Value(all) };
                var result = await invocation.CallAsync(ModelOperations.Search, request, cancellationToken);
                invocation.Write(
                    ModelOperations.Search,
                    result,
                    static (found, output) => output.Table(
                        ["Name", "Type", "ID"],
                        [.. found.Results.Select(static item => (IReadOnlyList<string>)[item.Name, item.Type, item.Id])],
                        "No models found."),
                    alwaysJson: !invocation.Terminal.InputIsTerminal);
                return 0;
            },
        };
        command.Arguments.Add(query);
        command.Options.Add(all);
        command.Aliases.Add("list");
        return command;
    }
}
