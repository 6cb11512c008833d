using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data rename</c> (DCMD-11).</summary>
internal static class DataRenameCommand
{
    public static Command Build()
    {
        var item = new ItemArguments();
        var third = new Argument<string?>("new-name") { Description = "The new name", Arity = ArgumentArity.ZeroOrOne };
        var newName = new Option<string?>("--new-name") { Description = "The new name", HelpName = "name" };
        var command = new OperationCommand<DataRenameRequest, DataRenameResult>("rename", DataOperations.Rename)
        {
            Examples = [new("Give a result another name", "swamp data rename db state old-state")],
            Bind = (invocation, _) => ValueTask.FromResult(new DataRenameRequest
            {
                Model = item.Model(invocation),
                Name = item.Name(invocation),
                NewName = invocation.Value(newName) ?? invocation.Value(third),
            }),
            Render = (result, output) =>
            {
                output.Line(output.Good($"Renamed {result.OldName} to {result.NewName} ({result.ModelName}), from version {result.CopiedVersion}"));
                output.Line(result.Warning);
            },
        };
        item.AddTo(command);
        command.Arguments.Add(third);
        command.Options.Add(newName);
        return command;
    }
}
