using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>
/// Keeps the record of a run about current for whoever looks at it. The journal is what counts, so the record is written only as often as
/// it costs no more than a twentieth of the time: a long record of a large run seldom, a short one often.
/// </summary>
internal sealed class ProgressSaver(IWorkflowRunStore runs, WorkflowRun run, TimeProvider clock)
{
    private const int Share = 20;
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(1);

    private long last = clock.GetTimestamp();
    private TimeSpan pause = AtLeast;

    public async ValueTask SaveAsync()
    {
        if (clock.GetElapsedTime(last) < pause)
        {
            return;
        }

        var started = clock.GetTimestamp();
        await runs.SaveAsync(run, CancellationToken.None);
        last = clock.GetTimestamp();
        var took = clock.GetElapsedTime(started, last) * Share;
        pause = took > AtLeast ? took : AtLeast;
    }
}
