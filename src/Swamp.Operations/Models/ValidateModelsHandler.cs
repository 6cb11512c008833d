using Swamp.Engine.Definitions;
using Swamp.Engine.Definitions.Validation;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;

namespace Swamp.Operations.Models;

/// <summary>Validates all definitions (MOD-40, MOD-41). Broken files count as failures: a listing that leaves them out hides them.</summary>
internal static class ValidateModelsHandler
{
    public static async Task<ValidateModelsResult> RunAsync(ValidateModelsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var paths = new DefinitionPaths(session.Layout);
        var broken = new List<ValidateModelResult>();
        var all = await session.Definitions.ListAsync(
            includeAutoCreated: false,
            (path, error) => broken.Add(ModelValidation.ResultOf(
                "", Path.GetFileNameWithoutExtension(path), paths.TypeOf(path, autoCreated: false)?.Normalized ?? "", DefinitionValidator.OfBroken(error))),
            cancellationToken);
        if (all.Count + broken.Count == 0)
        {
            throw new SwampException(ErrorCodes.ModelNotFound, "There are no models to validate.", "swamp model create <type> <name>");
        }

        var results = new List<ValidateModelResult>();
        var validation = new ModelValidation(session, request.Labels, request.Method);
        var conflicts = DefinitionConflicts.Among(all, paths);
        foreach (var stored in all)
        {
            if (conflicts.FirstOrDefault(conflict => conflict.One.Path == stored.Path || conflict.Other.Path == stored.Path) is { } conflict)
            {
                var definition = stored.Definition;
                results.Add(ModelValidation.ResultOf(definition.Id, definition.Name, definition.Type.Normalized, DefinitionValidator.OfBroken(conflict.Error)));
            }
            else if (await session.ModelTypes.FindAsync(stored.Definition.Type, cancellationToken) is { } type)
            {
                results.Add(await validation.RunAsync(stored, type, cancellationToken));
            }
            else
            {
                var reason = await session.ModelTypes.ExplainAsync(stored.Definition.Type, cancellationToken);
                await context.Events.WarnAsync(
                    "model.validate",
                    $"{stored.Definition.Name} is left out: its type {stored.Definition.Type.Normalized} is not available here.{(reason is null ? "" : " " + reason)}",
                    cancellationToken);
            }
        }

        results.AddRange(broken.OrderBy(static result => result.ModelName, StringComparer.Ordinal));
        return new ValidateModelsResult
        {
            Models = results,
            TotalPassed = results.Count(static result => result.Passed),
            TotalFailed = results.Count(static result => !result.Passed),
            TotalWarnings = results.Sum(static result => result.Warnings.Count),
            Passed = results.TrueForAll(static result => result.Passed),
        };
    }
}
