using System.CommandLine;
using Swamp.Cli.Execution;

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
        EvaluateCommand.Build(),
        CancelCommand.Build(),
        OutputCommands.BuildOutput(),
        DeleteModelCommand.Build(),
        ValidateModelCommand.Build(),
        new Command("method", "Run and describe methods of models")
        {
            RunMethodCommand.Build(),
            DescribeMethodCommand.Build(),
            OutputCommands.BuildHistory(),
        },
        new Command("type", "Find and describe model types")
        {
            SearchTypesCommand.Build(),
            DescribeTypeCommand.Build(),
        },
    };
}
