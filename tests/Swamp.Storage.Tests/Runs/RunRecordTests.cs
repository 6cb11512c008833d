using System.Text.Json.Nodes;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Runs;
using Swamp.Engine.Yaml;
using Swamp.Storage.Runs;

namespace Swamp.Storage.Tests.Runs;

public sealed class RunRecordTests : IDisposable
{
    private readonly TestRepo repo = new();

    public void Dispose() => repo.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    public async Task Record_that_is_written_piece_by_piece_is_the_record_as_a_whole_and_reads_back(int jobs, int steps)
    {
        var run = Run(jobs, steps);
        var store = new FileWorkflowRunStore(repo.Layout);

        await store.SaveAsync(run, TestContext.Current.CancellationToken);

        var text = await File.ReadAllTextAsync(run.Path!, TestContext.Current.CancellationToken);
        Assert.Equal(YamlWriter.Write(WorkflowRunJson.Of(run)), text);
        var read = await store.FindAsync(run.Id, TestContext.Current.CancellationToken);
        Assert.Equal(WorkflowRunJson.Of(run).ToJsonString(), WorkflowRunJson.Of(read!).ToJsonString());
        Assert.Equal(run.Path, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(run.Path)!)));
    }

    [Fact]
    public async Task Half_a_record_that_a_killed_process_left_is_written_over()
    {
        var run = Run(1, 1);
        var store = new FileWorkflowRunStore(repo.Layout);
        await store.SaveAsync(run, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(run.Path)!, $".{run.Id}.tmp"), new string('x', 100_000), TestContext.Current.CancellationToken);

        await store.SaveAsync(run, TestContext.Current.CancellationToken);

        Assert.Equal(YamlWriter.Write(WorkflowRunJson.Of(run)), await File.ReadAllTextAsync(run.Path!, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(run.Path)!));
    }

    [Fact]
    public void What_a_step_returned_is_kept_as_it_was_and_given_out_as_a_copy()
    {
        var step = new StepRun { Name = "s", Output = new JsonObject { ["type"] = "model_method", ["n"] = 1.50m, ["text"] = "ä \"quoted\" \n", ["none"] = null } };

        step.Output!["type"] = "changed";

        Assert.Equal("""{"type":"model_method","n":1.50,"text":"ä \"quoted\" \n","none":null}""", step.Output.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        step.Reset();
        Assert.Null(step.Output);
        step.Output = [];
        Assert.Empty(step.Output);
    }

    private static WorkflowRun Run(int jobs, int steps)
    {
        var run = new WorkflowRun
        {
            Id = "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11",
            WorkflowId = "6b0c0a52-5e53-4c0b-9a0e-000000000001",
            WorkflowName = "w: odd",
            Status = WorkflowRunStatus.Failed,
            StartedAt = DateTimeOffset.UnixEpoch,
            Inputs = new JsonObject { ["text"] = "two\nlines\n" },
        };
        for (var j = 0; j < jobs; j++)
        {
            var job = new JobRun { Name = $"job {j}", Status = UnitStatus.Failed };
            for (var s = 0; s < steps; s++)
            {
                job.Steps.Add(new StepRun
                {
                    Name = $"- step #{s}",
                    Status = s % 2 == 0 ? UnitStatus.Failed : UnitStatus.Succeeded,
                    Error = s % 2 == 0 ? "first line\n  second: line" : null,
                    Output = s % 3 == 0 ? null : new JsonObject { ["type"] = "model_method", ["list"] = new JsonArray(1, "a", new JsonObject()) },
                    DataArtifacts = s % 2 == 0 ? [] : [new OutputArtifact { DataId = "id", Name = "n", Version = 1, Tags = new Dictionary<string, string> { ["a"] = "b: c" } }],
                });
            }

            run.Jobs.Add(job);
        }

        return run;
    }
}
