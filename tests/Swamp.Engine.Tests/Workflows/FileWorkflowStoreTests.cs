using Swamp.Engine.Errors;
using Swamp.Engine.Tests.Definitions;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Tests.Workflows;

public sealed class FileWorkflowStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("nightly", "workflow-nightly.yaml")]
    [InlineData("@acme/audit", "workflow-5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11.yaml")]
    [InlineData("Big Name", "workflow-5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11.yaml")]
    public async Task Add_names_the_file_as_WF1_says(string name, string file)
    {
        var stored = await Store().AddAsync(New(name), None);

        Assert.Equal(Path.Combine(repository.Root, "workflows", file), stored.Path);
        Assert.Equal(name, (await Store().FindAsync(name, None))!.Workflow.Name);
        Assert.Equal(stored.Path, (await Store().FindAsync(WorkflowSamples.Id.ToUpperInvariant(), None))!.Path);
        Assert.Equal(stored.Hash, (await Store().FindAsync(name, None))!.Hash);
    }

    [Fact]
    public async Task Add_of_a_taken_name_has_one_winner()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await Store().AddAsync(New("web") with { Id = Guid.NewGuid().ToString() }, None);
                return "";
            }
            catch (SwampException exception)
            {
                return exception.Code;
            }
        }));

        Assert.Equal(7, attempts.Count(static code => code == ErrorCodes.WorkflowExists));
        Assert.Single(Directory.GetFiles(Path.Combine(repository.Root, "workflows")));
    }

    [Fact]
    public async Task Find_reads_files_under_any_name_and_passes_over_broken_ones_WF2()
    {
        repository.Write("workflows/workflow-old-name.yaml", Text("new-name"));
        repository.Write("workflows/workflow-broken.yaml", "id: [");
        repository.Write("workflows/workflow-other.yml", Text("ignored"));
        repository.Write("workflows/sub/workflow-deep.yaml", Text("deep"));
        repository.Write("workflows/notes.yaml", Text("notes"));
        var broken = new List<string>();

        Assert.NotNull(await Store().FindAsync("new-name", None));
        Assert.Null(await Store().FindAsync("old-name", None));
        Assert.Null(await Store().FindAsync("ignored", None));
        Assert.Null(await Store().FindAsync("deep", None));
        Assert.Null(await Store().FindAsync("notes", None));
        var all = await Store().ListAsync((path, _) => broken.Add(Path.GetFileName(path)), None);
        Assert.Equal(["new-name"], all.Select(static stored => stored.Workflow.Name));
        Assert.Equal(["workflow-broken.yaml"], broken);
    }

    [Theory]
    [InlineData("workflows/workflow-web.yaml", "web")]
    [InlineData("workflows/workflow-any.yaml", "web")]
    [InlineData("workflows/workflow-any.yaml", WorkflowSamples.Id)]
    public async Task Find_of_a_broken_file_that_was_meant_is_its_error(string file, string wanted)
    {
        repository.Write(file, $"id: {WorkflowSamples.Id}\nname: web\njobs: []\n");

        var error = await Assert.ThrowsAsync<SwampException>(async () => await Store().FindAsync(wanted, None));

        Assert.Equal((ErrorCodes.InvalidWorkflow, 3), (error.Code, error.Error.Location!.Line));
    }

    [Fact]
    public async Task Extensions_bring_workflows_that_cannot_be_changed_WF5()
    {
        repository.Write("extensions/workflows/deep/one.yaml", Text("one"));
        repository.Write(".swamp/pulled-extensions/@acme/k8s/workflows/two.yaml", Text("@acme/two"));
        repository.Write(".swamp/pulled-extensions/@acme/k8s/workflows/mine.yaml", Text("mine", "from the extension"));
        repository.Write("workflows/workflow-mine.yaml", Text("mine", "my own"));

        var all = await Store().ListAsync(null, None);

        Assert.Equal(["@acme/two", "mine", "one"], all.Select(static stored => stored.Workflow.Name));
        Assert.Equal("my own", (await Store().FindAsync("mine", None))!.Workflow.Description);
        var pulled = (await Store().FindAsync("@acme/two", None))!;
        Assert.True(pulled.IsReadOnly);
        Assert.Equal(ErrorCodes.Conflict, (await Assert.ThrowsAsync<SwampException>(async () => await Store().DeleteAsync(pulled, None))).Code);
        Assert.Equal(ErrorCodes.Conflict, (await Assert.ThrowsAsync<SwampException>(async () => await Store().ReplaceTextAsync(pulled, pulled.Text, null, None))).Code);
        Assert.True(File.Exists(pulled.Path));
    }

    [Fact]
    public async Task ReplaceText_with_a_new_name_moves_the_file_and_keeps_the_text()
    {
        var stored = await Store().AddAsync(New("old"), None);

        var moved = await Store().ReplaceTextAsync(stored, "# mine\n" + Text("new"), stored.Hash, None);

        Assert.Equal(["workflow-new.yaml"], Directory.GetFiles(Path.Combine(repository.Root, "workflows")).Select(Path.GetFileName));
        Assert.StartsWith("# mine", await File.ReadAllTextAsync(moved.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplaceText_over_somebody_elses_change_is_refused()
    {
        var stored = await Store().AddAsync(New("web"), None);
        await File.AppendAllTextAsync(stored.Path, "# theirs\n");

        var error = await Assert.ThrowsAsync<SwampException>(async () => await Store().ReplaceTextAsync(stored, Text("web"), stored.Hash, None));

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.EndsWith("# theirs\n", await File.ReadAllTextAsync(stored.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_keeps_comments()
    {
        repository.Write("workflows/workflow-web.yaml", "# top\n" + Text("web") + "tags: {a: b} # side\n");
        var stored = (await Store().FindAsync("web", None))!;

        await Store().UpdateAsync(stored, stored.Workflow with { Description = "new" }, None);

        var text = await File.ReadAllTextAsync(stored.Path);
        Assert.StartsWith("# top\n", text, StringComparison.Ordinal);
        Assert.Contains("tags: {a: b} # side\n", text, StringComparison.Ordinal);
        Assert.Equal("new", WorkflowReader.Read(text).Description);
    }

    [Fact]
    public async Task Delete_takes_the_evaluated_copy_too()
    {
        var stored = await Store().AddAsync(New("web"), None);
        var copy = await Store().WriteEvaluatedAsync(stored.Workflow, None);
        Assert.Equal(Path.Combine(repository.Root, ".swamp/workflows-evaluated/workflow-web.yaml"), copy);
        Assert.NotNull(await Store().FindEvaluatedAsync(stored.Workflow, None));

        await Store().DeleteAsync(stored, None);

        Assert.False(File.Exists(copy));
        Assert.Equal(ErrorCodes.WorkflowNotFound, (await Assert.ThrowsAsync<SwampException>(async () => await Store().DeleteAsync(stored, None))).Code);
    }

    [Fact]
    public async Task A_link_out_of_the_repository_is_not_followed()
    {
        var outside = Path.Combine(Path.GetTempPath(), $"swamp-outside-{Guid.NewGuid()}.yaml");
        await File.WriteAllTextAsync(outside, Text("web"));
        Directory.CreateDirectory(Path.Combine(repository.Root, "workflows"));
        File.CreateSymbolicLink(Path.Combine(repository.Root, "workflows/workflow-web.yaml"), outside);
        try
        {
            Assert.Empty(await Store().ListAsync(null, None));
        }
        finally
        {
            File.Delete(outside);
        }
    }

    private static string Text(string name, string? description = null) =>
        WorkflowWriter.Write(New(name) with { Id = Guid.NewGuid().ToString(), Description = description }).Replace("tags: {}\n", "", StringComparison.Ordinal) is var text && name is "new" or "web"
            ? text.Replace(text[4..40], WorkflowSamples.Id, StringComparison.Ordinal)
            : text;

    private static Workflow New(string name) => WorkflowReader.Read(WorkflowSamples.WithStep("")) with { Name = name };

    private FileWorkflowStore Store() => new(repository.Layout, TimeProvider.System);
}
