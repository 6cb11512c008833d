using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Definitions;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Tests.Workflows;

/// <summary>Workflows of every shape.</summary>
internal static class WorkflowGenerators
{
    private static readonly Gen<string> Word = Gen.Elements(
        "a", "build", "größe", "true", "null", "~", "1", "1.5", "2026-01-01", "yes", " lead", "trail ", "x: y", "x #y", "- a", "'", "\"", "\\", "a\nb", "a\nb\n",
        "${{ self.x }}-${{ inputs.y }}", "{a}", "[b]", "@x", "&a", "*a", "!t", "|", ">", ":", "\t", "\ud83d\ude00", "x-y");

    private static readonly Gen<string?> Maybe = Gen.OneOf(Gen.Constant((string?)null), Word.Select(static word => (string?)word));

    private static readonly Gen<Condition> State = Gen.Elements(ConditionKind.Always, ConditionKind.Succeeded, ConditionKind.Failed, ConditionKind.Completed, ConditionKind.Skipped)
        .Select(static kind => new Condition(kind, []));

    private static readonly Gen<JsonObject> Values =
        from key in Word
        from text in Word
        from number in Gen.Choose(-5, 5)
        select new JsonObject { [key] = text, ["n"] = number, ["list"] = new JsonArray(text, null, new JsonObject { ["deep"] = true }) };

    private static readonly Gen<TaskValues?> Passed = Gen.OneOf(
        Gen.Constant((TaskValues?)null),
        Values.Select(static values => (TaskValues?)TaskValues.Of(values)),
        Gen.Elements("${{ inputs.all }}", "${{ {'a': 1} }} ").Select(static text => (TaskValues?)TaskValues.Of(text)));

    private static readonly Gen<TimeSpan?> Time = Gen.Elements<TimeSpan?>(null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), TimeSpan.FromMinutes(3), TimeSpan.FromDays(400));

    private static readonly Gen<IReadOnlyDictionary<string, string>?> Texts = Gen.OneOf(
        Gen.Constant((IReadOnlyDictionary<string, string>?)null),
        Gen.Constant((IReadOnlyDictionary<string, string>?)new Dictionary<string, string>()),
        from key in Word
        from value in Word
        select (IReadOnlyDictionary<string, string>?)new Dictionary<string, string> { [key] = value });

    private static readonly Gen<WorkflowPlacement> Placement =
        from target in Maybe
        from labels in Texts
        from platform in Maybe
        from timeout in Time
        select new WorkflowPlacement { Target = target, Labels = labels, Platform = platform, QueueTimeout = timeout };

    private static readonly Gen<WorkflowTask> Task = Gen.OneOf(
        from name in Word
        from method in Word
        from inputs in Passed
        select (WorkflowTask)new ModelMethodTask { ModelIdOrName = name, MethodName = method, Inputs = inputs },
        from type in Word
        from name in Maybe
        from method in Word
        from inputs in Passed
        from globals in Passed
        select (WorkflowTask)new ModelMethodTask { ModelType = type, ModelName = name, MethodName = method, Inputs = inputs, GlobalArgs = globals },
        from name in Word
        from inputs in Passed
        select (WorkflowTask)new NestedWorkflowTask { WorkflowIdOrName = name, Inputs = inputs },
        from prompt in Word
        from timeout in Time
        select (WorkflowTask)new ManualApprovalTask { Prompt = prompt, Timeout = timeout },
        from expr in Word
        from message in Word
        from severity in Gen.Elements(AssertSeverity.Low, AssertSeverity.Medium, AssertSeverity.High)
        select (WorkflowTask)new AssertTask { Expr = expr, Message = message, Severity = severity });

    private static readonly Gen<StepRetry?> Retry = Gen.Elements<StepRetry?>(
        null,
        new StepRetry { Attempts = 1 },
        new StepRetry { Attempts = 100, Backoff = TimeSpan.FromSeconds(2), Factor = 1.5, MaxBackoff = TimeSpan.FromHours(1), Jitter = 0.1 });

    private static readonly Gen<StepOutputOverride> Override =
        from spec in Word
        from lifetime in Maybe
        from retention in Gen.Elements(null, "3", "7d")
        from tags in Texts
        from vary in Gen.Elements<IReadOnlyList<string>?>(null, [], ["a", "b"])
        select new StepOutputOverride { SpecName = spec, Lifetime = lifetime, GarbageCollection = retention, Tags = tags, Vary = vary };

    private static readonly Gen<WorkflowStep> Step =
        from name in Word.Where(static word => word.Trim().Length > 0)
        from description in Maybe
        from task in Task
        from each in Gen.Elements<ForEach?>(null, new ForEach("x", "${{ inputs.list }}"))
        from dependencies in Dependencies()
        from weight in Gen.Elements(0, 1, -2.5, 1e20)
        from concurrency in Gen.Elements<int?>(null, 0, 3)
        from overrides in Override.ListOf()
        from isTolerated in Gen.Elements(true, false)
        from guard in Gen.Elements(null, "${{ inputs.a }}", "${{ {'a': {'b': 1}} == inputs.a }} ")
        from timeout in Time
        from retry in Retry
        from placement in Placement
        from driver in Maybe
        from config in Values
        select new WorkflowStep
        {
            Name = name,
            Description = description,
            Task = task,
            ForEach = each,
            DependsOn = dependencies,
            Weight = weight,
            Concurrency = concurrency,
            DataOutputOverrides = [.. overrides.Take(2)],
            AllowFailure = isTolerated,
            Guard = guard,
            Timeout = timeout,
            Retry = retry,
            Placement = placement,
            Driver = driver,
            DriverConfig = driver is null ? null : config,
        };

    private static readonly Gen<WorkflowJob> Job =
        from name in Word.Where(static word => word.Trim().Length > 0)
        from first in Step
        from others in Step.ListOf()
        from dependencies in Dependencies()
        from weight in Gen.Elements(0, 1, -2.5)
        from policy in Gen.Elements<JobFailurePolicy?>(null, JobFailurePolicy.Stop, JobFailurePolicy.Continue, JobFailurePolicy.Cancel)
        from affinity in Gen.Elements<bool?>(null, true, false)
        from placement in Placement
        select new WorkflowJob
        {
            Name = name,
            Steps = [first, .. others.Take(2)],
            DependsOn = dependencies,
            Weight = weight,
            FailurePolicy = policy,
            Affinity = affinity,
            Placement = placement,
        };

    public static Arbitrary<Workflow> Workflows { get; } = Arb.From(
        from name in Gen.Elements("nightly", "@acme/audit/deep", "A name", "1", "true", new string('x', 300))
        from description in Maybe
        from trigger in Gen.OneOf(
            Gen.Constant((WorkflowTrigger?)null),
            Values.Select(static values => (WorkflowTrigger?)new WorkflowTrigger { Schedule = "*/5 0-6 * JAN mon-fri", Inputs = values }))
        from tags in Texts
        from inputs in Gen.Elements<string?>(null, """{"properties":{"a":{"type":"string"}},"required":["a"]}""", """{"a":{"type":"integer","default":3}}""")
        from first in Job
        from others in Job.ListOf()
        from version in Gen.Choose(1, 9)
        from reports in Gen.Elements<WorkflowReports?>(null, new WorkflowReports([new ReportRequirement("r", ["m"]), new ReportRequirement("s", null)], ["t"]))
        from placement in Placement
        from affinity in Gen.Elements<bool?>(null, true, false)
        select new Workflow
        {
            Id = WorkflowSamples.Id,
            Name = name,
            Description = description,
            Trigger = trigger,
            Tags = tags ?? new Dictionary<string, string>(),
            Inputs = inputs is null ? null : (JsonObject)JsonNode.Parse(inputs)!,
            Jobs = [first, .. others.Take(2)],
            Version = version,
            Reports = reports,
            Placement = placement,
            Affinity = affinity,
        });

    private static Gen<Condition> Conditions(int depth) => depth == 0
        ? State
        : Gen.OneOf(
            State,
            from one in Conditions(depth - 1)
            from other in Conditions(depth - 1)
            from kind in Gen.Elements(ConditionKind.And, ConditionKind.Or)
            select new Condition(kind, [one, other]),
            Conditions(depth - 1).Select(static inner => new Condition(ConditionKind.Not, [inner])));

    private static Gen<List<WorkflowDependency>> Dependencies() =>
        (from name in Word
         from condition in Conditions(2)
         select new WorkflowDependency(name, condition)).ListOf().Select(static list => list.Take(3).ToList());
}
