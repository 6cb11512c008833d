using Swamp.Engine.Errors;
using Swamp.Engine.Locks;
using Swamp.Engine.Runs;
using Swamp.Engine.Values;
using Swamp.Operations.Data;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Runs;

/// <summary>Removes old records under the global lock; a dry run takes none (LOCK-13).</summary>
internal static class RunGcHandler
{
    public static async Task<RunGcResult> RunAsync(RunGcRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var now = context.Host.Clock.GetUtcNow();
        var cutoff = Cutoff(request.OlderThan, now);
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        await using IHeldLock? held = request.DryRun ? null : await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var (runs, runBytes) = (0, 0L);
        foreach (var run in await session.WorkflowRuns.ListAsync(cancellationToken))
        {
            if (run.IsTerminal && run.StartedAt < cutoff && IsOlder(run.Path, cutoff))
            {
                runs++;
                runBytes += request.DryRun
                    ? Length(run.Path) + Length(Path.ChangeExtension(run.Path, ".log")) + Length(Path.ChangeExtension(run.Path, ".journal"))
                    : await session.WorkflowRuns.DeleteAsync(run, cancellationToken);
            }
        }

        var (outputs, outputBytes) = (0, 0L);
        foreach (var output in await session.Outputs.ListAsync(OutputFilter.All, cancellationToken))
        {
            if (output.IsTerminal && output.StartedAt < cutoff && IsOlder(output.Path!, cutoff))
            {
                outputs++;
                outputBytes += request.DryRun ? Length(output.Path!) + LogLength(session, output) : await session.Outputs.DeleteAsync(output, cancellationToken);
            }
        }

        if (!request.DryRun)
        {
            await RunLeftovers.SweepAsync(session, now, dryRun: false, cancellationToken);
        }

        await held.DoneAsync(cancellationToken);
        return new RunGcResult
        {
            WorkflowRunsDeleted = runs,
            WorkflowRunBytesReclaimed = runBytes,
            OutputsDeleted = outputs,
            OutputBytesReclaimed = outputBytes,
            TotalBytesReclaimed = runBytes + outputBytes,
            DryRun = request.DryRun,
        };
    }

    private static DateTimeOffset Cutoff(string age, DateTimeOffset now)
    {
        if (!DurationText.TryParseLifetime(age, out var duration))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"\"{age}\" is not an age.", "Write a number with m (minutes), h, d, w, mo or y: swamp run gc --older-than 30d");
        }

        return duration > now - DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : now - duration;
    }

    private static bool IsOlder(string path, DateTimeOffset cutoff) => File.GetLastWriteTimeUtc(path) < cutoff.UtcDateTime;

    private static long LogLength(RepositorySession session, OutputRecord output) =>
        output.LogFile is { } log ? Length(Path.Combine(session.Layout.Root, log)) : 0;

    private static long Length(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }
}
