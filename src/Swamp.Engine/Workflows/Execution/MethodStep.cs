using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;
using Swamp.Engine.Identity;
using Swamp.Engine.Models;
using Swamp.Engine.Runs;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Runs the method of a step (WF-52), on a definition or on an instance that lives as long as the run.</summary>
internal sealed class MethodStep(RunContext context, EphemeralInstances instances)
{
    private readonly MethodRunner runner = new(context.Services.Methods);
    private readonly ConcurrentDictionary<string, (Definition Model, StepItem Item)> used = new(StringComparer.Ordinal);

    /// <summary>Runs the task of a step; <paramref name="begin"/> is called when its turn has come.</summary>
    public async Task<StepOutcome> RunAsync(StepItem item, ModelMethodTask task, StepValues values, Action begin, CancellationToken cancellationToken)
    {
        if (context.Services.Methods.Outputs is var outputs && item.Run.Call is { } before && await FinishedAsync(outputs, before, cancellationToken) is { } finished)
        {
            return finished;
        }

        var document = new JsonObject { ["modelIdOrName"] = task.ModelIdOrName, ["modelType"] = task.ModelType, ["modelName"] = task.ModelName, ["methodName"] = task.MethodName };
        document["inputs"] = StepValues.Document(task.Inputs);
        document["tags"] = StepOutputs.TagsOf(item.Step);
        document["globalArgs"] = StepValues.Document(task.GlobalArgs);
        var (runtime, shown) = await values.EvaluateAsync(document, cancellationToken);
        foreach (var field in new[] { "modelIdOrName", "modelType", "modelName", "methodName" })
        {
            values.RequireNoSecret($"task.{field}", runtime[field]);
        }

        var call = await CallOfAsync(item, task, values, runtime, shown, cancellationToken);
        var result = await CallAsync(call, item, begin, cancellationToken);
        return new StepOutcome(UnitStatus.Succeeded)
        {
            Output = new JsonObject
            {
                ["type"] = "model_method",
                ["model"] = result.Definition.Name,
                ["method"] = result.MethodName,
                ["outputId"] = result.OutputId,
            },
            Artifacts = item.Run.DataArtifacts,
        };
    }

    /// <summary>Collects what the models that were used no longer keep, where the repository says so.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        foreach (var (model, item) in used.Values)
        {
            await runner.CollectAsync(model, model.Type.Normalized, new StepObserver(context, item), cancellationToken);
        }
    }

    /// <summary>The function <c>model.method</c> of guards and assertions (EXP-2B).</summary>
    public IReadOnlyList<CelFunction> FunctionsFor(StepItem item) => [.. DataSignatures.ModelMethod(async (arguments, cancellationToken) =>
    {
        var inputs = arguments.Count > 2 ? arguments[2].ToJsonNode() as JsonObject ?? throw Wrong("its third argument has to be a map of inputs") : [];
        var values = new StepValues(context, item.Value, item.Step.ForEach, functions: []);
        var prefix = item.Step.Task is AssertTask ? "__assert_" : "__guard_";
        var call = new MethodRunRequest
        {
            Target = Text(arguments[0]),
            Method = Text(arguments[1]),
            Tags = Tags(item),
            Checks = context.Request.Checks,
            Reports = context.Request.Reports,
            UseLastEvaluated = context.Request.UseLastEvaluated,
            Driver = context.Request.Driver,
            Step = Step(item, values, inputs, inputs, prefix + item.Run.Name) with { Driver = await DriverAsync(item, values, cancellationToken) },
        };
        var result = await CallAsync(call, item, static () => { }, cancellationToken);
        var first = result.Data.FirstOrDefault(d => d.Handle.Name == d.Handle.SpecName) ?? (result.Data.Count > 0 ? result.Data[0] : null);
        return CelValue.FromJson(first?.Attributes?.DeepClone());
    })];

    private async Task<MethodRunRequest> CallOfAsync(
        StepItem item, ModelMethodTask task, StepValues values, JsonObject runtime, JsonObject shown, CancellationToken cancellationToken)
    {
        var inputs = StepValues.MapOf("inputs", task.Inputs, runtime["inputs"]);
        var shownInputs = task.Inputs?.Map is null && shown["inputs"] is not JsonObject ? inputs : StepValues.MapOf("inputs", task.Inputs, shown["inputs"]);
        var step = Step(item, values, (JsonObject)inputs.DeepClone(), (JsonObject)shownInputs.DeepClone(), item.Run.Name) with
        {
            Outputs = StepOutputs.Of(item.Step, shownInputs, shown["tags"] as JsonObject),
            Driver = await DriverAsync(item, values, cancellationToken),
        };
        if (task.GlobalArgs is not null)
        {
            step = step with
            {
                Globals = (JsonObject)StepValues.MapOf("globalArgs", task.GlobalArgs, runtime["globalArgs"]).DeepClone(),
                ShownGlobals = (JsonObject)(shown["globalArgs"] as JsonObject ?? StepValues.MapOf("globalArgs", task.GlobalArgs, runtime["globalArgs"])).DeepClone(),
            };
        }

        var method = StepValues.TextOf("task.methodName", runtime["methodName"]);
        if (task.ModelType is not null && task.ModelName is null)
        {
            step = await WithInstanceAsync(step, StepValues.TextOf("task.modelType", runtime["modelType"]), method, cancellationToken);
        }

        return new MethodRunRequest
        {
            Target = step.Instance?.Name ?? StepValues.TextOf("task.modelIdOrName", runtime["modelIdOrName"] ?? runtime["modelType"]),
            Method = method,
            DefinitionName = task.ModelName is null ? null : StepValues.TextOf("task.modelName", runtime["modelName"]),
            Tags = Tags(item),
            Checks = context.Request.Checks,
            Reports = context.Request.Reports,
            UseLastEvaluated = context.Request.UseLastEvaluated && step.Instance is null,
            Driver = context.Request.Driver,
            Step = step,
        };
    }

    /// <summary>The driver that the files of the workflow name, evaluated where it is used (DRV-14); null when none is, or the caller asked for one.</summary>
    private async Task<DriverChoice?> DriverAsync(StepItem item, StepValues values, CancellationToken cancellationToken)
    {
        if (context.Request.Driver is not null || DriverCascade.OfStep(item.Step, item.Run.Name, item.Unit.Job.Job, context.Workflow) is not { } choice)
        {
            return null;
        }

        var document = new JsonObject { ["driver"] = choice.Driver, ["driverConfig"] = choice.Config.DeepClone() };
        var (runtime, _) = await values.EvaluateAsync(document, cancellationToken);
        return choice with { Driver = StepValues.TextOf("driver", runtime["driver"]).ToLowerInvariant(), Config = (JsonObject)runtime["driverConfig"]!.DeepClone() };
    }

    /// <summary>Without stated global arguments, inputs that only the type knows are global ones (WF-24).</summary>
    private async Task<StepMethodCall> WithInstanceAsync(StepMethodCall step, string typeName, string methodName, CancellationToken cancellationToken)
    {
        var type = await context.Services.Methods.Types.GetAsync(new ModelTypeName(typeName), cancellationToken);
        var method = DefinitionResolver.MethodOf(type, methodName);
        if (step.Globals is null)
        {
            var (globals, arguments) = DefinitionResolver.Route(type, method, step.Inputs);
            var (shownGlobals, shownArguments) = DefinitionResolver.Route(type, method, step.ShownInputs);
            step = step with { Globals = globals, ShownGlobals = shownGlobals, Inputs = arguments, ShownInputs = shownArguments };
        }

        SensitiveLiterals.Refuse(type, step.ShownGlobals!);
        return step with { Instance = instances.Get(type, step.ShownGlobals!, step.Globals!, step.Secrets!) };
    }

    private StepMethodCall Step(StepItem item, StepValues values, JsonObject inputs, JsonObject shown, string name) => new()
    {
        OutputId = IdFormat.Text(context.Services.Methods.Ids.NewUuid()),
        WorkflowId = context.Run.WorkflowId,
        WorkflowName = context.Run.WorkflowName,
        RunId = context.Run.Id,
        JobName = item.JobName,
        StepName = name,
        RetryCount = item.Run.Attempts.Count,
        WorkflowInputs = context.Inputs,
        Inputs = inputs,
        ShownInputs = shown,
        Secrets = values.Secrets,
        Log = context.Log,
        ReportSuffix = item.Step.ForEach is null ? "" : StepOutputs.SuffixOf(item.Value),
        OnAccepted = async call =>
        {
            var (definition, accepted) = (call.Definition, call.Call);
            await context.TellAsync(context.Event("model_resolved", item) with
            {
                ModelName = definition.Name,
                ModelType = accepted.ModelType,
                ModelId = accepted.ModelId,
                MethodName = accepted.Method,
            });
            if (name == item.Run.Name)
            {
                item.Run.Call = accepted;
                item.Run.Driver = call.Driver.Level == DriverLevel.Default ? null : new StepDriver(call.Driver.Driver, call.Driver.LevelName);
                item.Run.Facts = context.Request.Reports.SkipAll ? null : new StepFacts
                {
                    ModelName = definition.Name,
                    ModelType = definition.Type.Raw,
                    ModelId = definition.Id,
                    MethodName = accepted.Method,
                    OutputId = accepted.OutputId,
                    GlobalArguments = call.GlobalArguments,
                    MethodArguments = call.MethodArguments,
                };
                await context.Journal.AppendAsync(JournalEntries.Step(item.Unit.Job.Run, item.Run));
            }

            await context.TellAsync(context.Event("method_executing", item) with
            {
                ModelName = definition.Name,
                MethodName = accepted.Method,
                Driver = call.Driver.Level == DriverLevel.Default ? null : call.Driver.Driver,
            });
        },
    };

    private async Task<MethodRunResult> CallAsync(MethodRunRequest call, StepItem item, Action begin, CancellationToken cancellationToken)
    {
        var gate = context.Tree.ModelGate(call.Step!.Instance?.Id ?? call.DefinitionName ?? call.Target);
        await gate.WaitAsync(cancellationToken);
        try
        {
            await context.Tree.Slots.WaitAsync(cancellationToken);
            try
            {
                begin();
                var result = await runner.RunAsync(call, new StepObserver(context, item), cancellationToken);
                if (item.Run.Facts is { } facts && facts.OutputId == result.OutputId)
                {
                    item.Run.Facts = facts with { Handles = [.. result.Data.Select(static d => d.Handle)] };
                }

                used.TryAdd(result.Definition.Id, (result.Definition, item));
                item.Run.DataArtifacts = [.. item.Run.DataArtifacts, .. result.Data.Select(static d => ArtifactOf(d))];
                return result.Succeeded || result.Reports?.FirstOrDefault(static r => !r.Success) is not { } report
                    ? result
                    : throw new SwampException(ErrorCodes.MethodExecutionFailed, $"The report {report.Name} failed: {report.Error}");
            }
            catch (Exception) when (item.Run.Call is { } accepted)
            {
                // What a failed or cancelled method had written is the first thing that is looked for.
                var written = (await OfCallAsync(context.Services.Methods.Outputs, accepted, CancellationToken.None))?.Artifacts ?? [];
                item.Run.DataArtifacts = [.. item.Run.DataArtifacts, .. written.Where(w => item.Run.DataArtifacts.All(known => known.DataId != w.DataId))];
                throw;
            }
            finally
            {
                context.Tree.Slots.Release();
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What a call that was cut off had written: when its record says that it succeeded, the step is done and not repeated.</summary>
    private static async Task<StepOutcome?> FinishedAsync(IOutputStore outputs, StepCall call, CancellationToken cancellationToken)
    {
        var record = await OfCallAsync(outputs, call, cancellationToken);
        return record is { Status: OutputStatus.Succeeded }
            ? new StepOutcome(UnitStatus.Succeeded)
            {
                Output = new JsonObject { ["type"] = "model_method", ["model"] = call.ModelId, ["method"] = call.Method, ["outputId"] = call.OutputId },
                Artifacts = record.Artifacts,
            }
            : null;
    }

    private static async Task<OutputRecord?> OfCallAsync(IOutputStore outputs, StepCall call, CancellationToken cancellationToken)
    {
        var filter = new OutputFilter { ModelType = call.ModelType, MethodName = call.Method, DefinitionId = call.ModelId };
        return (await outputs.ListAsync(filter, cancellationToken)).FirstOrDefault(r => r.Id == call.OutputId);
    }

    /// <summary>Tags of the workflow, then where data come from, then those of the call (WF-54).</summary>
    private Dictionary<string, string> Tags(StepItem item)
    {
        var tags = new Dictionary<string, string>(context.Workflow.Tags, StringComparer.Ordinal)
        {
            ["source"] = "step-output",
            ["workflow"] = context.Run.WorkflowName,
            ["workflowId"] = context.Run.WorkflowId,
            ["workflowRunId"] = context.Run.Id,
            ["job"] = item.JobName,
            ["step"] = item.Run.Name,
        };
        foreach (var (key, value) in context.Request.Tags)
        {
            tags[key] = value;
        }

        return tags;
    }

    private static OutputArtifact ArtifactOf(ProducedData produced) => new()
    {
        DataId = produced.Handle.Id,
        Name = produced.Handle.Name,
        Version = produced.Handle.Version,
        Tags = produced.Handle.Tags,
    };

    private static string Text(CelValue value) =>
        value.Kind == CelKind.String ? value.AsString() : throw Wrong("it needs the names of a model and a method");

    private static SwampException Wrong(string message) => new(ErrorCodes.ExpressionFailed, $"model.method(): {message}.");
}
