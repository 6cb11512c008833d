using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model create</c> (MOD-1, MOD-6).</summary>
internal static class CreateModelCommand
{
    public static Command Build()
    {
        var type = new Argument<string>("type") { Description = "Name of the type, for example command/shell" };
        var name = new Argument<string>("name") { Description = "Name of the model: a-z, 0-9, '-', '_', at most 64 characters" };
        var globals = new Option<string[]>("--global-arg")
        {
            Description = "A global argument: key=value, key:json=<json>, key=@file",
            HelpName = "key=value",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be created" };
        var command = new OperationCommand<CreateModelRequest, CreateModelResult>("create", ModelOperations.Create)
        {
            Examples =
            [
                new("Create a model that runs shell commands", "swamp model create command/shell greet"),
                new("With a secret from a vault", "swamp model create @acme/db main --global-arg region=eu --global-arg 'token=${{ vault.get(\"team\", \"db\") }}'"),
            ],
            Bind = async (invocation, cancellationToken) => new CreateModelRequest
            {
                Type = invocation.Value(type)!,
                Name = invocation.Value(name)!,
                GlobalArguments = await GlobalArguments.ReadAsync(invocation, globals, cancellationToken),
                DryRun = invocation.Value(dryRun),
            },
            Render = static (result, output) =>
            {
                output.Line($"{(result.DryRun is true ? "Would create" : "Created")}: {result.Name} ({result.Type})");
                output.Field("Path", result.Path);
                output.Field("Version", result.Version);
                ModelText.Methods(result.Methods, output);
            },
        };
        command.Arguments.Add(type);
        command.Arguments.Add(name);
        command.Options.Add(globals);
        command.Options.Add(dryRun);
        return command;
    }
}
