using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;
using DefinitionInputs = Swamp.Engine.Inputs.DefinitionInputs;

namespace Swamp.Engine.Execution;

/// <summary>The first half of a run: inputs sorted and checked, expressions evaluated, the evaluated definition kept (RUN-5).</summary>
internal sealed class RunPreparation(IEvaluatedDefinitions evaluatedStore, IExpressionScopes scopes, DriverSetting? repositoryDriver)
{
    /// <summary>Prepares a run.</summary>
    public async Task<PreparedRun> PrepareAsync(ResolvedTarget target, MethodRunRequest request, IRunObserver observer, CancellationToken cancellationToken)
    {
        var method = DefinitionResolver.MethodOf(target.Type, request.Method);
        var definition = request.UseLastEvaluated
            ? await evaluatedStore.LoadAsync(target.Stored.Definition, cancellationToken)
            : target.Stored.Definition;
        var preset = definition.Methods.TryGetValue(method.Name, out var arguments) ? arguments : [];
        var step = request.Step;
        var (inputs, overrides) = step is null ? SplitInputs(target, method, definition, preset) : (StepInputs(definition, preset, step), new JsonObject());
        await WarnAboutEnvironmentAsync(definition, observer, cancellationToken);

        var scope = scopes.Create(definition, inputs, step?.Secrets);
        var evaluator = new ExpressionEvaluator(scope);
        var persisted = definition;
        if (!request.UseLastEvaluated && step?.Instance is null)
        {
            persisted = await PersistAsync(definition, evaluator, cancellationToken);
        }

        foreach (var (key, value) in overrides)
        {
            preset = WithOverride(preset, key, value);
        }

        // What a step has evaluated is put in afterwards: it must not be taken for expressions again.
        var fixedGlobals = step?.Instance is null ? null : step.Globals;
        var document = new JsonObject { ["globalArguments"] = fixedGlobals is null ? definition.GlobalArguments.DeepClone() : new JsonObject(), ["arguments"] = preset.DeepClone() };
        var driver = DriverCascade.Of(request, definition, repositoryDriver);
        if (driver.Config.Count > 0 && driver != step?.Driver)
        {
            document["driverConfig"] = driver.Config.DeepClone();
        }

        var evaluated = await evaluator.EvaluateAsync(document, includeLate: true, cancellationToken);
        if (step is not null)
        {
            ApplyStep(evaluated, target, method, definition, InputReferences.In(preset, definition.GlobalArguments), step);
        }

        var globals = Resolved(evaluated, target.Stored, method);
        if (fixedGlobals is not null)
        {
            globals.Runtime = fixedGlobals;
            evaluated.Persisted["globalArguments"] = step!.ShownGlobals!.DeepClone();
        }

        return new PreparedRun
        {
            Target = target,
            Method = method,
            Definition = persisted,
            Driver = evaluated.Runtime["driverConfig"] is JsonObject config ? driver with { Config = (JsonObject)config.DeepClone() } : driver,
            Secrets = scope.Secrets,
            Globals = globals.Runtime,
            UnresolvedGlobals = globals.Unresolved,
            Arguments = (JsonObject)evaluated.Runtime["arguments"]!.DeepClone(),
            ShownGlobals = (JsonObject)evaluated.Persisted["globalArguments"]!.DeepClone(),
            ShownArguments = (JsonObject)evaluated.Persisted["arguments"]!.DeepClone(),
        };
    }

    /// <summary>Declared keys feed expressions, the others override method arguments (INP-30, INP-31).</summary>
    private static (JsonObject Inputs, JsonObject Overrides) SplitInputs(
        ResolvedTarget target, MethodDescriptor method, Definition definition, JsonObject preset)
    {
        var declared = DefinitionInputs.From(definition.Inputs);
        var forExpressions = new JsonObject();
        var overrides = new JsonObject();
        foreach (var (key, value) in target.Inputs)
        {
            (declared.Names.Contains(key) ? forExpressions : overrides)[key] = value?.DeepClone();
        }

        var unknown = SchemaKeys.IsOpen(method.Arguments) ? [] : overrides.Select(o => o.Key).Where(k => !SchemaKeys.Declares(method.Arguments, k)).ToList();
        if (unknown.Count > 0)
        {
            throw DefinitionResolver.UnknownInputs(unknown, [.. declared.Names.Concat(SchemaKeys.Of(method.Arguments)).Distinct()]);
        }

        return (declared.Validate(forExpressions, InputReferences.In(preset, definition.GlobalArguments)), overrides);
    }

    /// <summary>What expressions of a definition see when a step runs it: the workflow's inputs below those of the step (WF-53).</summary>
    private static JsonObject StepInputs(Definition definition, JsonObject preset, StepMethodCall step)
    {
        var all = (JsonObject)step.WorkflowInputs.DeepClone();
        foreach (var (key, value) in step.Inputs)
        {
            all[key] = value?.DeepClone();
        }

        var declared = DefinitionInputs.From(definition.Inputs);
        if (declared.Names.Count > 0)
        {
            var known = new JsonObject(all.Where(i => declared.Names.Contains(i.Key)).Select(i => KeyValuePair.Create(i.Key, i.Value?.DeepClone())));
            foreach (var (key, value) in declared.Validate(known, InputReferences.In(preset, definition.GlobalArguments)))
            {
                all[key] = value?.DeepClone();
            }
        }

        return all;
    }

    /// <summary>
    /// The inputs of a step become arguments; one that only the definition knows, declared or mentioned, feeds its expressions and nothing else (WF-53).
    /// </summary>
    private static void ApplyStep(
        EvaluatedDocument evaluated, ResolvedTarget target, MethodDescriptor method, Definition definition, IReadOnlySet<string> mentioned, StepMethodCall step)
    {
        var declared = DefinitionInputs.From(definition.Inputs).Names;
        var unknown = new List<string>();
        foreach (var (key, value) in target.Inputs)
        {
            var isArgument = SchemaKeys.Declares(method.Arguments, key) || (SchemaKeys.IsOpen(method.Arguments) && !declared.Contains(key));
            if (isArgument)
            {
                evaluated.Runtime["arguments"]![key] = value?.DeepClone();
                evaluated.Persisted["arguments"]![key] = step.ShownInputs[key]?.DeepClone();
                evaluated.Unresolved.RemoveAll(u => u.PathParts is ["arguments", var overridden, ..] && overridden == key);
            }
            else if (!declared.Contains(key) && !mentioned.Contains(key))
            {
                unknown.Add(key);
            }
        }

        if (unknown.Count > 0)
        {
            throw DefinitionResolver.UnknownInputs(unknown, [.. declared.Concat(SchemaKeys.Of(method.Arguments)).Distinct()]);
        }
    }

    private static JsonObject WithOverride(JsonObject preset, string key, JsonNode? value)
    {
        var copy = (JsonObject)preset.DeepClone();
        copy[key] = value?.DeepClone();
        return copy;
    }

    private static async Task WarnAboutEnvironmentAsync(Definition definition, IRunObserver observer, CancellationToken cancellationToken)
    {
        var uses = EnvironmentUse.In(definition);
        if (uses.Count > 0)
        {
            var message = $"{definition.Name} reads environment variables ({string.Join(", ", uses.Select(u => u.EnvVar).Distinct())}); its data will differ between environments.";
            await observer.NoticeAsync(
                "env_var_usage",
                message,
                isWarning: true,
                new JsonObject { ["modelName"] = definition.Name, ["envVars"] = EnvironmentUse.ToJson(uses) },
                cancellationToken);
        }
    }

    private async Task<Definition> PersistAsync(Definition definition, ExpressionEvaluator evaluator, CancellationToken cancellationToken)
    {
        var evaluated = await DefinitionEvaluation.EvaluateAsync(definition, evaluator, cancellationToken);
        await evaluatedStore.SaveAsync(evaluated.Definition, cancellationToken);
        return evaluated.Definition;
    }

    /// <summary>
    /// A method argument that cannot be evaluated ends the run: it must never reach the method as text. So does a secret or environment
    /// variable that cannot be had. Other global arguments without a value are left out (EXPR-11).
    /// </summary>
    private static (JsonObject Runtime, IReadOnlyList<UnresolvedExpression> Unresolved) Resolved(
        EvaluatedDocument evaluated, StoredDefinition stored, MethodDescriptor method)
    {
        var fatal = evaluated.Unresolved.FirstOrDefault(u => u.PathParts[0] is "arguments" or "driverConfig" || u.IsLate);
        if (fatal is not null)
        {
            throw UnresolvedError(fatal, stored, method);
        }

        var globals = (JsonObject)evaluated.Runtime["globalArguments"]!.DeepClone();
        foreach (var key in evaluated.Unresolved.Select(u => u.PathParts[1]).Distinct().ToList())
        {
            globals.Remove(key);
        }

        return (globals, evaluated.Unresolved);
    }

    private static SwampException UnresolvedError(UnresolvedExpression unresolved, StoredDefinition stored, MethodDescriptor method)
    {
        IReadOnlyList<string> path = unresolved.PathParts[0] == "arguments"
            ? ["methods", method.Name, .. unresolved.PathParts]
            : unresolved.PathParts;
        return new SwampException(
            unresolved.Error with
            {
                Message = $"The expression ${{{{ {unresolved.Expression} }}}} at {new ExpressionSite(path, null!).DottedPath} of '{stored.Definition.Name}' has no value: {unresolved.Error.Message}",
                Location = DefinitionLocations.Find(stored.Path, path) ?? unresolved.Error.Location,
            });
    }
}
