using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Swamp.Engine.Errors;

namespace Swamp.Operations;

/// <summary>An operation with its types and the code that carries it out.</summary>
/// <typeparam name="TRequest">Record of what is asked.</typeparam>
/// <typeparam name="TResult">Record of the answer.</typeparam>
public sealed class Operation<TRequest, TResult> : Operation
{
    /// <summary>
    /// Gives the source-generated shape of the request. Asked for when it is needed: making one costs more than most handlers do, and the
    /// operations of a feature are made together.
    /// </summary>
    public required Func<JsonTypeInfo<TRequest>> Request { get; init; }

    /// <summary>Gives the source-generated shape of the result, when it is needed.</summary>
    public required Func<JsonTypeInfo<TResult>> Result { get; init; }

    /// <summary>Carries the operation out; progress and output go to <see cref="OperationContext.Events"/>.</summary>
    public required Func<TRequest, OperationContext, CancellationToken, Task<TResult>> Handler { get; init; }

    /// <inheritdoc/>
    public override JsonTypeInfo RequestInfo => Request();

    /// <inheritdoc/>
    public override JsonTypeInfo ResultInfo => Result();

    /// <inheritdoc/>
    public override async Task<JsonElement> InvokeAsync(JsonElement request, OperationContext context, CancellationToken cancellationToken)
    {
        var result = await Handler(Read(request), context, cancellationToken);
        return JsonSerializer.SerializeToElement(result, Result());
    }

    private TRequest Read(JsonElement request)
    {
        try
        {
            return request.Deserialize(Request()) ?? throw new JsonException("The request is null.");
        }
        catch (JsonException exception)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"The request of {Name} is malformed: {exception.Message}",
                $"docs/reference/schemas/{Name}.request.json describes it.",
                innerException: exception);
        }
    }
}
