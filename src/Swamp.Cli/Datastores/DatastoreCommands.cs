using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Providers;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Datastores;

namespace Swamp.Cli.Datastores;

/// <summary><c>swamp datastore</c> (DSCMD-1 to DSCMD-21).</summary>
internal static class DatastoreCommands
{
    public static Command Build() => new("datastore")
    {
        Status(),
        Sync(),
        new Command("setup", "Move the state of the repository elsewhere") { DatastoreSetupCommands.Filesystem(), DatastoreSetupCommands.Extension() },
        new Command("lock", "Look at and remove locks") { DatastoreLockCommands.Status(), DatastoreLockCommands.Release() },
        ProviderCommands.BuildDatastoreTypes(),
    };

    private static Command Status() => new OperationCommand<DatastoreStatusRequest, DatastoreStatusResult>("status", DatastoreOperations.Status)
    {
        Examples = [new("Can the datastore be reached?", "swamp datastore status")],
        Bind = static (_, _) => ValueTask.FromResult(new DatastoreStatusRequest()),
        Render = static (result, output) =>
        {
            output.Field("Type", result.Type);
            output.Field("Path", result.Path);
            output.Field("Local copy", result.CachePath);
            var latency = FormattableString.Invariant($"({result.LatencyMs:0.0} ms)");
            output.Field("Health", result.Healthy ? $"{output.Good("●")} healthy {latency}" : $"{output.Bad("●")} unhealthy {latency}");
            output.Field("Error", result.Healthy ? null : result.Message);
            output.Field("Directories", string.Join(", ", result.Directories));
            output.Field("Exclude", result.Exclude is { } excluded ? string.Join(", ", excluded) : null);
        },
    };

    private static Command Sync()
    {
        var push = new Option<bool>("--push") { Description = "Only push what changed here" };
        var pull = new Option<bool>("--pull") { Description = "Only pull what others changed" };
        var yes = new Option<bool>("--yes", "-y", "--confirm") { Description = "Push without showing first what would change" };
        var timeout = Timeout();
        return new OperationCommand<DatastoreSyncRequest, DatastoreSyncResult>("sync", DatastoreOperations.Sync)
        {
            Options = { push, pull, yes, timeout },
            Examples =
            [
                new("See what others did", "swamp datastore sync --pull"),
                new("Both directions", "swamp datastore sync"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new DatastoreSyncRequest
            {
                Mode = (invocation.Value(push), invocation.Value(pull)) switch
                {
                    (true, true) => throw new SwampException(ErrorCodes.InvalidArgument, "--push and --pull exclude each other.", "swamp datastore sync does both"),
                    (true, _) => "push",
                    (_, true) => "pull",
                    _ => "sync",
                },
                Confirmed = invocation.Value(yes),
                TimeoutSeconds = invocation.Value(timeout),
            }),
            ExitStatus = static result => result.Errors is { Count: > 0 } ? ExitCodes.Failure : ExitCodes.Ok,
            Render = Render,
        };
    }

    /// <summary><c>--timeout</c> of everything that pulls or pushes.</summary>
    public static Option<int?> Timeout() => new("--timeout") { Description = "How long one direction may take, in seconds (1 to 21600; default: SWAMP_DATASTORE_SYNC_TIMEOUT_MS, or 300)", HelpName = "seconds" };

    private static void Render(DatastoreSyncResult result, TextOutput output)
    {
        if (result.Summary is { } summary)
        {
            output.Line($"Would push {summary.Total} files: {summary.New} new, {summary.Changed} changed, {summary.Deleted} deleted.");
            output.Line("Nothing was pushed. Push them with: swamp datastore sync --push --yes");
            return;
        }

        if (result.Mode != "push")
        {
            output.Line($"Pulled {Count(result.FilesPulled)}");
        }

        if (result.Mode != "pull" && result.Errors is not { Count: > 0 })
        {
            output.Line($"Pushed {Count(result.FilesPushed)}");
        }

        foreach (var error in result.Errors ?? [])
        {
            output.Line($"Not pushed: {error}");
        }
    }

    private static string Count(int? files) => files switch { null => "what there was", 1 => "1 file", _ => $"{files} files" };
}
