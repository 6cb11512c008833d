using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Operations.Models;

namespace Swamp.Operations.Tests.Models;

public sealed class DeleteModelTests : IDisposable
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private readonly ModelTestRepository repository = new();
    private readonly string path;

    public DeleteModelTests() => path = repository.Write("models/@acme/db/main.yaml", $"id: {Id}\nname: main\nversion: 1\n");

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Delete_of_a_model_without_data_answers_in_the_shape_of_MOD34()
    {
        Assert.Equal(
            $$"""
            {
              "deleted": {
                "id": "{{Id}}",
                "name": "main",
                "type": "@acme/db",
                "inputPath": "ROOT/models/@acme/db/main.yaml"
              },
              "resourceDeleted": false,
              "outputsDeleted": 0,
              "evaluatedInputDeleted": false,
              "dataDeleted": false,
              "expiredDataAutoCollected": 0
            }

            """,
            await repository.JsonAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main" }));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Delete_as_a_dry_run_removes_nothing()
    {
        Assert.True((await repository.CallAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main", DryRun = true })).DryRun);
        Assert.True(File.Exists(path));
    }

    [Theory]
    [InlineData("modelIdOrName: main")]
    [InlineData($"modelIdOrName: {Id}")]
    [InlineData("modelType: '@acme/db'\n          modelName: main")]
    public async Task Delete_of_a_model_that_a_workflow_runs_is_refused_MOD31(string reference)
    {
        repository.Write("workflows/workflow-w.yaml", $"name: nightly\njobs:\n  - name: j\n    steps:\n      - name: s\n        task:\n          type: model_method\n          {reference}\n          methodName: create\n");

        var error = await repository.ErrorAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main", Force = true });

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Contains("nightly", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Delete_with_live_data_needs_force_and_takes_everything_along_MOD32_MOD33()
    {
        await WriteAsync("one", "infinite");
        await WriteAsync("two", "30d");
        repository.Write($".swamp/outputs/@acme/db/create/{Id}-2026-01-01T00-00-00-000Z.yaml", "id: x");
        repository.Write(".swamp/definitions-evaluated/@acme/db/main.yaml", "id: x");

        var error = await repository.ErrorAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main" });
        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Contains("2 data artifacts", error.Message, StringComparison.Ordinal);
        Assert.Equal("swamp model delete main --force", error.Hint);

        var result = await repository.CallAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main", Force = true });
        Assert.Equal((true, 1, true, 0), (result.DataDeleted, result.OutputsDeleted, result.EvaluatedInputDeleted, result.ExpiredDataAutoCollected));
        Assert.False(File.Exists(path));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(repository.Root, ".swamp/data/@acme"), "raw", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(repository.Root, ".swamp/definitions-evaluated/@acme/db/main.yaml")));
    }

    [Fact]
    public async Task Delete_with_a_deletion_marker_counts_it_as_live_MOD32()
    {
        await WriteAsync("one", "infinite");
        await using (var session = await repository.OpenAsync())
        {
            await session.Data.MarkDeletedAsync(new DataItemKey("@acme/db", Id, "one"), Owner, "delete", default);
        }

        Assert.Equal(ErrorCodes.Conflict, (await repository.ErrorAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main" })).Code);
    }

    [Fact]
    public async Task Delete_with_expired_data_only_collects_it_MOD32()
    {
        await WriteAsync("of-a-run-that-is-gone", "workflow", Owner with { WorkflowRunId = "22222222-2222-4222-8222-222222222222" });

        var result = await repository.CallAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main" });

        Assert.Equal((false, 1), (result.DataDeleted, result.ExpiredDataAutoCollected));
        Assert.False(File.Exists(path));
    }

    private static DataOwner Owner => new() { OwnerType = DataOwner.ModelMethod, OwnerRef = Id };

    private async Task WriteAsync(string name, string lifetime, DataOwner? owner = null)
    {
        await using var session = await repository.OpenAsync();
        await session.Data.WriteAsync(
            new DataWrite
            {
                Key = new DataItemKey("@acme/db", Id, name),
                ContentType = "application/json",
                Lifetime = lifetime,
                GarbageCollection = "5",
                Tags = new Dictionary<string, string> { ["type"] = "resource" },
                Owner = owner ?? Owner,
            },
            "{}"u8.ToArray(),
            default);
    }

    [Fact]
    public async Task Delete_removes_a_broken_file()
    {
        var broken = repository.Write("models/@acme/db/torn.yaml", "name: [");

        var preview = await repository.CallAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "torn", DryRun = true });
        var result = await repository.CallAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "torn" });

        Assert.Equal("torn", preview.Deleted.Name);
        Assert.Equal(("", "torn", "@acme/db", broken), (result.Deleted.Id, result.Deleted.Name, result.Deleted.Type, result.Deleted.InputPath));
        Assert.False(File.Exists(broken));
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Delete_of_a_broken_copy_leaves_the_data_of_the_original()
    {
        await WriteAsync("one", "infinite");
        repository.Write("models/@acme/db/copy.yaml", $"id: {Id}\nname: copy\nversion: [\n");

        var result = await repository.CallAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "copy", Force = true });

        Assert.False(result.DataDeleted);
        Assert.Equal(ErrorCodes.Conflict, (await repository.ErrorAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main" })).Code);
    }

    [Fact]
    public async Task Delete_of_a_broken_file_with_data_asks_for_force_and_takes_the_data_with_it()
    {
        await WriteAsync("one", "infinite");
        repository.Write("models/@acme/db/main.yaml", $"id: {Id}\nname: main\nversion: [\n");

        Assert.Equal(ErrorCodes.Conflict, (await repository.ErrorAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main" })).Code);
        Assert.True((await repository.CallAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "main", Force = true })).DataDeleted);
        Assert.False(File.Exists(path));
    }
}
