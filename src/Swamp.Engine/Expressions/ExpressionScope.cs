using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Errors;
using Swamp.Engine.Redaction;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Audit;

namespace Swamp.Engine.Expressions;

/// <summary>
/// What the expressions of one call see: roots, functions and secrets (EXPR-2). An expression that read a secret, whichever way, gives
/// tokens in place of text, so that no secret is ever part of a document (SEC-1, SEC-12).
/// </summary>
public sealed class ExpressionScope
{
    private readonly IExpressionRoots roots;
    private readonly VaultService vaults;
    private readonly Redactor redactor;
    private CelEnvironment? environment;

    /// <summary>Creates a scope.</summary>
    public ExpressionScope(IExpressionRoots roots, VaultService vaults, SecretTable secrets, Redactor redactor)
    {
        (this.roots, this.vaults, this.redactor) = (roots, vaults, redactor);
        Secrets = secrets;
    }

    /// <summary>The secrets behind the tokens.</summary>
    public SecretTable Secrets { get; }

    /// <summary>Evaluates one expression.</summary>
    /// <param name="expression">Without braces.</param>
    /// <param name="includeLate">Whether one that reads a secret or the environment is evaluated too.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<ExpressionOutcome> EvaluateAsync(string expression, bool includeLate, CancellationToken cancellationToken)
    {
        var isLate = false;
        try
        {
            var program = (environment ??= Environment()).Compile(ModelNames.Bracket(VaultReferences.Normalise(expression)));
            var readsVault = program.References.Calls.Any(c => c.Name == "vault.get");
            isLate = readsVault || program.References.Roots.Contains("env");
            if (isLate && !includeLate)
            {
                return new ExpressionOutcome(null, IsLate: true, WasEvaluated: false, Error: null);
            }

            var known = redactor.Secrets.Count;
            var activation = await roots.ActivateAsync(program.References, cancellationToken);
            var value = (await program.EvaluateAsync(activation, cancellationToken)).ToJsonNode();
            var revealed = readsVault || redactor.Secrets.Count > known || ContainsSecret(value);
            return revealed && !includeLate
                ? new ExpressionOutcome(null, IsLate: true, WasEvaluated: false, Error: null)
                : new ExpressionOutcome(revealed ? Tokenised(value) : value, isLate || revealed, WasEvaluated: true, Error: null);
        }
        catch (CelException exception)
        {
            return new ExpressionOutcome(null, isLate, WasEvaluated: true, ExpressionErrors.Of(exception, expression));
        }
        catch (SwampException exception)
        {
            return new ExpressionOutcome(null, isLate, WasEvaluated: true, exception.Error);
        }
    }

    /// <summary>Built for the first expression: most calls have none.</summary>
    private CelEnvironment Environment()
    {
        var builder = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp);
        builder.AddFunctions(DataSignatures.VaultGet(async (arguments, cancellationToken) =>
        {
            var value = await vaults.ReadAsync(arguments[0].AsString(), arguments[1].AsString(), VaultCallers.Expression, cancellationToken);
            redactor.Register(value);
            return CelValue.String(value);
        }));
        return builder.AddFunctions(roots.Functions).Build();
    }

    /// <summary>Whether a value holds a secret that was read before, so that reading it again registered nothing new.</summary>
    private bool ContainsSecret(JsonNode? value) => value switch
    {
        JsonObject map => map.Any(p => ContainsSecret(p.Value)),
        JsonArray list => list.Any(ContainsSecret),
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => redactor.Redact(scalar.GetValue<string>()) != scalar.GetValue<string>(),
        _ => false,
    };

    private JsonNode? Tokenised(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, item) in map)
                {
                    copy[key] = Tokenised(item);
                }

                return copy;
            case JsonArray list:
                return new JsonArray([.. list.Select(Tokenised)]);
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String && scalar.GetValue<string>() is { Length: > 0 } text:
                redactor.Register(text);
                return Secrets.TokenFor(text);
            default:
                return value?.DeepClone();
        }
    }
}
