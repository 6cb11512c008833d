using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations.Datastores;

namespace Swamp.Cli.Datastores;

/// <summary><c>swamp datastore lock status|release</c> (DSCMD-20, DSCMD-21).</summary>
internal static class DatastoreLockCommands
{
    public static Command Status() => new OperationCommand<LockStatusRequest, LockStatusResult>("status", DatastoreOperations.LockStatus)
    {
        Examples = [new("Who is at work?", "swamp datastore lock status")],
        Bind = static (_, _) => ValueTask.FromResult(new LockStatusRequest()),
        Render = static (result, output) =>
        {
            foreach (var model in result.Models)
            {
                output.Line($"{model.LockScope}: {Text(model.Info)}");
            }

            output.Line($"everything ({result.DatastoreType}): {(result.Held ? Text(result.Info) : "not held")}");
        },
    };

    public static Command Release()
    {
        var model = new Option<string?>("--model") { Description = "The lock of a model; default: that of everything", HelpName = "type/id" };
        var force = new Option<bool>("--force", "-f") { Description = "Has to be given: its holder may be at work" };
        return new OperationCommand<LockReleaseRequest, LockReleaseResult>("release", DatastoreOperations.LockRelease)
        {
            Options = { model, force },
            Examples = [new("The holder is gone for good", "swamp datastore lock release --force")],
            Bind = (invocation, _) => ValueTask.FromResult(new LockReleaseRequest { Model = invocation.Value(model), Force = invocation.Value(force) }),
            Render = static (result, output) => output.Line(result.Released ? $"Removed the lock of {Text(result.PreviousHolder)}" : $"Nothing was removed: {result.Reason}"),
        };
    }

    private static string Text(LockHolderView? holder) => holder is null
        ? "held by somebody whose lock cannot be read"
        : $"{holder.Holder} (pid {holder.Pid}), last sign of life {holder.AcquiredAt}{(holder.IsStale ? ", stale" : "")}";
}
