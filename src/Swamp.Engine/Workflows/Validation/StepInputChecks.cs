using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Definitions.Validation;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>What steps pass to methods and workflows (WF-31, WF-32).</summary>
internal sealed class StepInputChecks(ValidatedWorkflow validated, IWorkflowStore workflows, IDefinitionStore definitions, ModelTypeRegistry types)
{
    private readonly Dictionary<string, ModelType?> foundTypes = new(StringComparer.Ordinal);

    /// <summary>The checks of all steps.</summary>
    public async Task<IReadOnlyList<WorkflowCheck>> RunAsync(CancellationToken cancellationToken)
    {
        var checks = new List<WorkflowCheck>();
        var references = new List<WorkflowCheck>();
        foreach (var (job, step, path) in validated.Steps)
        {
            switch (step.Task)
            {
                case ModelMethodTask { ModelIdOrName: { } model } task:
                    await OnModelAsync(new StepCall(job, step, task, [.. path, "task"], model), checks, references, cancellationToken);
                    break;
                case ModelMethodTask { ModelType: { } type } task:
                    checks.Add(await OnTypeAsync(new StepCall(job, step, task, [.. path, "task"], type), cancellationToken));
                    break;
                case NestedWorkflowTask nested:
                    checks.Add(await OnWorkflowAsync(job, step, nested, [.. path, "task"], cancellationToken));
                    break;
                default:
                    break;
            }
        }

        return [.. checks, .. references];
    }

    private async Task OnModelAsync(StepCall call, List<WorkflowCheck> checks, List<WorkflowCheck> references, CancellationToken cancellationToken)
    {
        if (IsDynamic(call.Subject))
        {
            checks.Add(new WorkflowCheck(call.CheckName, Passed: true));
            return;
        }

        StoredDefinition? stored;
        try
        {
            stored = await definitions.FindAsync(call.Subject, cancellationToken);
        }
        catch (SwampException exception)
        {
            checks.Add(WorkflowCheck.Of(call.CheckName, [$"{(exception.Error.Location is { } place ? $"{place}: " : "")}{exception.Error.Message}"]));
            return;
        }

        if (stored is null)
        {
            checks.Add(WorkflowCheck.Warn(
                call.CheckName + " (model not found)", $"Model not found: {call.Subject}{validated.Place([.. call.Path, "modelIdOrName"])}"));
            return;
        }

        var definition = stored.Definition;
        if (await TypeAsync(definition.Type.Normalized, cancellationToken) is not { } type)
        {
            checks.Add(WorkflowCheck.Of(call.CheckName, [$"Unknown model type: {definition.Type.Normalized}, the type of {definition.Name}{await BrokenFileAsync(definition.Type.Normalized, cancellationToken)}"]));
            return;
        }

        if (IsDynamic(call.Task.MethodName))
        {
            checks.Add(new WorkflowCheck(call.CheckName, Passed: true));
            return;
        }

        if (MethodOf(call, type) is not { } method)
        {
            checks.Add(WorkflowCheck.Of(call.CheckName, [UnknownMethod(call, type)]));
            return;
        }

        var preset = definition.Methods.GetValueOrDefault(method.Name) ?? [];
        var supplied = preset.Concat(definition.GlobalArguments).Select(static entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        checks.Add(Arguments(call, method.Arguments, supplied, []));
        references.Add(InputReferences(call, definition, preset));
    }

    private async Task<WorkflowCheck> OnTypeAsync(StepCall call, CancellationToken cancellationToken)
    {
        if (IsDynamic(call.Subject))
        {
            return new WorkflowCheck(call.CheckName, Passed: true);
        }

        if (await TypeAsync(call.Subject, cancellationToken) is not { } type)
        {
            return WorkflowCheck.Of(call.CheckName, [$"Unknown model type: {call.Subject}{validated.Place([.. call.Path, "modelType"])}{await NearestTypeAsync(call.Subject, cancellationToken)}"]);
        }

        if (IsDynamic(call.Task.MethodName))
        {
            return new WorkflowCheck(call.CheckName, Passed: true);
        }

        if (MethodOf(call, type) is not { } method)
        {
            return WorkflowCheck.Of(call.CheckName, [UnknownMethod(call, type)]);
        }

        var supplied = new HashSet<string>(StringComparer.Ordinal);
        if (call.Task.ModelName is { } name && !IsDynamic(name) && await FindQuietlyAsync(name, cancellationToken) is { } existing)
        {
            if (existing.Definition.Type.Normalized != type.Name.Normalized)
            {
                return WorkflowCheck.Of(
                    call.CheckName,
                    [$"The model '{name}' is of the type {existing.Definition.Type.Normalized}, not {type.Name.Normalized}{validated.Place([.. call.Path, "modelName"])}"]);
            }

            supplied.UnionWith(existing.Definition.GlobalArguments.Select(static entry => entry.Key));
        }

        var problems = new List<string>();
        var globals = type.GlobalArguments ?? new JsonObject { ["type"] = "object", ["additionalProperties"] = true };
        if (call.Task.GlobalArgs?.Map is { } given)
        {
            problems.AddRange(Unknown(globals, given.Select(static entry => entry.Key), [], "globalArgs", call));
            problems.AddRange(Values(globals, given, [.. call.Path, "globalArgs"]));
            supplied.UnionWith(given.Select(static entry => entry.Key));
        }

        if (call.Task.Inputs?.Map is { } inputs)
        {
            // With globalArgs all inputs belong to the method; without, they are shared out by name (WF-24).
            var others = call.Task.GlobalArgs is null ? SchemaKeys.Of(globals) : [];
            problems.AddRange(Unknown(method.Arguments, inputs.Select(static entry => entry.Key), others, "inputs", call));
        }

        return Arguments(call, method.Arguments, supplied, [.. problems, .. MissingGlobals(call, globals, supplied)]);
    }

    private async Task<WorkflowCheck> OnWorkflowAsync(WorkflowJob job, WorkflowStep step, NestedWorkflowTask task, string[] path, CancellationToken cancellationToken)
    {
        var name = $"Step inputs for '{step.Name}' in job '{job.Name}' (workflow: {task.WorkflowIdOrName})";
        if (IsDynamic(task.WorkflowIdOrName))
        {
            return new WorkflowCheck(name, Passed: true);
        }

        StoredWorkflow? stored;
        try
        {
            stored = await workflows.FindAsync(task.WorkflowIdOrName, cancellationToken);
        }
        catch (SwampException exception)
        {
            return WorkflowCheck.Of(name, [$"{(exception.Error.Location is { } place ? $"{place}: " : "")}{exception.Error.Message}"]);
        }

        if (stored is null)
        {
            return WorkflowCheck.Warn(
                name + " (workflow not found, skipped)", $"Workflow not found: {task.WorkflowIdOrName}{validated.Place([.. path, "workflowIdOrName"])}");
        }

        if (task.Inputs?.Expression is not null)
        {
            return new WorkflowCheck(name, Passed: true);
        }

        var declared = Inputs.DefinitionInputs.From(stored.Workflow.Inputs);
        var properties = declared.Schema["properties"]?.AsObject() ?? [];
        var missing = declared.Required
            .Where(key => task.Inputs?.Map?.ContainsKey(key) != true && (properties[key] as JsonObject)?.ContainsKey("default") != true)
            .ToList();
        var problems = new List<string>();
        if (missing.Count > 0)
        {
            problems.Add($"Missing required inputs: {string.Join(", ", missing)}{validated.Place(path)}");
        }

        if (task.Inputs?.Map is { } map)
        {
            if (!declared.IsOpen)
            {
                problems.AddRange(Unknown(declared.Schema, map.Select(static entry => entry.Key), [], "inputs", path));
            }

            problems.AddRange(Values(declared.Schema, map, [.. path, "inputs"]));
        }

        return WorkflowCheck.Of(name, problems);
    }

    private WorkflowCheck Arguments(StepCall call, JsonObject schema, HashSet<string> supplied, IReadOnlyList<string> found)
    {
        var problems = new List<string>(found);
        if (call.Task.Inputs?.Expression is null)
        {
            var missing = RequiredOf(schema).Where(key => call.Task.Inputs?.Map?.ContainsKey(key) != true && !supplied.Contains(key)).ToList();
            if (missing.Count > 0)
            {
                problems.Add($"Missing required inputs: {string.Join(", ", missing)}{validated.Place(call.Path)}");
            }
        }

        if (call.Task.Inputs?.Map is { } inputs)
        {
            problems.AddRange(Values(schema, inputs, [.. call.Path, "inputs"]));
        }

        return WorkflowCheck.Of(call.CheckName, problems);
    }

    private IEnumerable<string> MissingGlobals(StepCall call, JsonObject schema, HashSet<string> supplied)
    {
        if (call.Task.GlobalArgs?.Expression is not null || (call.Task.GlobalArgs is null && call.Task.Inputs?.Expression is not null))
        {
            return [];
        }

        var inputs = call.Task.GlobalArgs is null ? call.Task.Inputs?.Map : null;
        var missing = RequiredOf(schema).Where(key => !supplied.Contains(key) && inputs?.ContainsKey(key) != true).ToList();
        return missing.Count == 0 ? [] : [$"Missing required global arguments: {string.Join(", ", missing)}{validated.Place(call.Path)}"];
    }

    // What a definition refers to as inputs.x has to come from the step, from the workflow's own inputs (WF-53), or from a default.
    private WorkflowCheck InputReferences(StepCall call, Definition definition, JsonObject preset)
    {
        var name = $"GlobalArgument input references for '{call.Step.Name}' in job '{call.Job.Name}' ({call.Subject}.{call.Task.MethodName})";
        if (call.Task.Inputs?.Expression is not null)
        {
            return new WorkflowCheck(name, Passed: true);
        }

        var known = (call.Task.Inputs?.Map ?? []).Select(static entry => entry.Key)
            .Concat(Inputs.DefinitionInputs.From(validated.Workflow.Inputs).Names)
            .Concat(WithDefault(definition))
            .ToHashSet(StringComparer.Ordinal);
        var used = new JsonArray(definition.GlobalArguments.DeepClone(), preset.DeepClone());
        var missing = ExpressionScanner.Scan(new JsonObject { ["all"] = used })
            .SelectMany(static site => site.Text.Expressions)
            .SelectMany(static expression => ExpressionReferences.In(expression.Text))
            .Where(static reference => reference.Root == "inputs" && reference.Path is [not null, ..])
            .Select(static reference => reference.Path[0]!)
            .Distinct(StringComparer.Ordinal)
            .Where(key => !known.Contains(key))
            .ToList();
        return missing.Count == 0
            ? new WorkflowCheck(name, Passed: true)
            : WorkflowCheck.Of(name, [$"{definition.Name} uses inputs that the step does not give: {string.Join(", ", missing)}{validated.Place(call.Path)}"]);
    }

    private static IEnumerable<string> WithDefault(Definition definition) =>
        (Inputs.DefinitionInputs.From(definition.Inputs).Schema["properties"] as JsonObject ?? [])
            .Where(static entry => entry.Value is JsonObject property && property.ContainsKey("default"))
            .Select(static entry => entry.Key);

    private IEnumerable<string> Unknown(JsonObject schema, IEnumerable<string> keys, IReadOnlyList<string> others, string section, StepCall call) =>
        Unknown(schema, keys, others, section, call.Path);

    private IEnumerable<string> Unknown(JsonObject schema, IEnumerable<string> keys, IReadOnlyList<string> others, string section, string[] path)
    {
        if (SchemaKeys.IsOpen(schema))
        {
            return [];
        }

        var valid = SchemaKeys.Of(schema).Concat(others).Distinct(StringComparer.Ordinal).ToList();
        return keys.Where(key => !valid.Contains(key, StringComparer.Ordinal)).Select(key =>
            $"Unknown {(section == "inputs" ? "input" : "global argument")} '{key}'{validated.Place([.. path, section, key])}.{Suggestions.DidYouMean(key, valid)} Valid ones are: {(valid.Count == 0 ? "none" : string.Join(", ", valid))}");
    }

    // Values without expressions are known now, so their kind can be checked now.
    private IEnumerable<string> Values(JsonObject schema, JsonObject given, string[] path)
    {
        var declared = SchemaKeys.Of(schema).ToHashSet(StringComparer.Ordinal);
        var literal = new JsonObject(given
            .Where(entry => declared.Contains(entry.Key) && !ExpressionScanner.ContainsAny(entry.Value))
            .Select(static entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        return Schemas.JsonSchema.Compile(ArgumentValidation.Lenient(schema)).Validate(Schemas.SchemaCoercion.Coerce(schema, literal))
            .Select(violation => $"{violation.InstanceDotted} {violation.Message}{validated.Place([.. path, .. violation.InstancePath])}");
    }

    private static IEnumerable<string> RequiredOf(JsonObject schema)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        return (schema["required"] as JsonArray ?? [])
            .Select(static name => name?.ToString() ?? "")
            .Where(name => (properties[name] as JsonObject)?.ContainsKey("default") != true);
    }

    private static MethodDescriptor? MethodOf(StepCall call, ModelType type) => type.Methods.GetValueOrDefault(call.Task.MethodName);

    private string UnknownMethod(StepCall call, ModelType type) =>
        $"Unknown method '{call.Task.MethodName}' for type '{type.Name.Normalized}'{validated.Place([.. call.Path, "methodName"])}.{Suggestions.DidYouMean(call.Task.MethodName, type.Methods.Keys)} Available methods: {string.Join(", ", type.Methods.Keys)}";

    private async ValueTask<ModelType?> TypeAsync(string name, CancellationToken cancellationToken)
    {
        if (!foundTypes.TryGetValue(name, out var type))
        {
            type = await types.FindAsync(new ModelTypeName(name), cancellationToken)
                ?? (name.StartsWith('@') ? await types.FindAsync(new ModelTypeName(name[1..]), cancellationToken) : null);
            foundTypes.Add(name, type);
        }

        return type;
    }

    private async ValueTask<string> BrokenFileAsync(string name, CancellationToken cancellationToken) =>
        await types.ExplainAsync(new ModelTypeName(name), cancellationToken) is { } reason ? $". {reason}" : "";

    private async ValueTask<string> NearestTypeAsync(string name, CancellationToken cancellationToken)
    {
        if (await BrokenFileAsync(name, cancellationToken) is { Length: > 0 } broken)
        {
            return broken;
        }

        var names = await types.ListAsync(includeInternal: false, cancellationToken);
        return Suggestions.DidYouMean(name, names.Select(static type => type.Normalized)) is { Length: > 0 } close
            ? "." + close
            : ". If an extension brings it, pull the extension first.";
    }

    private async ValueTask<StoredDefinition?> FindQuietlyAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await definitions.FindAsync(name, cancellationToken);
        }
        catch (SwampException)
        {
            // A broken file of that name is told by the validation of models, not of workflows.
            return null;
        }
    }

    private static bool IsDynamic(string text) => text.Contains("${{", StringComparison.Ordinal);

    private sealed record StepCall(WorkflowJob Job, WorkflowStep Step, ModelMethodTask Task, string[] Path, string Subject)
    {
        public string CheckName => $"Step inputs for '{Step.Name}' in job '{Job.Name}' ({Subject}.{Task.MethodName})";
    }
}
