using System.Text.RegularExpressions;
using Swamp.Engine.Models;
using Swamp.Engine.Models.Shell;
using Swamp.Engine.Processes;
using Swamp.Engine.Schemas;
using Swamp.Engine.Tests.Definitions;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Validation;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Workflows;

/// <summary>Every example of the page about workflow files is a workflow.</summary>
public sealed partial class WorkflowDocumentationTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Swamp.slnx")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
            }

            var examples = new TheoryData<string, string>();
            foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(folder, "docs/workflow-files.md")).ReplaceLineEndings("\n")))
            {
                examples.Add(WorkflowReader.Read(block.Groups[1].Value, "docs/workflow-files.md").Name, block.Groups[1].Value);
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_passes_validation_without_a_key_that_does_nothing(string name, string yaml)
    {
        using var repository = new TemporaryRepository();
        repository.Write($"workflows/workflow-{name}.yaml", yaml);
        var store = new FileWorkflowStore(repository.Layout, TimeProvider.System);
        var types = new ModelTypeRegistry([new BuiltInModelTypes(new NoPrograms(), new ShellEnvironment
        {
            IsWindows = false,
            Variables = new Dictionary<string, string>(),
            WorkingDirectory = repository.Root,
            Clock = TimeProvider.System,
        })]);

        var checks = await new WorkflowValidator(store, repository.NewStore(), types).ValidateAsync((await store.FindAsync(name, CancellationToken.None))!, CancellationToken.None);

        Assert.All(checks, static check => Assert.True(check.Passed, $"{check.Name}: {check.Error}"));
        Assert.All(checks.Where(static check => check.IsWarning), static check => Assert.EndsWith("not found" + (check.Name.Contains("workflow:", StringComparison.Ordinal) ? ", skipped)" : ")"), check.Name, StringComparison.Ordinal));
        Assert.Empty(JsonSchema.Compile(WorkflowSchema.Create()).Validate(YamlDocument.Parse(yaml).ToJson()));
    }

    [Fact]
    public void The_page_has_its_examples() => Assert.Equal(9, Examples.Count);

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    private sealed class NoPrograms : IProcessRunner
    {
        public Task<ProcessExit> RunAsync(
            ProcessRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
