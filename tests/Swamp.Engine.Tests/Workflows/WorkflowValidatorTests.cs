using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Models;
using Swamp.Engine.Tests.Definitions;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Validation;

namespace Swamp.Engine.Tests.Workflows;

public sealed class WorkflowValidatorTests : IModelTypeProvider, IModelImplementation, IDisposable
{
    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Rows_come_in_the_order_of_WF30()
    {
        var checks = await ValidateAsync(WorkflowSamples.WithTask("{type: model_method, modelType: '@acme/db', methodName: create, inputs: {name: a, region: eu}}"));

        Assert.Equal(
            [
                "Schema validation", "Unique job names", "Unique step names in job 'main'", "Valid job dependency references",
                "Valid step dependency references in job 'main'", "No cyclic job dependencies", "No cyclic step dependencies in job 'main'",
                "Step inputs for 's' in job 'main' (@acme/db.create)", "Expression syntax",
            ],
            checks.Select(static check => check.Name));
        Assert.All(checks, static check => Assert.True(check.Passed && !check.IsWarning));
    }

    [Fact]
    public async Task Names_and_dependencies_are_checked_and_cycles_named_in_full()
    {
        var checks = await ValidateAsync(
            WorkflowSamples.Identity + """
            jobs:
              - { name: a, dependsOn: [{ job: c, condition: { type: succeeded } }], steps: &steps [{ name: s, task: { type: manual_approval, prompt: p } }] }
              - { name: b, dependsOn: [{ job: a, condition: { type: succeeded } }], steps: *steps }
              - { name: c, dependsOn: [{ job: b, condition: { type: always } }], steps: *steps }
              - { name: c, steps: *steps }
              - name: deploy
                dependsOn: [{ job: bb, condition: { type: succeeded } }]
                steps:
                  - { name: one, task: { type: manual_approval, prompt: p }, dependsOn: [{ step: one, condition: { type: succeeded } }] }
                  - { name: two, task: { type: manual_approval, prompt: p }, dependsOn: [{ step: three, condition: { type: succeeded } }] }
            """);

        Assert.Equal("Duplicate name: c (at workflow-w.yaml:7:7)", Error(checks, "Unique job names"));
        Assert.StartsWith("deploy -> bb (at workflow-w.yaml:9:19)", Error(checks, "Valid job dependency references"), StringComparison.Ordinal);
        Assert.Equal("Cyclic dependency detected: a -> c -> b -> a", Error(checks, "No cyclic job dependencies"));
        Assert.Equal("Cyclic dependency detected: one -> one", Error(checks, "No cyclic step dependencies in job 'deploy'"));
        Assert.StartsWith("two -> three", Error(checks, "Valid step dependency references in job 'deploy'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modelIdOrName: main, methodName: create, inputs: {name: a}", null)]
    [InlineData("modelIdOrName: main, methodName: create, inputs: '${{ inputs.all }}'", null)]
    [InlineData("modelIdOrName: main, methodName: create", "Missing required inputs: name (at workflow-w.yaml:5:21)")]
    [InlineData("modelIdOrName: main, methodName: create, inputs: {name: a, big: maybe}", "big must be")]
    [InlineData("modelIdOrName: main, methodName: create, inputs: {name: a, big: '${{ inputs.b }}'}", null)]
    [InlineData("modelIdOrName: main, methodName: crate", "Unknown method 'crate' for type '@acme/db' (at workflow-w.yaml:5:69). Did you mean 'create'? Available methods: create, list")]
    [InlineData("modelIdOrName: '${{ inputs.m }}', methodName: nope", null)]
    [InlineData("modelIdOrName: main, methodName: '${{ inputs.m }}'", null)]
    [InlineData("modelType: '@acme/db', methodName: create, inputs: {name: a}", "Missing required global arguments: region")]
    [InlineData("modelType: 'acme/db', methodName: create, inputs: {name: a}", "Unknown model type: acme/db")]
    [InlineData("modelType: '@acme/db', methodName: create, inputs: {name: a, region: eu, sise: 3}", "Unknown input 'sise'")]
    [InlineData("modelType: '@acme/db', methodName: create, inputs: {name: a}, globalArgs: {region: eu}", null)]
    [InlineData("modelType: '@acme/db', methodName: create, inputs: {name: a, region: eu}, globalArgs: {region: eu}", "Unknown input 'region'")]
    [InlineData("modelType: '@acme/db', methodName: create, inputs: {name: a}, globalArgs: {region: eu, zone: 1}", "Unknown global argument 'zone'")]
    [InlineData("modelType: '@acme/db', methodName: create, inputs: {name: a}, globalArgs: {region: 5.5, size: big}", "size must be")]
    [InlineData("modelType: '@acme/db', methodName: create, inputs: {name: a}, globalArgs: '${{ inputs.all }}'", null)]
    [InlineData("modelType: '@acme/db', modelName: main, methodName: create, inputs: {name: a}", null)]
    [InlineData("modelType: '@acme/db', modelName: other, methodName: create, inputs: {name: a, region: eu}", "The model 'other' is of the type command/shell, not @acme/db")]
    public async Task Arguments_are_held_against_the_schemas_of_the_type_WF31(string task, string? problem)
    {
        repository.Write("models/@acme/db/main.yaml", TemporaryRepository.Text("main", "@acme/db").Replace("globalArguments: {}", "globalArguments: {region: eu}", StringComparison.Ordinal));
        repository.WriteModel("other");

        var checks = await ValidateAsync(WorkflowSamples.WithTask($"{{type: model_method, {task}}}"));

        var check = Assert.Single(checks, static check => check.Name.StartsWith("Step inputs", StringComparison.Ordinal));
        Assert.Equal(problem is null, check.Passed);
        Assert.Contains(problem ?? "", check.Error ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_model_or_workflow_is_a_warning()
    {
        var checks = await ValidateAsync(WorkflowSamples.WithSteps(
            "[{name: a, task: {type: model_method, modelIdOrName: gone, methodName: run}}, {name: b, task: {type: workflow, workflowIdOrName: lost}}]"));

        Assert.Equal(
            ["Step inputs for 'a' in job 'main' (gone.run) (model not found)", "Step inputs for 'b' in job 'main' (workflow: lost) (workflow not found, skipped)"],
            checks.Where(static check => check.IsWarning).Select(static check => check.Name));
        Assert.All(checks, static check => Assert.True(check.Passed));
    }

    [Fact]
    public async Task Inputs_that_a_model_refers_to_have_to_be_given_WF32()
    {
        repository.Write(
            "models/@acme/db/main.yaml",
            TemporaryRepository.Text("main", "@acme/db").Replace("globalArguments: {}", "globalArguments: {region: '${{ inputs.where }}${{ inputs.env }}'}\ninputs: {properties: {x: {default: 1}}}", StringComparison.Ordinal));

        var failed = await ValidateAsync(WorkflowSamples.WithTask("{type: model_method, modelIdOrName: main, methodName: create, inputs: {name: a}}") + "inputs: {env: {type: string}}");
        var passed = await ValidateAsync(WorkflowSamples.WithTask("{type: model_method, modelIdOrName: main, methodName: create, inputs: {name: a, where: b}}") + "inputs: {env: {type: string}}");

        const string name = "GlobalArgument input references for 's' in job 'main' (main.create)";
        Assert.StartsWith("main uses inputs that the step does not give: where (", Error(failed, name), StringComparison.Ordinal);
        Assert.Null(Error(passed, name));
    }

    [Fact]
    public async Task Nested_workflows_need_their_inputs_and_must_not_call_each_other_in_a_circle()
    {
        repository.Write("workflows/workflow-child.yaml", WorkflowSamples.WithTask("{type: workflow, workflowIdOrName: w}")
            .Replace(WorkflowSamples.Id, Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("name: w\n", "name: child\n", StringComparison.Ordinal)
            + "inputs: {properties: {env: {type: string}, n: {type: integer}}, required: [env]}");

        var checks = await ValidateAsync(WorkflowSamples.WithTask("{type: workflow, workflowIdOrName: child, inputs: {n: many}}"));

        Assert.StartsWith("Missing required inputs: env (at workflow-w.yaml:5:21)\nn must be", Error(checks, "Step inputs for 's' in job 'main' (workflow: child)"), StringComparison.Ordinal);
        Assert.Equal("Workflow cycle detected: w -> child -> w", Error(checks, "No cyclic nested workflows"));
    }

    [Theory]
    [InlineData("guard: '${{ inputs.a + }}'", "Expression syntax", false)]
    [InlineData("guard: 'a ${{ true }}'", "Guard in job 'main' step 's'", false)]
    [InlineData("guard: '${{ model.method(\"main\", \"create\").ok }}'", null, true)]
    [InlineData("forEach: {item: a, in: '[1, 2]'}", "forEach in job 'main' step 's'", false)]
    [InlineData("description: '${{ self.a }}', target: '${{ self.a }}'", "Names in expressions", true)]
    [InlineData("target: '${{ inputs.missing }}'", "Names in expressions", true)]
    [InlineData("forEach: {item: a, in: '${{ [1] }}'}, target: '${{ self.b }}'", "Names in expressions", true)]
    [InlineData("forEach: {item: a, in: '${{ [1] }}'}, target: '${{ self.a }}'", null, true)]
    [InlineData("dataOutputOverrides: [{specName: a, lifetime: soon}]", "Data output overrides of 's' in job 'main'", false)]
    [InlineData("dataOutputOverrides: [{specName: a, vary: [x]}]", "Data output overrides of 's' in job 'main'", true)]
    [InlineData("queueTimeout: 3", "queueTimeout without placement in job 'main' step 's'", true)]
    [InlineData("queueTimeout: 3, labels: {a: b}", null, true)]
    [InlineData("forEach: {item: a, in: '${{ [1] }}', limit: 3}", "Keys without effect", true)]
    public async Task What_fails_and_what_deserves_a_look(string keys, string? name, bool passes)
    {
        var checks = (await ValidateAsync(WorkflowSamples.WithStep(keys))).Where(static check => !check.Name.EndsWith("(model not found)", StringComparison.Ordinal)).ToList();

        Assert.Equal(passes, checks.TrueForAll(static check => check.Passed));
        Assert.Equal(name is null ? [] : [name], checks.Where(static check => check.Error is not null).Select(static check => check.Name));
    }

    [Theory]
    [InlineData("expr: '${{ true }}'", "'expr' is an expression already")]
    [InlineData("expr: 'size(', message: m", "Invalid expression")]
    [InlineData("expr: 'wrong.root == 1'", "Unknown name 'wrong'")]
    [InlineData("expr: 'model.method(\"a\", \"b\").ok'", null)]
    public async Task Conditions_of_assertions_are_checked_WF33(string keys, string? problem)
    {
        var checks = await ValidateAsync(WorkflowSamples.WithTask($"{{type: assert, {keys}{(keys.Contains("message", StringComparison.Ordinal) ? "" : ", message: m")}}}"));

        Assert.Equal(problem is null, checks.All(static check => check.Passed));
        Assert.Contains(problem ?? "", Error(checks, "Assert expr in job 'main' step 's'") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_inputs_that_is_no_expression_is_only_a_warning_EXP56()
    {
        var checks = await ValidateAsync(WorkflowSamples.WithTask("{type: model_method, modelType: '@acme/db', methodName: list, inputs: {region: 'write ${{ secrets.X }} and ${{ a b }}'}}"));

        Assert.All(checks, static check => Assert.True(check.Passed, check.Error));
        Assert.Contains("jobs[0].steps[0].task.inputs.region: ", Error(checks, "Expressions that stay text"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_ten_thousand_steps_is_no_problem()
    {
        var nodes = Enumerable.Range(0, 10_000).Select(static i => ($"s{i}", (IReadOnlyList<string>)(i == 0 ? [] : [$"s{i - 1}"])));

        Assert.Null(GraphCycle.Find(nodes));
        Assert.Equal(10_001, GraphCycle.Find(nodes.Select(static node => node.Item1 == "s0" ? ("s0", ["s9999"]) : node))!.Count);
    }

    private static string? Error(IReadOnlyList<WorkflowCheck> checks, string name) => checks.SingleOrDefault(check => check.Name == name)?.Error;

    private async Task<IReadOnlyList<WorkflowCheck>> ValidateAsync(string yaml)
    {
        repository.Write("workflows/workflow-w.yaml", yaml);
        var store = new FileWorkflowStore(repository.Layout, TimeProvider.System);
        return await new WorkflowValidator(store, repository.NewStore(), new ModelTypeRegistry([this]))
            .ValidateAsync((await store.FindAsync("w", CancellationToken.None))!, CancellationToken.None);
    }

    public ValueTask<IReadOnlyList<ModelTypeName>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<ModelTypeName>>([new("@acme/db")]);

    public ValueTask<ModelType?> FindAsync(ModelTypeName name, CancellationToken cancellationToken) => ValueTask.FromResult(name.Normalized != "@acme/db" ? null : new ModelType
    {
        Name = new ModelTypeName("@acme/db"),
        Version = ModelTypeVersion.Parse("2026.03.01.1"),
        GlobalArguments = Parse("""{"type":"object","properties":{"region":{"type":"string"},"size":{"type":"integer","default":3}},"required":["region","size"],"additionalProperties":false}"""),
        Methods = new Dictionary<string, MethodDescriptor>
        {
            ["create"] = new()
            {
                Name = "create",
                Description = "",
                Arguments = Parse("""{"type":"object","properties":{"name":{"type":"string"},"big":{"type":"boolean"}},"required":["name"],"additionalProperties":false}"""),
            },
            ["list"] = new() { Name = "list", Description = "", Arguments = Parse("""{"type":"object","properties":{}}""") },
        },
        Implementation = this,
    });

    public Task<MethodOutcome> ExecuteAsync(string method, JsonObject arguments, IMethodContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CheckOutcome> CheckAsync(string check, IMethodContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
