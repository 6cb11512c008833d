using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Models;

namespace Swamp.Engine.Execution;

/// <summary>Finds the definition a run is about, or makes one when a type is run directly (RUN-20 to RUN-23).</summary>
internal sealed class DefinitionResolver(IDefinitionStore definitions, ModelTypeRegistry types, IIdGenerator ids)
{
    /// <summary>Finds or makes the definition.</summary>
    public async Task<ResolvedTarget> ResolveAsync(MethodRunRequest request, IRunObserver observer, CancellationToken cancellationToken)
    {
        if (request.Step?.Instance is { } instance)
        {
            var own = await types.GetAsync(instance.Type, cancellationToken);
            MethodOf(own, request.Method);
            return new ResolvedTarget(new StoredDefinition(instance, "", AutoCreated: true), own, request.Step.Inputs);
        }

        if (request.DefinitionName is { } name)
        {
            return await ResolveDirectAsync(request, name, observer, cancellationToken);
        }

        if (await definitions.FindAsync(request.Target, cancellationToken) is { } stored)
        {
            var type = await types.GetAsync(stored.Definition.Type, cancellationToken);
            MethodOf(type, request.Method);
            return new ResolvedTarget(stored, type, request.Step?.Inputs ?? request.Inputs);
        }

        throw await NotFoundAsync(request, cancellationToken);
    }

    /// <summary>The method of that name.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.UnknownMethod"/> listing the methods there are.</exception>
    public static MethodDescriptor MethodOf(ModelType type, string name) =>
        type.Methods.TryGetValue(name, out var method)
            ? method
            : throw new SwampException(
                ErrorCodes.UnknownMethod,
                $"Unknown method '{name}' of {type.Name.Normalized}. Available methods: {string.Join(", ", type.Methods.Keys)}.",
                $"swamp model type describe {type.Name.Raw}");

    private async Task<SwampException> NotFoundAsync(MethodRunRequest request, CancellationToken cancellationToken)
    {
        if (await types.FindAsync(new ModelTypeName(request.Target), cancellationToken) is { } type)
        {
            return new SwampException(
                ErrorCodes.ModelNotFound,
                $"'{request.Target}' is a model type. Running it directly needs a name for the definition that keeps its data.",
                $"swamp model method run {type.Name.Raw} {request.Method} <definition-name>");
        }

        var all = await definitions.ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken);
        var closest = Values.Suggestions.Closest(request.Target, all.Select(d => d.Definition.Name));
        return new SwampException(
            ErrorCodes.ModelNotFound,
            $"Model not found: {request.Target}{(closest is null ? "" : $" (did you mean '{closest}'?)")}",
            definitions.HintForMissing() ?? "swamp model search");
    }

    private async Task<ResolvedTarget> ResolveDirectAsync(
        MethodRunRequest request, string name, IRunObserver observer, CancellationToken cancellationToken)
    {
        var type = await types.GetAsync(new ModelTypeName(request.Target), cancellationToken);
        var method = MethodOf(type, request.Method);
        var (globals, arguments) = request.Step switch
        {
            null => Route(type, method, request.Inputs),
            { Globals: { } stated } step => (GlobalsToKeep(stated, step.ShownGlobals!), step.Inputs),
            { } step => Routed(type, method, step),
        };
        while (true)
        {
            if (await definitions.FindAsync(name, cancellationToken) is { } stored)
            {
                return new ResolvedTarget(await WithGlobalsAsync(stored, type, globals, observer, cancellationToken), type, arguments);
            }

            try
            {
                return new ResolvedTarget(await CreateAsync(type, name, globals, observer, cancellationToken), type, arguments);
            }
            catch (SwampException exception) when (exception.Code == ErrorCodes.ModelExists)
            {
                // Somebody else made it in between: use theirs (RUN-23).
            }
        }
    }

    /// <summary>Global arguments among the inputs of a step are kept in the form that may be written; the others stay with their secrets.</summary>
    private static (JsonObject Globals, JsonObject Arguments) Routed(ModelType type, MethodDescriptor method, StepMethodCall step)
    {
        var arguments = Route(type, method, step.Inputs).Arguments;
        var shown = Route(type, method, step.ShownInputs).Globals;
        return (GlobalsToKeep(Route(type, method, step.Inputs).Globals, shown), arguments);
    }

    /// <summary>
    /// Global arguments for a definition that lasts. Its texts are evaluated at every use, so a value that came out of an expression and
    /// looks like one itself would run as one.
    /// </summary>
    private static JsonObject GlobalsToKeep(JsonObject values, JsonObject shown) => Expressions.ExpressionScanner.Scan(values).Count == 0
        ? shown
        : throw new SwampException(
            ErrorCodes.ValidationFailed,
            $"The global argument {Expressions.ExpressionScanner.Scan(values)[0].DottedPath} got a value that contains ${{{{ }}}}; it would be evaluated later.",
            "Check where the value comes from.");

    /// <summary>Sorts inputs into global and method arguments; the method wins where both know a key (RUN-21).</summary>
    public static (JsonObject Globals, JsonObject Arguments) Route(ModelType type, MethodDescriptor method, JsonObject inputs)
    {
        var globals = new JsonObject();
        var arguments = new JsonObject();
        var unknown = new List<string>();
        foreach (var (key, value) in inputs)
        {
            if (SchemaKeys.Declares(method.Arguments, key))
            {
                arguments[key] = value?.DeepClone();
            }
            else if (type.GlobalArguments is { } schema && SchemaKeys.Declares(schema, key))
            {
                globals[key] = value?.DeepClone();
            }
            else if (SchemaKeys.IsOpen(method.Arguments))
            {
                arguments[key] = value?.DeepClone();
            }
            else
            {
                unknown.Add(key);
            }
        }

        if (unknown.Count > 0)
        {
            var valid = SchemaKeys.Of(method.Arguments).Concat(type.GlobalArguments is { } schema ? SchemaKeys.Of(schema) : []).Distinct().ToList();
            throw UnknownInputs(unknown, valid);
        }

        return (globals, arguments);
    }

    /// <summary>The error for inputs that nothing takes.</summary>
    public static SwampException UnknownInputs(IReadOnlyList<string> unknown, IReadOnlyList<string> valid)
    {
        var closest = Values.Suggestions.Closest(unknown[0], valid);
        return new SwampException(
            ErrorCodes.ValidationFailed,
            $"Unknown input(s): {string.Join(", ", unknown)}. Valid inputs are: {(valid.Count == 0 ? "none" : string.Join(", ", valid))}.",
            closest is null ? null : $"Did you mean '{closest}'?");
    }

    private async Task<StoredDefinition> WithGlobalsAsync(
        StoredDefinition stored, ModelType type, JsonObject globals, IRunObserver observer, CancellationToken cancellationToken)
    {
        var definition = stored.Definition;
        if (!definition.Type.Equals(type.Name))
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"The definition '{definition.Name}' exists with type {definition.Type.Normalized}, not {type.Name.Normalized}.",
                "Choose another definition name, or delete or rename the existing one.");
        }

        if (globals.Count == 0 || JsonNode.DeepEquals(globals, definition.GlobalArguments))
        {
            return stored;
        }

        SensitiveLiterals.Refuse(type, globals);
        var updated = await definitions.UpdateAsync(stored, definition with { GlobalArguments = globals }, cancellationToken);
        await observer.NoticeAsync(
            "global_args_updated",
            $"The global arguments of '{definition.Name}' were replaced by the ones given.",
            isWarning: false,
            new JsonObject { ["definitionName"] = definition.Name },
            cancellationToken);
        return updated;
    }

    private async Task<StoredDefinition> CreateAsync(
        ModelType type, string name, JsonObject globals, IRunObserver observer, CancellationToken cancellationToken)
    {
        SensitiveLiterals.Refuse(type, globals);
        var created = await definitions.AddAsync(
            new Definition
            {
                Type = type.Name,
                TypeVersion = type.Version.ToString(),
                Id = IdFormat.Text(ids.NewUuid()),
                Name = name,
                Version = 1,
                GlobalArguments = globals,
            },
            autoCreated: true,
            cancellationToken);
        await observer.NoticeAsync(
            "definition_auto_created",
            $"Created the definition '{name}' ({type.Name.Normalized}).",
            isWarning: false,
            new JsonObject { ["modelType"] = type.Name.Normalized, ["definitionName"] = name, ["definitionPath"] = created.Path },
            cancellationToken);
        return created;
    }
}
