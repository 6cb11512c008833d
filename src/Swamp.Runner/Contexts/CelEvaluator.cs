using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>The expression language, in this process.</summary>
internal sealed class CelEvaluator : ICel
{
    private readonly CelEnvironment language = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).Build();

    public JsonNode? Evaluate(string expression, JsonObject? variables = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        try
        {
            return language.Compile(expression).Evaluate(CelActivation.From(variables ?? [])).ToJsonNode();
        }
        catch (CelException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }
}
