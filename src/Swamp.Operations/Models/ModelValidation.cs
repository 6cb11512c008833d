using Swamp.Engine.Definitions;
using Swamp.Engine.Definitions.Validation;
using Swamp.Engine.Models;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Models;

/// <summary>Validates definitions of an open repository.</summary>
internal sealed class ModelValidation(RepositorySession session, IReadOnlyList<string> labels, string? method)
{
    private readonly DefinitionValidator validator = new(session.Definitions, session.ModelTypes);
    private readonly ValidationOptions options = new()
    {
        Labels = labels,
        Method = method,
        Vaults = VaultNames.In(session.Layout),
        RunCheck = (stored, type, check, cancellationToken) =>
            new DefinitionCheckRunner(session.Layout, session, session.Data, session.SensitiveOutputs, session.Redactor, session.Drivers, session.DefaultDriver).RunAsync(stored, type, check, cancellationToken),
    };

    /// <summary>Validates one.</summary>
    public async Task<ValidateModelResult> RunAsync(StoredDefinition stored, ModelType type, CancellationToken cancellationToken) =>
        ResultOf(
            stored.Definition.Id,
            stored.Definition.Name,
            stored.Definition.Type.Normalized,
            await validator.ValidateAsync(stored, type, options, cancellationToken));

    /// <summary>The shape for callers.</summary>
    public static ValidateModelResult ResultOf(string id, string name, string type, DefinitionValidation validation) => new()
    {
        ModelId = id,
        ModelName = name,
        Type = type,
        Validations = [.. validation.Validations.Select(static v => new ValidationView { Name = v.Name, Passed = v.Passed, Error = v.Error })],
        Warnings = validation.Warnings,
        Passed = validation.Passed,
    };
}
