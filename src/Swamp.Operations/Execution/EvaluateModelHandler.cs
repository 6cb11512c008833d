using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;
using Swamp.Engine.Locks;
using Swamp.Operations.Data;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Execution;

/// <summary>Evaluates definitions and keeps the copies (MOD-50).</summary>
internal static class EvaluateModelHandler
{
    public static async Task<EvaluateModelResult> RunAsync(EvaluateModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await session.Definitions.GetAsync(request.Model, cancellationToken);
        await using var held = await session.Locks.AcquireModelAsync(
            stored.Definition.Type.Normalized, stored.Definition.Id, new LockEvents(context.Events), cancellationToken);
        var result = await EvaluateAsync(session, stored.Definition, withArguments: true, cancellationToken);
        await held.DoneAsync(cancellationToken);
        return result;
    }

    public static async Task<EvaluateModelsResult> RunAllAsync(EvaluateModelsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        await using var all = await session.Locks.AcquireGlobalAsync(new LockEvents(context.Events), cancellationToken);
        var definitions = await session.Definitions.ListAsync(includeAutoCreated: false, onBroken: null, cancellationToken);
        var items = new List<EvaluateModelResult>();
        foreach (var definition in DependencyOrder.Of([.. definitions.Select(d => d.Definition)]))
        {
            items.Add(await EvaluateAsync(session, definition, withArguments: false, cancellationToken));
        }

        await all.DoneAsync(cancellationToken);
        return new EvaluateModelsResult { Items = items, Total = items.Count, Evaluated = items.Count(i => i.HadExpressions) };
    }

    private static async Task<EvaluateModelResult> EvaluateAsync(
        RepositorySession session, Definition definition, bool withArguments, CancellationToken cancellationToken)
    {
        var evaluation = await DefinitionEvaluation.EvaluateAsync(
            definition, new ExpressionEvaluator(session.Create(definition, [])), cancellationToken);
        var path = await session.EvaluatedDefinitions.SaveAsync(evaluation.Definition, cancellationToken);
        return new EvaluateModelResult(
            definition.Id,
            definition.Name,
            definition.Type.Normalized,
            evaluation.HadExpressions,
            path,
            withArguments ? (JsonObject)session.Redactor.Redact(evaluation.Definition.GlobalArguments)! : null,
            DriverView.WithConfig(DriverCascade.OfDefinition(definition, session.DefaultDriver)),
            evaluation.Unresolved.Count == 0 ? null : [.. evaluation.Unresolved.Select(u => new UnresolvedView(u.Path, u.Expression, u.Error.Message))]);
    }
}
