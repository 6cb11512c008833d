using System.Globalization;
using System.Text;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Execution;

namespace Swamp.Cli.WorkflowRuns;

/// <summary>The moving part of the screen: one line per job under way with its running steps, and a line of totals.</summary>
internal sealed class LiveTree(TimeProvider clock)
{
    private const int MostLines = 12;

    private readonly long started = clock.GetTimestamp();
    private readonly Dictionary<(string Run, string Job), Dictionary<string, long>> running = [];
    private int done;
    private int failed;
    private int skipped;
    private int drawn;
    private int total;

    /// <summary>Takes an event.</summary>
    public void Take(WorkflowEvent e)
    {
        var job = (e.RunId, e.JobId ?? "");
        switch (e.Kind)
        {
            case "started":
                total += (e.Units ?? []).Sum(static u => u!["stepCount"]!.GetValue<int>());
                break;
            case "for_each_expanded":
                total += (e.Units?.Count ?? 0) - 1;
                break;
            case "job_started":
                running.TryAdd(job, new Dictionary<string, long>(StringComparer.Ordinal));
                break;
            case "job_completed":
                running.Remove(job);
                break;
            case "step_started" when running.TryGetValue(job, out var steps):
                steps[e.StepId!] = clock.GetTimestamp();
                break;
            case "step_completed" or "step_failed" or "step_skipped" or "approval_requested":
                if (running.TryGetValue(job, out var open))
                {
                    open.Remove(e.StepId!);
                }

                done += e.Kind == "step_completed" ? 1 : 0;
                failed += e.Kind == "step_failed" ? 1 : 0;
                skipped += e.Kind == "step_skipped" ? 1 : 0;
                break;
        }
    }

    /// <summary>Removes what was drawn last.</summary>
    public string Erase()
    {
        var text = drawn == 0 ? "" : $"\r\u001b[{drawn.ToString(CultureInfo.InvariantCulture)}A\u001b[J";
        drawn = 0;
        return text;
    }

    /// <summary>Draws the present state.</summary>
    public string Draw(int width)
    {
        var lines = new List<string>();
        var now = 0;
        foreach (var ((_, job), steps) in running)
        {
            now += steps.Count;
            if (steps.Count > 0 && lines.Count < MostLines)
            {
                var names = steps.OrderBy(static s => s.Value).Take(4).Select(s => $"{s.Key} {DurationText.Format(TimeSpan.FromSeconds(Math.Floor(clock.GetElapsedTime(s.Value).TotalSeconds)))}");
                lines.Add($"  ◐ {job}: {string.Join(", ", names)}{(steps.Count > 4 ? $" and {steps.Count - 4} more" : "")}");
            }
        }

        var queued = Math.Max(0, total - done - failed - skipped - now);
        lines.Add($"  {now} running, {queued} queued, {done} done, {failed} failed, {skipped} skipped · {DurationText.Format(TimeSpan.FromSeconds(Math.Floor(clock.GetElapsedTime(started).TotalSeconds)))}");
        drawn = lines.Count;
        var text = new StringBuilder();
        lines.ForEach(l => text.Append(l.Length < width ? l : l[..Math.Max(0, width - 1)]).Append('\n'));
        return text.ToString();
    }
}
