using System.Text.Encodings.Web;
using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Engine.Schemas;
using Swamp.Engine.Workflows;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Workflows;

public sealed class WorkflowSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.Compile(WorkflowSchema.Create());
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_published_file_is_up_to_date()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Swamp.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        var published = File.ReadAllText(Path.Combine(folder, "docs/schemas/workflow.schema.json"));
        Assert.True(
            WorkflowSchema.Create().ToJsonString(Pretty).ReplaceLineEndings("\n") + "\n" == published,
            "docs/schemas/workflow.schema.json is stale: swamp schema workflow > docs/schemas/workflow.schema.json");
    }

    public static TheoryData<string> Accepted =>
    [
        WorkflowSamples.Everything,
        WorkflowSamples.WithStep(""),
        WorkflowSamples.WithStep("x-mine: 1, description: , guard: , dependsOn: , forEach: , timeout: , retry: , labels: , driverConfig: "),
        WorkflowSamples.WithStep("timeout: 1.5, retry: {attempts: 1}, queueTimeout: 2h, weight: -1"),
        WorkflowSamples.WithStep("dataOutputOverrides: [{specName: a, garbageCollection: 7d, more: 1}]"),
        WorkflowSamples.WithTask("{type: model_method, modelType: t, methodName: m, modelIdOrName: }"),
        WorkflowSamples.WithTask("{type: model_method, modelType: t, methodName: m, globalArgs: '${{ a }} '}"),
        WorkflowSamples.WithTask("{type: model_method, modelIdOrName: t, methodName: m, modelName: a, more: 1}"),
        WorkflowSamples.WithTask("{type: workflow, workflowIdOrName: a, inputs: }"),
        WorkflowSamples.WithTask("{type: manual_approval, prompt: a, timeout: 1d}"),
        WorkflowSamples.WithTask("{type: assert, expr: a, message: b}"),
        WorkflowSamples.WithStep("") + "inputs: {a: {type: string}, required: [a]}",
        WorkflowSamples.WithStep("") + "tags:\ninputs:\ntrigger:\nreports:\nversion:\nconcurrency:\naffinity:\ntarget:\nlabels:\nplatform:\nqueueTimeout:\ndriver:\ndriverConfig:",
        WorkflowSamples.WithStep("") + "trigger: {schedule: '@daily', other: 1}\nx-a: b",
        .. new[] { "*/5 0-6,12 1,15 JAN-jun mon-fri", "30 0 2 * * 7", "0 0 L * *", "0 0 ? * 5#2", "0 0 LW * fri-sun", "  0   2 15W * 5L  " }.Select(static s => WorkflowSamples.WithStep("") + $"trigger: {{schedule: '{s}'}}"),
        WorkflowSamples.WithStep("guard: '${{ {\"a\": {\"b\": 1}} }} '"),
        WorkflowSamples.WithStep("guard: '${{ \"}}${{\" == inputs.a }}'"),
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_the_reader_accepts_the_schema_accepts(string yaml)
    {
        WorkflowReader.Read(yaml);
        Assert.Empty(Schema.Validate(YamlDocument.Parse(yaml).ToJson()));
    }

    public static TheoryData<string> Refused =>
    [
        WorkflowSamples.Identity,
        WorkflowSamples.Identity + "jobs: []",
        WorkflowSamples.Identity + "jobs: [{name: a}]",
        WorkflowSamples.Identity + "jobs: [{name: a, steps: []}]",
        WorkflowSamples.WithStep("") + "extra: 1",
        WorkflowSamples.WithStep("") + "  extra: 1",
        WorkflowSamples.WithStep("extra: 1"),
        WorkflowSamples.WithStep("") + "version: 0",
        WorkflowSamples.WithStep("") + "version: 1.5",
        WorkflowSamples.WithStep("") + "concurrency: -1",
        WorkflowSamples.WithStep("") + "tags: {a: 1}",
        WorkflowSamples.WithStep("") + "labels: [a]",
        WorkflowSamples.WithStep("") + "affinity: 'yes'",
        WorkflowSamples.WithStep("") + "queueTimeout: -1",
        WorkflowSamples.WithStep("") + "queueTimeout: 3x",
        WorkflowSamples.WithStep("") + "description: 3",
        WorkflowSamples.WithStep("") + "trigger: now",
        .. new[] { "", "now", "* * * *", "* * * * * * *", "a * * * *" }.Select(static s => WorkflowSamples.WithStep("") + $"trigger: {{schedule: '{s}'}}"),
        WorkflowSamples.WithTask("{type: workflow, workflowIdOrName: a, inputs: '${{ a }} ${{ b }}'}"),
        WorkflowSamples.WithStep("") + "reports: {require: [{methods: []}]}",
        WorkflowSamples.WithStep("") + "inputs: {properties: {a: string}}",
        WorkflowSamples.WithStep("") + "  failurePolicy: never",
        WorkflowSamples.WithStep("timeout: 0"),
        WorkflowSamples.WithStep("timeout: 0s"),
        WorkflowSamples.WithStep("retry: 101"),
        WorkflowSamples.WithStep("retry: {backoff: 1s}"),
        WorkflowSamples.WithStep("retry: {attempts: 2, more: 1}"),
        WorkflowSamples.WithStep("retry: {attempts: 2, factor: 0.5}"),
        WorkflowSamples.WithStep("allowFailure: 1"),
        WorkflowSamples.WithStep("guard: 1"),
        WorkflowSamples.WithStep("weight: heavy"),
        WorkflowSamples.WithStep("forEach: {item: a}"),
        WorkflowSamples.WithStep("forEach: {item: '', in: b}"),
        WorkflowSamples.WithStep("dependsOn: [a]"),
        WorkflowSamples.WithStep("dependsOn: [{step: a}]"),
        WorkflowSamples.WithStep("dependsOn: [{step: a, condition: {type: done}}]"),
        WorkflowSamples.WithStep("dependsOn: [{step: a, condition: {type: or, conditions: [{type: always}]}}]"),
        WorkflowSamples.WithStep("dependsOn: [{step: a, condition: {type: not}}]"),
        WorkflowSamples.WithStep("dataOutputOverrides: [{vary: [a]}]"),
        WorkflowSamples.WithStep("dataOutputOverrides: [{specName: a, garbageCollection: 0}]"),
        WorkflowSamples.WithTask("{type: shell}"),
        WorkflowSamples.WithTask("{}"),
        WorkflowSamples.WithTask("{type: model_method, methodName: m}"),
        WorkflowSamples.WithTask("{type: model_method, modelIdOrName: a, modelType: b, methodName: m}"),
        WorkflowSamples.WithTask("{type: model_method, modelIdOrName: a, globalArgs: {}, methodName: m}"),
        WorkflowSamples.WithTask("{type: model_method, modelIdOrName: a, methodName: m, inputs: text}"),
        WorkflowSamples.WithTask("{type: manual_approval, prompt: ''}"),
        WorkflowSamples.WithTask("{type: manual_approval, prompt: a, timeout: 0}"),
        WorkflowSamples.WithTask("{type: assert, expr: a}"),
        WorkflowSamples.WithTask("{type: assert, expr: a, message: b, severity: fatal}"),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_reader_refuses_the_schema_refuses(string yaml)
    {
        Assert.Throws<SwampException>(() => WorkflowReader.Read(yaml));
        Assert.NotEmpty(Schema.Validate(YamlDocument.Parse(yaml).ToJson()));
    }

    [Theory]
    [InlineData("inputs.a")]
    [InlineData("if ${{ inputs.a }}")]
    [InlineData("${{ inputs.a }} ${{ inputs.b }}")]
    public void Guard_that_is_not_one_expression_is_refused_by_validation_and_schema(string guard) =>
        Assert.NotEmpty(Schema.Validate(YamlDocument.Parse(WorkflowSamples.WithStep($"guard: '{guard}'")).ToJson()));

    [Theory]
    [InlineData("a", true)]
    [InlineData("@a/b", true)]
    [InlineData("@a/b/c", true)]
    [InlineData("A b_c", true)]
    [InlineData("a/b", false)]
    [InlineData("@A/b", false)]
    [InlineData("@a//b", false)]
    [InlineData("..", false)]
    [InlineData(" ", false)]
    [InlineData("a\\b", false)]
    public void The_schema_and_the_reader_agree_on_names_WF10(string name, bool isGood)
    {
        var text = WorkflowSamples.WithStep("").Replace("name: w\n", $"name: '{name}'\n", StringComparison.Ordinal);

        Assert.Equal(isGood, WorkflowName.ProblemOnLoad(name) is null);
        Assert.Equal(isGood, Schema.IsValid(YamlDocument.Parse(text).ToJson()));
    }

    [Fact]
    public void Every_part_has_a_schema_of_its_own_WFC22()
    {
        var task = JsonSchema.Compile(WorkflowSchema.CreatePart("stepTask"));

        Assert.True(task.IsValid(YamlDocument.Parse("{type: assert, expr: a, message: b}").ToJson()));
        Assert.False(task.IsValid(YamlDocument.Parse("{type: assert, expr: a}").ToJson()));
    }
}
