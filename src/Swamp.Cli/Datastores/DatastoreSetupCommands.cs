using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Data;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Operations.Datastores;

namespace Swamp.Cli.Datastores;

/// <summary><c>swamp datastore setup filesystem|extension</c> (DSCMD-5, DSCMD-8).</summary>
internal static class DatastoreSetupCommands
{
    public static Command Filesystem()
    {
        var path = new Option<string>("--path") { Description = "The folder, which is made when it is not there", HelpName = "folder", Required = true };
        var directories = new Option<string?>("--directories") { Description = "Folders of state that are to lie there, separated by commas; default: all that may", HelpName = "names" };
        var skip = SkipMigration();
        return new OperationCommand<SetupFilesystemRequest, DatastoreSetupResult>("filesystem", DatastoreOperations.SetupFilesystem)
        {
            Options = { path, directories, skip },
            Examples = [new("On another disk", "swamp datastore setup filesystem --path /srv/swamp/team")],
            Bind = (invocation, _) => ValueTask.FromResult(new SetupFilesystemRequest
            {
                Path = invocation.Value(path)!,
                Directories = invocation.Value(directories)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                SkipMigration = invocation.Value(skip),
            }),
            ExitStatus = ExitStatus,
            Render = Render,
        };
    }

    public static Command Extension()
    {
        var type = new Argument<string>("type") { Description = "Type of the datastore" };
        var config = new Option<string?>("--config") { Description = "Its settings as a JSON object", HelpName = "json" };
        var skip = SkipMigration();
        var timeout = DatastoreCommands.Timeout();
        return new OperationCommand<SetupExtensionRequest, DatastoreSetupResult>("extension", DatastoreOperations.SetupExtension)
        {
            Arguments = { type },
            Options = { config, skip, timeout },
            Examples =
            [
                new("Which settings does it take?", "swamp datastore type describe @sample/mirror"),
                new("Move there", "swamp datastore setup extension @sample/mirror --config '{\"folder\": \"/mnt/team/state\"}'"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new SetupExtensionRequest
            {
                Type = invocation.Value(type)!,
                Config = ExtensionDatastores.ParseConfig(invocation.Value(config) ?? "", "--config"),
                SkipMigration = invocation.Value(skip),
                TimeoutSeconds = invocation.Value(timeout),
            }),
            ExitStatus = ExitStatus,
            Render = Render,
        };
    }

    private static Option<bool> SkipMigration() => new("--skip-migration") { Description = "Leave where it is what there is already" };

    private static int ExitStatus(DatastoreSetupResult result) => result.Errors.Count > 0 ? ExitCodes.Failure : ExitCodes.Ok;

    private static void Render(DatastoreSetupResult result, TextOutput output)
    {
        if (result.Errors.Count > 0)
        {
            output.Line("Nothing was changed:");
            foreach (var error in result.Errors)
            {
                output.Line($"  {error}");
            }

            output.Line(result.RetryHint ?? "");
            return;
        }

        output.Line($"The state of this repository lies in {result.Path} now ({result.Type}).");
        if (result.FilesPulled > 0)
        {
            output.Line($"{result.FilesPulled} files were there already.");
        }

        if (result.FilesCopied > 0)
        {
            output.Line($"{result.FilesCopied} files were brought there ({Sizes.Text(result.BytesCopied)}): {string.Join(", ", result.DirectoriesMigrated)}.");
        }
    }
}
