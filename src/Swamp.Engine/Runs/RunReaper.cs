namespace Swamp.Engine.Runs;

/// <summary>
/// Ends the rows of runs whose process is gone (TRK-5, STATE-14). A process that died between its record and its row had told the truth in the
/// record, so the row follows it.
/// </summary>
/// <param name="tracker">The rows.</param>
/// <param name="outputs">The records.</param>
public sealed class RunReaper(IRunTracker tracker, IOutputStore outputs)
{
    /// <summary>Ends them.</summary>
    /// <returns>The rows as they were.</returns>
    public async ValueTask<IReadOnlyList<TrackedRun>> ReapAsync(CancellationToken cancellationToken)
    {
        var reaped = await tracker.ReapAsync(cancellationToken);
        foreach (var run in reaped.Where(static r => r.Kind == RunKind.ModelMethod))
        {
            if (await outputs.FindAsync(run.Id, cancellationToken) is { Status: OutputStatus.Succeeded or OutputStatus.Cancelled } record)
            {
                await tracker.SetStatusAsync(run.Id, record.Status.Tracked(), cancellationToken);
            }
        }

        return reaped;
    }
}
