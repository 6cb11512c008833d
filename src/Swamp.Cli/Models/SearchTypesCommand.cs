using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model type search</c> (TYPE-30).</summary>
internal static class SearchTypesCommand
{
    public static Command Build()
    {
        var query = new Argument<string?>("query") { Description = "Part of the name", Arity = ArgumentArity.ZeroOrOne };
        var command = new FlowCommand("search", ModelOperations.SearchTypes.Summary, ModelOperations.SearchTypes)
        {
            Examples = [new("List all types", "swamp model type search"), new("Find a type", "swamp model type search shell --json")],
            Flow = async (invocation, cancellationToken) =>
            {
                var request = new SearchTypesRequest { Query = invocation.Value(query) ?? "" };
                var result = await invocation.CallAsync(ModelOperations.SearchTypes, request, cancellationToken);
                invocation.Write(
                    ModelOperations.SearchTypes,
                    result,
                    static (found, output) => output.Table(["Type"], [.. found.Results.Select(static type => (IReadOnlyList<string>)[type.Normalized])], "No types found."),
                    alwaysJson: !invocation.Terminal.InputIsTerminal);
                return 0;
            },
        };
        command.Arguments.Add(query);
        command.Aliases.Add("list");
        return command;
    }
}
