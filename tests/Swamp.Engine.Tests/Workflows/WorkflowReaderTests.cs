using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Workflows;

public sealed class WorkflowReaderTests
{
    [Fact]
    public void Read_of_every_key_gives_every_member()
    {
        var workflow = WorkflowReader.Read(WorkflowSamples.Everything);

        Assert.Equal(("nightly-audit", 2, 2, true), (workflow.Name, workflow.Version, workflow.Concurrency, workflow.Affinity));
        Assert.Equal("0 2 * * *", workflow.Trigger!.Schedule);
        Assert.Equal("prod", workflow.Trigger.Inputs!["env"]!.GetValue<string>());
        Assert.Equal("ops", workflow.Tags["team"]);
        Assert.Equal(["c"], workflow.Reports!.Require[1].Methods!);
        Assert.Equal(("worker-1", "linux", TimeSpan.FromSeconds(30)), (workflow.Placement.Target, workflow.Placement.Platform, workflow.Placement.QueueTimeout));
        Assert.Equal("docker", workflow.Driver);
        var scan = workflow.Jobs[0];
        Assert.Equal((2d, 4, JobFailurePolicy.Continue, false), (scan.Weight, scan.Concurrency, scan.FailurePolicy, scan.Affinity));
        Assert.Empty(scan.Placement.Labels!);
        var step = scan.Steps[0];
        Assert.Equal(new ForEach("host", "${{ inputs.hosts }}"), step.ForEach);
        Assert.Equal((1.5, 3, true, TimeSpan.FromSeconds(90)), (step.Weight, step.Concurrency, step.AllowFailure, step.Timeout));
        Assert.Equal(
            new StepRetry { Attempts = 3, Backoff = TimeSpan.FromSeconds(2), Factor = 3, MaxBackoff = TimeSpan.FromMinutes(1), Jitter = 0.25 }, step.Retry);
        Assert.Equal(TimeSpan.Zero, step.Placement.QueueTimeout);
        var task = Assert.IsType<ModelMethodTask>(step.Task);
        Assert.Equal((null, "@acme/scanner", "scanner-${{ self.host }}", "scan"), (task.ModelIdOrName, task.ModelType, task.ModelName, task.MethodName));
        Assert.Equal("eu", task.GlobalArgs!.Map!["region"]!.GetValue<string>());
        var change = Assert.Single(step.DataOutputOverrides);
        Assert.Equal(("finding", "30d", "5", "v"), (change.SpecName, change.Lifetime, change.GarbageCollection, change.VaultName));
        Assert.Equal(["host"], change.Vary!);
        Assert.Equal("${{ inputs.all }}", Assert.IsType<ModelMethodTask>(scan.Steps[1].Task).Inputs!.Expression);
        Assert.Equal(2, scan.Steps[1].Retry!.Attempts);
        Assert.Equal(new WorkflowDependency("scan", new Condition(ConditionKind.Completed, [])).Name, workflow.Jobs[1].DependsOn[0].Name);
        Assert.Equal("other", Assert.IsType<NestedWorkflowTask>(workflow.Jobs[1].Steps[0].Task).WorkflowIdOrName);
        Assert.Equal(AssertSeverity.Low, Assert.IsType<AssertTask>(workflow.Jobs[1].Steps[1].Task).Severity);
        var condition = workflow.Jobs[1].Steps[2].DependsOn[0].Condition;
        Assert.Equal((ConditionKind.Or, ConditionKind.And, ConditionKind.Not), (condition.Kind, condition.Operands[1].Kind, condition.Operands[1].Operands[1].Kind));
        Assert.Equal(TimeSpan.FromHours(1), Assert.IsType<ManualApprovalTask>(workflow.Jobs[1].Steps[2].Task).Timeout);
    }

    [Theory]
    [InlineData("jobz: []", "has an unknown key 'jobz'", "Did you mean 'jobs'?")]
    [InlineData("jobs: [{name: a, stepz: []}]", "Job 'a' has an unknown key 'stepz'", "Did you mean 'steps'?")]
    [InlineData("jobs: [{name: a, needs: [b], steps: []}]", "Job 'a' has an unknown key 'needs'", "Did you mean 'dependsOn'?")]
    [InlineData("jobs: []", "'jobs' needs at least one job", null)]
    [InlineData("", "Workflow 'w' has no 'jobs'", null)]
    [InlineData("jobs: [{name: a, steps: []}]", "'jobs[0].steps' needs at least one step", null)]
    [InlineData("jobs: [{name: '', steps: []}]", "The name of the job is empty", null)]
    [InlineData("jobs: [{name: a, failurePolicy: halt, steps: [1]}]", "'jobs[0].steps[0]' has to be a mapping", null)]
    [InlineData("version: 0", "'version' has to be a whole number from 1", null)]
    [InlineData("concurrency: -1", "'concurrency' has to be a whole number from 0", null)]
    [InlineData("tags: {a: 1}", "'tags.a' has to be a text, not the number 1", "Quote it: '1'.")]
    [InlineData("trigger: {schedule: 61 * * * *}", "Invalid cron expression '61 * * * *'", null)]
    [InlineData("inputs: {properties: {a: string}}", "'inputs.properties.a' has to describe an input", null)]
    [InlineData("affinity: 1", "'affinity' has to be true or false", null)]
    [InlineData("queueTimeout: soon", "'queueTimeout' has to be a duration, not 'soon'", null)]
    public void Read_of_a_wrong_workflow_says_what_and_where(string section, string message, string? hint)
    {
        var isLater = !section.StartsWith("jobs", StringComparison.Ordinal) && section.Length > 0;
        Refused(WorkflowSamples.Identity + section + (isLater ? "\njobs: [{name: a, steps: [{name: s, task: {type: assert, expr: 'true', message: m}}]}]" : ""), message, hint);
    }

    [Theory]
    [InlineData("if: a", "Step 's' has an unknown key 'if'", "Did you mean 'guard'?")]
    [InlineData("gaurd: a", "Step 's' has an unknown key 'gaurd'", "Did you mean 'guard'?")]
    [InlineData("dependsOn: [a]", "Step 's': an entry of 'dependsOn' has to say which step and in which state", "- {step: a, condition: {type: succeeded}}")]
    [InlineData("dependsOn: [{step: a}]", "has no 'condition'", "Add 'condition: {type: succeeded}'.")]
    [InlineData("dependsOn: [{step: a, condition: {type: success}}]", "There is no condition 'success'", null)]
    [InlineData("dependsOn: [{step: a, condition: {type: and, conditions: [{type: failed}]}}]", "'and' needs at least two conditions", null)]
    [InlineData("timeout: 0", "has to be longer than zero", null)]
    [InlineData("retry: 0", "has to be a whole number from 1 to 100", null)]
    [InlineData("retry: {attempts: 2, wait: 3}", "has an unknown key 'wait'", null)]
    [InlineData("retry: {attempts: 2, jitter: 2}", "has to be a number from 0 to 1", null)]
    [InlineData("forEach: {item: a}", "has no 'in'", null)]
    [InlineData("dataOutputOverrides: [{lifetime: 1d}]", "has no 'specName'", null)]
    public void Read_of_a_wrong_step_says_what_and_where(string keys, string message, string? hint) => Refused(WorkflowSamples.WithStep(keys), message, hint);

    [Theory]
    [InlineData("{type: shell, run: ls}", "tasks of the type 'shell' do not exist any more", null)]
    [InlineData("{type: modle_method}", "there is no task type 'modle_method'", "Did you mean 'model_method'?")]
    [InlineData("{type: model_method, methodName: run}", "neither 'modelIdOrName' nor 'modelType'", null)]
    [InlineData("{type: model_method, modelIdOrName: a, modelType: b, methodName: run}", "exclude each other", null)]
    [InlineData("{type: model_method, modelIdOrName: a, globalArgs: {}, methodName: run}", "'globalArgs' only goes with 'modelType'", null)]
    [InlineData("{type: model_method, modelIdOrName: a, methodName: run, arguments: {a: 1}}", "a task has no 'arguments'", "Did you mean 'inputs'?")]
    [InlineData("{type: model_method, modelIdOrName: a}", "has no 'methodName'", null)]
    [InlineData("{type: model_method, modelIdOrName: a, methodName: run, inputs: text}", "has to be a mapping, or one expression", null)]
    [InlineData("{type: model_method, modelIdOrName: a, methodName: run, inputs: ' ${{ a }}'}", "has to be a mapping, or one expression", null)]
    [InlineData("{type: workflow}", "has no 'workflowIdOrName'", null)]
    [InlineData("{type: manual_approval, prompt: ''}", "'jobs[0].steps[0].task.prompt' is empty", null)]
    [InlineData("{type: assert, expr: 'true', message: m, severity: fatal}", "There is no severity 'fatal'", null)]
    public void Read_of_a_wrong_task_says_what_and_where(string task, string message, string? hint) => Refused(WorkflowSamples.WithTask(task), message, hint);

    [Fact]
    public void Read_takes_a_type_without_a_name_for_an_instance_of_the_run()
    {
        var step = WorkflowReader.Read(WorkflowSamples.WithTask("{type: model_method, modelType: '@john/pod', globalArgs: '${{ inputs.all }}', methodName: list}")).Jobs[0].Steps[0];

        var task = Assert.IsType<ModelMethodTask>(step.Task);
        Assert.Null(task.ModelName);
        Assert.Equal("${{ inputs.all }}", task.GlobalArgs!.Expression);
    }

    [Fact]
    public void Read_notices_keys_without_effect()
    {
        var notices = new List<WorkflowNotice>();

        WorkflowReader.Read(
            WorkflowSamples.WithStep("forEach: {item: a, in: '${{ b }}', max: 3}").Replace("methodName: run", "methodName: run, input: {a: 1}", StringComparison.Ordinal),
            "w.yaml",
            notices);

        Assert.Equal(2, notices.Count);
        Assert.Contains(notices, static notice => notice.Message.Contains("task.input' is no key", StringComparison.Ordinal) && notice.Message.Contains("Did you mean 'inputs'?", StringComparison.Ordinal));
        Assert.All(notices, static notice => Assert.Equal(5, notice.Location!.Line));
    }

    [Theory]
    [InlineData("inputs: {a: {type: string}, required: [a]}", "a")]
    [InlineData("inputs: {properties: {a: {type: string}}, required: [a]}", "a")]
    [InlineData("inputs: {type: object, properties: {a: {type: string, default: b}}}", "")]
    [InlineData("inputs: {a: {type: string}}", "")]
    public void Inputs_may_be_flat_or_a_schema_WF14(string section, string required)
    {
        var workflow = WorkflowReader.Read(WorkflowSamples.WithStep("") + section);

        var inputs = Engine.Inputs.DefinitionInputs.From(workflow.Inputs);
        Assert.Equal(["a"], inputs.Names);
        Assert.Equal(required, string.Join(",", inputs.Required));
    }

    [Fact]
    public void Read_allows_keys_that_are_the_authors_own() => WorkflowReader.Read(WorkflowSamples.WithStep("x-owner: me") + "x-team: ops");

    [Fact]
    public void Update_changes_only_what_differs()
    {
        var document = YamlDocument.Parse(WorkflowSamples.Everything);
        var before = WorkflowReader.Read(document, null);
        var after = before with
        {
            Jobs = [before.Jobs[0], before.Jobs[1] with { Steps = [before.Jobs[1].Steps[0], before.Jobs[1].Steps[2] with { Description = "Ask" }] }],
        };

        var updated = WorkflowWriter.Update(document, before, after);

        Assert.StartsWith("# kept", updated.Text, StringComparison.Ordinal);
        Assert.Contains("tags: { team: ops } # kept too", updated.Text, StringComparison.Ordinal);
        Assert.Contains("retry: { attempts: 3, backoff: 2s", updated.Text, StringComparison.Ordinal);
        Assert.True(JsonEquality.AreEqual(WorkflowJson.Of(after), WorkflowJson.Of(WorkflowReader.Read(updated, null))));
    }

    private static void Refused(string yaml, string message, string? hint)
    {
        var error = Assert.Throws<SwampException>(() => WorkflowReader.Read(yaml, "w.yaml")).Error;

        Assert.Equal(ErrorCodes.InvalidWorkflow, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("w.yaml", error.Location!.File);
        if (hint is not null)
        {
            Assert.StartsWith(hint, error.Hint, StringComparison.Ordinal);
        }
    }
}
