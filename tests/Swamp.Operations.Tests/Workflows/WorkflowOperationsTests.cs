using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;
using Swamp.Operations.Tests.Models;
using Swamp.Operations.Workflows;

namespace Swamp.Operations.Tests.Workflows;

public sealed class WorkflowOperationsTests : IDisposable
{
    private const string Id = "5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11";

    private const string Fan =
        """
        # mine
        id: 5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11
        name: fan
        description: One for each
        trigger: {schedule: 0 2 * * *, inputs: {env: prod}}
        inputs: {properties: {env: {type: string, default: dev}, hosts: {type: array, default: [a, b]}}}
        jobs:
          - name: make
            steps:
              - name: make-${{ self.host }}
                forEach: {item: host, in: '${{ inputs.hosts }}'}
                guard: ${{ inputs.env == 'none' }}
                task:
                  type: model_method
                  modelType: '@acme/db'
                  methodName: create
                  inputs: {name: 'db-${{ self.host }}', region: '${{ inputs.env }}', big: '${{ data.latest("a", "b").x }}'}
              - name: after
                dependsOn: [{step: 'make-${{ self.host }}', condition: {type: completed}}]
                task: {type: assert, expr: "true", message: "env ${{ inputs.env }} ${{ env.HOME }}"}

        """;

    private readonly ModelTestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Create_writes_an_example_and_refuses_a_second_one_WFC5()
    {
        var json = await repository.JsonAsync(WorkflowOperations.Create, new CreateWorkflowRequest("nightly"));

        var result = JsonNode.Parse(json)!;
        Assert.Equal(["id", "name", "path", "jobs"], result.AsObject().Select(static pair => pair.Key));
        Assert.Equal("ROOT/workflows/workflow-nightly.yaml", result["path"]!.GetValue<string>());
        Assert.Equal("""[{"name":"main","description":"Main job (edit or replace)","steps":[{"name":"example","description":"Example step (edit or replace)","taskType":"model_method"}]}]""", result["jobs"]!.ToJsonString());
        Assert.Equal(ErrorCodes.WorkflowExists, (await repository.ErrorAsync(WorkflowOperations.Create, new CreateWorkflowRequest("nightly"))).Code);
        Assert.Equal(ErrorCodes.WorkflowExists, (await repository.ErrorAsync(WorkflowOperations.Create, new CreateWorkflowRequest("nightly", DryRun: true))).Code);
        var error = await repository.ErrorAsync(WorkflowOperations.Create, new CreateWorkflowRequest("Big Name"));
        Assert.Equal((ErrorCodes.InvalidArgument, "Names look like 'nightly-audit' or '@scope/name'. 'big-name' would do."), (error.Code, error.Hint));
    }

    [Fact]
    public async Task Get_has_the_shape_of_WFC10()
    {
        repository.Write("workflows/workflow-fan.yaml", Fan);

        var result = JsonNode.Parse(await repository.JsonAsync(WorkflowOperations.Get, new WorkflowRequest(Id)))!;

        Assert.Equal(["id", "name", "description", "version", "inputs", "trigger", "tags", "jobs", "path"], result.AsObject().Select(static pair => pair.Key));
        Assert.Equal("[]", result["jobs"]![0]!["dependsOn"]!.ToJsonString());
        Assert.Equal("""[{"step":"make-${{ self.host }}","condition":{"type":"completed"}}]""", result["jobs"]![0]!["steps"]![1]!["dependsOn"]!.ToJsonString());
        Assert.Equal("create", result["jobs"]![0]!["steps"]![0]!["task"]!["methodName"]!.GetValue<string>());
        Assert.Equal(ErrorCodes.WorkflowNotFound, (await repository.ErrorAsync(WorkflowOperations.Get, new WorkflowRequest("fam"))).Code);
    }

    [Fact]
    public async Task Search_lists_in_the_shape_of_WFC23_and_warns_of_broken_files()
    {
        repository.Write("workflows/workflow-fan.yaml", Fan);
        repository.Write("workflows/workflow-broken.yaml", "id: 1\n");

        var json = await repository.JsonAsync(WorkflowOperations.Search, new SearchWorkflowsRequest("FOR EACH"));

        Assert.Equal(
            $$$$"""{"query":"FOR EACH","results":[{"id":"{{{{Id}}}}","name":"fan","description":"One for each","jobCount":1,"hasInputs":true,"trigger":{"schedule":"0 2 * * *","inputs":{"env":"prod"}}}]}""",
            JsonNode.Parse(json)!.ToJsonString());
        Assert.Contains("workflow-broken.yaml", Assert.Single(repository.Events.OfType<LogEvent>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_keeps_the_id_and_refuses_what_is_no_workflow_WFC15()
    {
        var path = repository.Write("workflows/workflow-fan.yaml", Fan);
        var yaml = Fan.Replace(Id, "11111111-1111-4111-8111-111111111111", StringComparison.Ordinal).Replace("One for each", "Changed", StringComparison.Ordinal);

        var result = await repository.CallAsync(WorkflowOperations.Edit, new EditWorkflowRequest { Workflow = "fan", Yaml = yaml });
        var error = await repository.ErrorAsync(WorkflowOperations.Edit, new EditWorkflowRequest { Workflow = "fan", Yaml = "name: fan\njobs: []\n" });

        Assert.Equal(("updated", Id, "fan"), (result.Status, result.Id, result.Name));
        Assert.Equal(Fan.Replace("One for each", "Changed", StringComparison.Ordinal), await File.ReadAllTextAsync(path));
        Assert.Equal(ErrorCodes.InvalidWorkflow, error.Code);
        Assert.StartsWith("Invalid YAML from stdin: 'jobs' needs at least one job. 'fan' was not changed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_not_replaced_blindly_but_can_be_mended()
    {
        var path = repository.Write("workflows/workflow-fan.yaml", "id: [\n");

        var source = await repository.CallAsync(WorkflowOperations.GetSource, new WorkflowRequest("fan"));
        var refused = await repository.ErrorAsync(WorkflowOperations.Edit, new EditWorkflowRequest { Workflow = "fan", Yaml = Fan });
        var mended = await repository.CallAsync(WorkflowOperations.Edit, new EditWorkflowRequest { Workflow = "fan", Yaml = Fan, ExpectedYaml = source.Yaml, Editor = "vi" });

        Assert.Equal(("unknown", "id: [\n"), (source.Id, source.Yaml));
        Assert.Contains("is broken", refused.Message, StringComparison.Ordinal);
        Assert.Equal((Id, "opened"), (mended.Id, mended.Status));
        Assert.Equal(Fan, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Delete_takes_the_records_of_runs_along_WFC16()
    {
        var path = repository.Write("workflows/workflow-fan.yaml", Fan);
        var run = repository.Write($".swamp/workflow-runs/{Id}/workflow-run-1.yaml", $"id: 1a\nworkflowId: {Id}\nworkflowName: fan\nstatus: succeeded\n");

        var preview = await repository.CallAsync(WorkflowOperations.Delete, new DeleteWorkflowRequest { Workflow = "fan", DryRun = true });
        Assert.True(File.Exists(path) && File.Exists(run));
        var json = await repository.JsonAsync(WorkflowOperations.Delete, new DeleteWorkflowRequest { Workflow = "fan" });

        Assert.Equal(1, preview.RunsDeleted);
        Assert.Equal($$"""{"deleted":{"id":"{{Id}}","name":"fan","workflowPath":"ROOT/workflows/workflow-fan.yaml"},"runsDeleted":1}""", JsonNode.Parse(json)!.ToJsonString());
        Assert.False(File.Exists(path) || File.Exists(run));
    }

    [Fact]
    public async Task Validate_of_one_has_the_shape_of_WFC20()
    {
        repository.Write("workflows/workflow-fan.yaml", Fan);

        var result = JsonNode.Parse(await repository.JsonAsync(WorkflowOperations.Validate, new WorkflowRequest("fan")))!;

        Assert.Equal(["workflowId", "workflowName", "validations", "totalWarnings", "passed"], result.AsObject().Select(static pair => pair.Key));
        Assert.True(result["passed"]!.GetValue<bool>(), result.ToJsonString());
        Assert.Equal("""{"name":"Schema validation","passed":true}""", result["validations"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Validate_of_all_counts_broken_files_first_WF34()
    {
        repository.Write("workflows/workflow-fan.yaml", Fan);
        repository.Write("workflows/workflow-broken.yaml", "id: 1\n");

        var all = await repository.CallAsync(WorkflowOperations.ValidateAll, new ValidateWorkflowsRequest());
        var one = await repository.CallAsync(WorkflowOperations.Validate, new WorkflowRequest("broken"));

        Assert.Equal(["broken", "fan"], all.Workflows.Select(static workflow => workflow.WorkflowName));
        Assert.Equal((1, 1, false), (all.TotalPassed, all.TotalFailed, all.Passed));
        var row = Assert.Single(one.Validations);
        Assert.Equal(("Schema validation", false), (row.Name, row.Passed));
        Assert.EndsWith("(file: workflows/workflow-broken.yaml:1:5)", row.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_replaces_what_is_known_and_writes_loops_out_WFC21()
    {
        repository.Write("workflows/workflow-fan.yaml", Fan);

        var result = await repository.CallAsync(
            WorkflowOperations.Evaluate, new EvaluateWorkflowRequest("fan", (JsonObject)JsonNode.Parse("""{"env":"prod","hosts":["x","y"]}""")!));

        Assert.True(result.HadExpressions && result.ForEachExpanded == true);
        Assert.Equal(Path.Combine(repository.Root, ".swamp/workflows-evaluated/workflow-fan.yaml"), result.OutputPath);
        var steps = result.Jobs![0]!["steps"]!.AsArray();
        Assert.Equal(["make-x", "make-y", "after"], steps.Select(static step => step!["name"]!.GetValue<string>()));
        Assert.Equal("""{"name":"db-x","region":"prod","big":"${{ data.latest(\u0022a\u0022, \u0022b\u0022).x }}"}""", steps[0]!["task"]!["inputs"]!.ToJsonString());
        Assert.Equal("${{ inputs.env == 'none' }}", steps[0]!["guard"]!.GetValue<string>());
        Assert.Equal(["make-x", "make-y"], steps[2]!["dependsOn"]!.AsArray().Select(static entry => entry!["step"]!.GetValue<string>()));
        Assert.Equal("env prod ${{ env.HOME }}", steps[2]!["task"]!["message"]!.GetValue<string>());
        Assert.True((await repository.CallAsync(WorkflowOperations.EvaluateAll, new EvaluateWorkflowsRequest())) is { Total: 1, Evaluated: 1 });
        Assert.Equal(
            ErrorCodes.InputValidationFailed,
            (await repository.ErrorAsync(WorkflowOperations.Evaluate, new EvaluateWorkflowRequest("fan", (JsonObject)JsonNode.Parse("""{"hosts":3}""")!))).Code);
    }

    [Fact]
    public async Task Evaluate_leaves_what_has_no_value_and_warns()
    {
        repository.Write("workflows/workflow-fan.yaml", Fan.Replace("${{ inputs.hosts }}", "${{ inputs.nothing }}", StringComparison.Ordinal).Replace("One for each", "${{ inputs.nope }}", StringComparison.Ordinal));

        var result = await repository.CallAsync(WorkflowOperations.Evaluate, new EvaluateWorkflowRequest("fan"));

        Assert.Null(result.ForEachExpanded);
        Assert.Equal("${{ inputs.nothing }}", result.Jobs![0]!["steps"]![0]!["forEach"]!["in"]!.GetValue<string>());
        Assert.Contains(repository.Events.OfType<LogEvent>(), static warning => warning.Message.Contains("${{ inputs.nope }} stays text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Triggers_can_be_overridden_WFC55()
    {
        repository.Write("workflows/workflow-fan.yaml", Fan);
        var serve = repository.Write(".swamp/serve.yaml", "# server\nport: 1 # keep\n");

        var set = await repository.JsonAsync(WorkflowOperations.TriggerSet, new TriggerSetRequest { Workflow = "fan", Schedule = "@daily", Inputs = new Dictionary<string, string> { ["n"] = "1" } });
        var get = await repository.JsonAsync(WorkflowOperations.TriggerGet, new WorkflowRequest("fan"));
        var text = await File.ReadAllTextAsync(serve);
        await repository.CallAsync(WorkflowOperations.TriggerRemove, new WorkflowRequest("fan"));
        var after = await repository.JsonAsync(WorkflowOperations.TriggerGet, new WorkflowRequest("fan"));

        Assert.Equal("""{"workflowName":"fan","entry":{"schedule":"@daily","inputs":{"n":"1"}}}""", JsonNode.Parse(set)!.ToJsonString());
        Assert.Equal(
            """{"workflowName":"fan","builtIn":{"schedule":"0 2 * * *","inputs":{"env":"prod"}},"override":{"schedule":"@daily","inputs":{"n":"1"}},"effective":{"schedule":"@daily","inputs":{"env":"prod","n":"1"}}}""",
            JsonNode.Parse(get)!.ToJsonString());
        Assert.StartsWith("# server\nport: 1 # keep\n", text, StringComparison.Ordinal);
        Assert.Null(JsonNode.Parse(after)!["override"]);
        Assert.Equal(ErrorCodes.NotFound, (await repository.ErrorAsync(WorkflowOperations.TriggerRemove, new WorkflowRequest("fan"))).Code);
        Assert.Equal(ErrorCodes.InvalidArgument, (await repository.ErrorAsync(WorkflowOperations.TriggerSet, new TriggerSetRequest { Workflow = "fan", Schedule = "often" })).Code);
    }
}
