using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data versions</c>; prints JSON in both modes (DCMD-7).</summary>
internal static class DataVersionsCommand
{
    public static Command Build()
    {
        var item = new ItemArguments();
        var command = new OperationCommand<DataVersionsRequest, DataVersionsResult>("versions", DataOperations.Versions)
        {
            AlwaysJson = true,
            Examples = [new("The versions of a result", "swamp data versions db state")],
            Bind = (invocation, _) => ValueTask.FromResult(new DataVersionsRequest { Model = item.Model(invocation), Name = item.Name(invocation) }),
            Render = (_, _) => { },
        };
        item.AddTo(command);
        return command;
    }
}
