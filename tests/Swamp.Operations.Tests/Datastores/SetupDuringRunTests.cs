using Swamp.Engine.Errors;
using Swamp.Operations.Datastores;
using Swamp.Operations.Events;
using Swamp.Operations.Tests.Models;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>The state stays where it is while a workflow runs, which holds no lock of it.</summary>
public sealed class SetupDuringRunTests : StoreTest
{
    private readonly ModelTestRepository repository;
    private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<WorkflowRunResult>? run;

    public SetupDuringRunTests()
    {
        repository = Create();
        repository.Write(
            "workflows/workflow-w.yaml",
            """
            id: 22222222-2222-4222-8222-222222222222
            name: w
            version: 1
            jobs:
              - name: main
                steps:
                  - name: one
                    task: { type: model_method, modelType: '@acme/db', methodName: create, inputs: { name: db, region: here } }
            """);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Filesystem_WhileAWorkflowRuns_IsRefused(bool skipMigration)
    {
        await BeginAsync();

        var error = await repository.ErrorAsync(DatastoreOperations.SetupFilesystem, new SetupFilesystemRequest { Path = "elsewhere", SkipMigration = skipMigration });

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Contains(" of w is going on", error.Message, StringComparison.Ordinal);
        await EndsWellAndCanBeMovedThenAsync();
    }

    [Fact]
    public async Task Filesystem_WhenAWorkflowBeginsMeanwhile_TakesItsCopiesBack()
    {
        await WriteAsync(repository, "one");
        repository.OnEvent = heard => BeginOnce(heard is ProgressEvent);

        var error = await repository.ErrorAsync(DatastoreOperations.SetupFilesystem, new SetupFilesystemRequest { Path = "elsewhere" });

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(repository.Root, "elsewhere"), "*", SearchOption.AllDirectories));
        await EndsWellAndCanBeMovedThenAsync();
    }

    [Fact]
    public async Task Extension_WhenAWorkflowBeginsDuringThePush_TakesEverythingBack()
    {
        await WriteAsync(repository, "one");
        Places["shared"].OnPush = () => BeginOnce(true);

        var error = await Assert.ThrowsAsync<SwampException>(() => SetUpAsync(repository, "shared"));

        Assert.Equal(ErrorCodes.Conflict, error.Error.Code);
        Assert.Empty(Places["shared"].Files);
        Assert.Empty(Places["shared"].Locks);
        await EndsWellAndCanBeMovedThenAsync();
    }

    [Fact]
    public async Task Run_ThatOnlyClaimsToGoOn_IsNoReason()
    {
        await using (var session = await OpenAsync(repository))
        {
            await session.Tracker.StartAsync(
                new()
                {
                    Id = "gone",
                    Kind = Engine.Runs.RunKind.Workflow,
                    WorkflowName = "w",
                    Pid = 1,
                    Hostname = "another-box",
                    StartedAt = DateTimeOffset.UtcNow.AddHours(-1),
                    HeartbeatAt = DateTimeOffset.UtcNow.AddHours(-1),
                },
                CancellationToken.None);
        }

        Assert.Empty((await repository.CallAsync(DatastoreOperations.SetupFilesystem, new SetupFilesystemRequest { Path = "elsewhere" })).Errors);
    }

    /// <summary>Starts the workflow, and comes back when its step is at work.</summary>
    private async Task BeginAsync()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        repository.OnExecute = async _ =>
        {
            begun.SetResult();
            await goOn.Task;
        };
        run = Task.Run(() => repository.CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "w" }));
        await await Task.WhenAny(begun.Task, run);
    }

    private void BeginOnce(bool now)
    {
        if (now && run is null)
        {
            BeginAsync().GetAwaiter().GetResult();
        }
    }

    private async Task EndsWellAndCanBeMovedThenAsync()
    {
        repository.OnEvent = null;
        goOn.SetResult();
        var ended = await run!;
        Assert.Equal("succeeded", ended.Status);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(repository.Root, ".swamp", "workflow-runs"), "*", SearchOption.AllDirectories));

        Assert.Empty((await SetUpAsync(repository, "shared")).Errors);
        var history = await repository.CallAsync(WorkflowRunOperations.History, new WorkflowHistoryRequest { WorkflowOrRun = ended.Id });
        Assert.Equal("succeeded", history.Status);
    }
}
