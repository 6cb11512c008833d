using Swamp.Engine.Definitions;
using Swamp.Engine.Definitions.Validation;
using Swamp.Engine.Errors;

namespace Swamp.Operations.Models;

/// <summary>Validates one definition (MOD-40).</summary>
internal static class ValidateModelHandler
{
    public static async Task<ValidateModelResult> RunAsync(ValidateModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        StoredDefinition stored;
        try
        {
            stored = await session.Definitions.GetAsync(request.Model, cancellationToken);
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidDefinition or ErrorCodes.InvalidDocument or ErrorCodes.Conflict)
        {
            return ModelValidation.ResultOf("", request.Model, "", DefinitionValidator.OfBroken(exception.Error));
        }

        var type = await session.ModelTypes.GetAsync(stored.Definition.Type, cancellationToken);
        return await new ModelValidation(session, request.Labels, request.Method).RunAsync(stored, type, cancellationToken);
    }
}
