using Swamp.Operations.WorkflowRuns;

namespace Swamp.Operations.Tests.Models;

/// <summary>Which runs tell the code of a type to get ready.</summary>
public sealed class PrepareTests : IDisposable
{
    private readonly ModelTestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Run_InThisProcess_TellsTheTypeBeforeItCallsIt()
    {
        var toldBefore = 0;
        repository.OnExecute = _ =>
        {
            toldBefore = repository.Prepared;
            return Task.CompletedTask;
        };
        WriteWorkflow("");

        await repository.CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "work" });

        Assert.Equal(1, toldBefore);
    }

    [Fact]
    public async Task Run_OnAnotherDriver_DoesNot()
    {
        WriteWorkflow("driver: nowhere");

        var run = await repository.CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "work" });

        Assert.Equal("failed", run.Status);
        Assert.Equal(0, repository.Prepared);
    }

    private void WriteWorkflow(string driver) => repository.Write(
        "workflows/workflow-work.yaml",
        $$"""
        id: 44444444-4444-4444-8444-444444444444
        name: work
        version: 1
        {{driver}}
        jobs:
          - name: main
            steps:
              - name: one
                task: { type: model_method, modelType: '@acme/db', modelName: db, methodName: create, inputs: { name: db, region: here } }
        """);
}
