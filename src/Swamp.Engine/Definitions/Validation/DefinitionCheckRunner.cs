using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;
using Swamp.Engine.Redaction;
using Swamp.Engine.Repositories;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>Runs the checks of a type on a definition outside any method call (MOD-47): with the global arguments as they are now.</summary>
/// <param name="layout">The repository.</param>
/// <param name="scopes">What expressions see.</param>
/// <param name="data">The data items.</param>
/// <param name="outputs">Resolves secrets in data.</param>
/// <param name="redactor">Hides secrets in what checks say.</param>
/// <param name="drivers">The driver of the definition runs its checks, since one that confines methods confines them too.</param>
/// <param name="repositoryDriver">The driver of definitions that name none; null for <c>raw</c>.</param>
public sealed class DefinitionCheckRunner(
    RepositoryLayout layout, IExpressionScopes scopes, IDataStore data, SensitiveOutputs outputs, Redactor redactor, IDriverSource drivers, DriverSetting? repositoryDriver)
{
    /// <summary>Runs a check; what it throws counts as its failure.</summary>
    /// <param name="stored">The definition.</param>
    /// <param name="type">Its type.</param>
    /// <param name="check">The check.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<CheckOutcome> RunAsync(StoredDefinition stored, ModelType type, CheckDescriptor check, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(check);
        var scope = scopes.Create(stored.Definition, []);
        var definition = stored.Definition with { GlobalArguments = await GlobalsAsync(stored.Definition, scope, cancellationToken) };
        var method = check.AppliesTo is [var first, ..] ? first : type.Methods.Keys.FirstOrDefault() ?? "";
        var context = new CheckContext(layout.Root, definition, type, method, scope.Secrets, data, outputs);
        var driver = await DriverAsync(stored.Definition, scope, cancellationToken);
        var outcome = await CheckRunner.RunOneAsync(driver, type, check, context, cancellationToken);
        return outcome with { Errors = [.. outcome.Errors.Select(redactor.Redact)] };
    }

    private async ValueTask<IExecutionDriver> DriverAsync(Definition definition, ExpressionScope scope, CancellationToken cancellationToken)
    {
        var choice = DriverCascade.OfDefinition(definition, repositoryDriver);
        if (choice.IsRaw)
        {
            return new RawDriver();
        }

        var evaluated = await new ExpressionEvaluator(scope).EvaluateAsync(new JsonObject { ["driverConfig"] = choice.Config.DeepClone() }, includeLate: true, cancellationToken);
        return await drivers.OpenAsync((choice with { Config = (JsonObject)evaluated.Runtime["driverConfig"]! }).Revealed(scope.Secrets), cancellationToken);
    }

    // Arguments without a value are left out, as in a run (EXPR-11).
    private static async Task<JsonObject> GlobalsAsync(Definition definition, ExpressionScope scope, CancellationToken cancellationToken)
    {
        var document = new JsonObject { ["globalArguments"] = definition.GlobalArguments.DeepClone() };
        var evaluated = await new ExpressionEvaluator(scope).EvaluateAsync(document, includeLate: true, cancellationToken);
        var globals = (JsonObject)evaluated.Runtime["globalArguments"]!.DeepClone();
        foreach (var key in evaluated.Unresolved.Select(static unresolved => unresolved.PathParts[1]).Distinct(StringComparer.Ordinal))
        {
            globals.Remove(key);
        }

        return globals;
    }
}
