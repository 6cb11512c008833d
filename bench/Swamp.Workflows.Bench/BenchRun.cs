using System.Diagnostics;
using System.Globalization;
using Swamp.Engine.Reports;
using Swamp.Engine.Repositories;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Workflows.Bench;

/// <summary>Runs workflows in a fresh repository and prints what they cost.</summary>
internal sealed class BenchRun(string folder) : IOperationEvents, IWorkflowObserver
{
    private static readonly HostEnvironment Host = HostEnvironmentReader.Read();

    public static void Header() => Console.WriteLine("| shape | steps | reports | ms/step | allocated KiB/step | peak MiB | journal B/step | record KiB | resume ms |\n|---|---|---|---|---|---|---|---|---|");

    public async Task MeasureAsync(string shape, int steps, bool reports)
    {
        await using var session = Open();
        var request = new WorkflowRunRequest { Workflow = Shapes.Make(shape, steps), Reports = reports ? ReportSelection.All : new ReportSelection { SkipAll = true } };
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var run = await session.CreateWorkflowRunner().RunAsync(request, this, CancellationToken.None);
        var took = watch.Elapsed;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        if (run.Status != WorkflowRunStatus.Succeeded)
        {
            throw new InvalidOperationException(run.FirstFailure()?.Error);
        }

        var journal = Path.ChangeExtension(run.Path!, ".journal");
        var (journalBytes, recordBytes) = (new FileInfo(journal).Length, new FileInfo(run.Path!).Length);
        var resume = await ResumeAsync(session, run, request, journal);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {shape} | {steps} | {(reports ? "yes" : "no")} | {took.TotalMilliseconds / steps:0.00} | {allocated / 1024.0 / steps:0} | {process.PeakWorkingSet64 / 1048576.0:0} | {journalBytes / steps} | {recordBytes / 1024} | {resume.TotalMilliseconds:0} |"));
    }

    /// <summary>Cuts the end off the journal, as a killed process would leave it, and goes on with the run.</summary>
    private async Task<TimeSpan> ResumeAsync(RepositorySession session, WorkflowRun run, WorkflowRunRequest request, string journal)
    {
        var lines = await File.ReadAllLinesAsync(journal);
        await File.WriteAllTextAsync(journal, string.Join('\n', lines[..^4]) + "\n");
        var watch = Stopwatch.StartNew();
        var found = (await session.Runs.FindAsync(run.Id, CancellationToken.None))!;
        var resumed = await session.CreateWorkflowRunner().ContinueAsync(found, request, this, CancellationToken.None);
        return resumed.Status == WorkflowRunStatus.Succeeded ? watch.Elapsed : throw new InvalidOperationException(resumed.FirstFailure()?.Error);
    }

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private RepositorySession Open()
    {
        var environment = SwampEnvironment.From(Host.Variables);
        var repository = new RepositoryOpener(environment, folder).Open(folder);
        return new RepositorySession(Host, environment, repository, new CallOptions { WorkingDirectory = folder }, this) { ModelTypeProviders = [new NoOpTypes()] };
    }
}
