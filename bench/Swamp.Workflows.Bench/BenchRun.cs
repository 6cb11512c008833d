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

/// <summary>Runs workflows in a repository and prints what they cost.</summary>
internal sealed class BenchRun(string folder) : IOperationEvents, IWorkflowObserver
{
    private static readonly HostEnvironment Host = HostEnvironmentReader.Read();

    private readonly Stopwatch watch = new();
    private TimeSpan? firstStep;

    public static void Header() => Console.WriteLine(
        "| shape | steps | reports | ms/step | CPU ms/step | steps at the same time | allocated KiB/step | peak MiB | B/step | files/step | journal B/step | record B/step |\n|---|---|---|---|---|---|---|---|---|---|---|---|");

    public static void ResumeHeader() => Console.WriteLine("\n| resumed after kill -9, steps | done before | ms to the first step | ms in all | ms/step | peak MiB |\n|---|---|---|---|---|---|");

    /// <summary>How many steps a run that goes on has finished, about: each leaves a record.</summary>
    public static int StepsIn(string folder) =>
        Directory.Exists(Path.Combine(folder, ".swamp", "outputs")) ? Directory.EnumerateFiles(Path.Combine(folder, ".swamp", "outputs"), "*.yaml", SearchOption.AllDirectories).Count() : 0;

    public async Task MeasureAsync(string shape, int steps, bool reports)
    {
        await using var session = Open();
        var request = Request(shape, steps) with { Reports = reports ? ReportSelection.All : new ReportSelection { SkipAll = true } };
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (allocated, processor) = (GC.GetTotalAllocatedBytes(), process.TotalProcessorTime);
        watch.Start();
        var run = Succeeded(await session.CreateWorkflowRunner().RunAsync(request, this, CancellationToken.None));
        var took = watch.Elapsed;
        process.Refresh();
        (allocated, processor) = (GC.GetTotalAllocatedBytes() - allocated, process.TotalProcessorTime - processor);
        var inSteps = run.Jobs.SelectMany(static j => j.Steps).Sum(static s => (s.CompletedAt!.Value - s.StartedAt!.Value).TotalMilliseconds);
        var files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
        var journal = new FileInfo(Path.ChangeExtension(run.Path!, ".journal")).Length;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {shape} | {steps} | {(reports ? "yes" : "no")} | {took.TotalMilliseconds / steps:0.00} | {processor.TotalMilliseconds / steps:0.00} | {inSteps / took.TotalMilliseconds:0.0} | {allocated / 1024.0 / steps:0} | {process.PeakWorkingSet64 / 1048576.0:0} | {files.Sum(static f => f.Length) / steps} | {(double)files.Length / steps:0.0} | {journal / steps} | {new FileInfo(run.Path!).Length / steps} |"));
    }

    /// <summary>Starts a run that somebody will kill.</summary>
    public async Task StartAsync(string shape, int steps)
    {
        await using var session = Open();
        await session.CreateWorkflowRunner().RunAsync(Request(shape, steps), this, CancellationToken.None);
    }

    /// <summary>Goes on with the only run there is.</summary>
    public async Task ResumeAsync(string shape, int steps)
    {
        await using var session = Open();
        watch.Start();
        var head = (await session.Runs.ListAsync(null, CancellationToken.None))[0];
        var found = (await session.Runs.FindAsync(head.Id, CancellationToken.None))!;
        var before = found.Jobs[0].Steps.Count(static s => s.IsTerminal);
        Succeeded(await session.CreateWorkflowRunner().ContinueAsync(found, Request(shape, steps), this, CancellationToken.None));
        var took = watch.Elapsed;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {steps} | {before} | {firstStep!.Value.TotalMilliseconds:0} | {took.TotalMilliseconds:0} | {(took - firstStep.Value).TotalMilliseconds / (steps - before):0.00} | {process.PeakWorkingSet64 / 1048576.0:0} |"));
    }

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken)
    {
        if (firstStep is null && workflowEvent.Kind == "step_started")
        {
            firstStep = watch.Elapsed;
        }

        return ValueTask.CompletedTask;
    }

    private static WorkflowRunRequest Request(string shape, int steps) => new() { Workflow = Shapes.Make(shape, steps), Reports = new ReportSelection { SkipAll = true } };

    private static WorkflowRun Succeeded(WorkflowRun run) => run.Status == WorkflowRunStatus.Succeeded ? run : throw new InvalidOperationException(run.FirstFailure()?.Error);

    private RepositorySession Open()
    {
        var environment = SwampEnvironment.From(Host.Variables);
        var repository = new RepositoryOpener(environment, folder).Open(folder);
        return new RepositorySession(Host, environment, repository, new CallOptions { WorkingDirectory = folder }, this) { ModelTypeProviders = [new NoOpTypes()] };
    }
}
