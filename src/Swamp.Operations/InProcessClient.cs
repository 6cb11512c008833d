using System.Diagnostics;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;
using Swamp.Operations.Telemetry;

namespace Swamp.Operations;

/// <summary>Carries operations out in this process.</summary>
/// <param name="host">The surroundings of the process.</param>
/// <param name="sessions">Opens repositories.</param>
/// <param name="traced">Whether each operation is a span; false saves even the look whether somebody listens.</param>
public sealed class InProcessClient(HostEnvironment host, ISessionFactory sessions, bool traced = false) : IOperationClient
{
    /// <inheritdoc/>
    public Task<TResult> CallAsync<TRequest, TResult>(
        Operation<TRequest, TResult> operation,
        TRequest request,
        CallOptions options,
        IOperationEvents events,
        CancellationToken cancellationToken)
    {
        var context = new OperationContext(host, options, events, sessions);
        return traced
            ? TracedAsync(operation, request, context, cancellationToken)
            : operation.Handler(request, context, cancellationToken);
    }

    private static async Task<TResult> TracedAsync<TRequest, TResult>(
        Operation<TRequest, TResult> operation, TRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        using var span = SwampTracing.Source.StartActivity(operation.Name);
        span?.SetTag(SwampTracing.Operation, operation.Name);
        span?.SetTag(SwampTracing.Access, operation.Access.ToString().ToLowerInvariant());
        try
        {
            return await operation.Handler(request, context, cancellationToken);
        }
        catch (Exception exception)
        {
            span?.SetTag(SwampTracing.ErrorType, exception is SwampException swamp ? swamp.Code : ErrorCodeOf(exception));
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static string ErrorCodeOf(Exception exception) => exception is OperationCanceledException ? ErrorCodes.Cancelled : ErrorCodes.Internal;
}
