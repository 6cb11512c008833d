using Swamp.Engine.Errors;
using Swamp.Engine.Runs;
using Swamp.Operations.Tests.Models;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>What one repository answers or cancels, another one that shares its datastore knows.</summary>
public sealed class SharedRunTests : StoreTest
{
    private readonly ModelTestRepository mine;
    private readonly ModelTestRepository theirs;

    public SharedRunTests() => (mine, theirs) = (WithWorkflows(), WithWorkflows());

    [Fact]
    public async Task Approval_IsKnownElsewhere_WhereTheRunGoesOn()
    {
        var run = await mine.CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "ask" });
        Assert.Equal("suspended", run.Status);

        var answer = await theirs.CallAsync(WorkflowRunOperations.Approve, Answer);
        Assert.Equal(run.Id, answer.RunId);
        Assert.Equal(ErrorCodes.NotFound, (await mine.ErrorAsync(WorkflowRunOperations.Reject, Answer)).Code);
        var resumed = await mine.CallAsync(WorkflowRunOperations.Resume, new ResumeWorkflowRequest { Workflow = "ask" });

        Assert.Equal(("succeeded", run.Id), (resumed.Status, resumed.Id));
        Assert.Equal(ErrorCodes.NotFound, (await theirs.ErrorAsync(WorkflowRunOperations.Resume, new ResumeWorkflowRequest { Workflow = "ask" })).Code);
        Assert.Equal("succeeded", await StatusAsync(theirs, run.Id));
    }

    [Fact]
    public async Task Rejection_IsKnownElsewhere()
    {
        var run = await mine.CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "ask" });

        await theirs.CallAsync(WorkflowRunOperations.Reject, Answer);

        Assert.Equal(ErrorCodes.NotFound, (await mine.ErrorAsync(WorkflowRunOperations.Approve, Answer)).Code);
        Assert.Equal("failed", await StatusAsync(mine, run.Id));
    }

    [Fact]
    public async Task Cancellation_IsKnownElsewhere()
    {
        var run = await mine.CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "ask" });

        await theirs.CallAsync(WorkflowRunOperations.Cancel, new CancelWorkflowRequest { Workflow = "ask" });

        Assert.Equal(ErrorCodes.NotFound, (await mine.ErrorAsync(WorkflowRunOperations.Approve, Answer)).Code);
        Assert.Equal("cancelled", await StatusAsync(mine, run.Id));
    }

    [Fact]
    public async Task Answer_WhoseCounterpartCannotBeReached_IsNotGiven()
    {
        var run = await mine.CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "ask" });
        Places["shared"].OnPull = static () => throw new SwampException(ErrorCodes.DatastoreFailed, "the server is away");

        Assert.Equal(ErrorCodes.DatastoreFailed, (await mine.ErrorAsync(WorkflowRunOperations.Approve, Answer)).Code);
        Assert.Equal(ErrorCodes.DatastoreFailed, (await mine.ErrorAsync(WorkflowRunOperations.Cancel, new CancelWorkflowRequest { Workflow = "ask" })).Code);

        Assert.Equal("suspended", await StatusAsync(mine, run.Id));
    }

    [Fact]
    public async Task Cancellation_OfWhatRunsHere_NeedsNoDatastore()
    {
        var (begun, goOn) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        mine.OnExecute = async _ =>
        {
            begun.SetResult();
            await goOn.Task;
        };
        var running = Task.Run(() => mine.CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "work" }));
        await await Task.WhenAny(begun.Task, running);
        Places["shared"].OnPull = static () => throw new SwampException(ErrorCodes.DatastoreFailed, "the server is away");

        // The process that runs it is this one, which is not killed; that it was asked to end is in the tracker.
        var error = await mine.ErrorAsync(WorkflowRunOperations.Cancel, new CancelWorkflowRequest { Workflow = "work" });

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        await using (var session = await OpenAsync(mine))
        {
            Assert.Equal(RunStatus.Cancelled, Assert.Single(await session.Tracker.ListAsync(CancellationToken.None), static r => r.Kind == RunKind.Workflow).Status);
        }

        Places["shared"].OnPull = static () => { };
        goOn.SetResult();
        await running;
    }

    private static DecideRequest Answer => new() { Workflow = "ask", Step = "answer" };

    private ModelTestRepository WithWorkflows()
    {
        var repository = Create("shared");
        repository.Write(
            "workflows/workflow-ask.yaml",
            """
            id: 22222222-2222-4222-8222-222222222222
            name: ask
            version: 1
            jobs:
              - name: main
                steps:
                  - name: answer
                    task: { type: manual_approval, prompt: "Go on?" }
                  - name: after
                    dependsOn: [{ step: answer, condition: { type: succeeded } }]
                    task: { type: model_method, modelType: '@acme/db', methodName: create, inputs: { name: db, region: here } }
            """);
        repository.Write(
            "workflows/workflow-work.yaml",
            """
            id: 44444444-4444-4444-8444-444444444444
            name: work
            version: 1
            jobs:
              - name: main
                steps:
                  - name: one
                    task: { type: model_method, modelType: '@acme/db', methodName: create, inputs: { name: db, region: here } }
            """);
        return repository;
    }

    private static async Task<string> StatusAsync(ModelTestRepository repository, string runId) =>
        (await repository.CallAsync(WorkflowRunOperations.History, new WorkflowHistoryRequest { WorkflowOrRun = runId })).Status;
}
