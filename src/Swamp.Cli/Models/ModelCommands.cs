using System.CommandLine;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model</c> and everything below it.</summary>
internal static class ModelCommands
{
    public static Command Build() => new("model")
    {
        CreateModelCommand.Build(),
        GetModelCommand.Build(),
        SearchModelsCommand.Build(),
        EditModelCommand.Build(),
        new Command("method", "Run and describe methods of models")
        {
            DescribeMethodCommand.Build(),
        },
        new Command("type", "Find and describe model types")
        {
            SearchTypesCommand.Build(),
            DescribeTypeCommand.Build(),
        },
    };
}
