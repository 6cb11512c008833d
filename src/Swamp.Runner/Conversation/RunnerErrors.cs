using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Swamp.Runner.Conversation;

/// <summary>What an extension threw, as the engine is told.</summary>
internal static class RunnerErrors
{
    /// <summary>Exceptions whose message is what their author wanted to say; of others the name is part of the message.</summary>
    private static readonly HashSet<Type> Plain =
        [typeof(Exception), typeof(InvalidOperationException), typeof(ApplicationException), typeof(EngineException), typeof(ShapeException), typeof(ArgumentFailure)];

    /// <summary>Nobody reads more of a message, and it is kept with the run.</summary>
    private const int MessageLength = 16_000;

    /// <summary>What is said of memory where the engine says how much there is.</summary>
    public const string HostMemory = "The extension used more memory than is allowed (SWAMP_EXTENSION_MEMORY_MB says how much).";

    /// <summary>Describes it.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="call">The call it ended.</param>
    /// <param name="memory">What is said when memory ran out.</param>
    public static JsonObject Describe(Exception exception, RunnerCall call, string memory)
    {
        try
        {
            return DescribeUnguarded(exception, call, memory);
        }
        catch (Exception)
        {
            // Its members are code of the extension, which may fail as any other; an error that nobody is told of would keep the engine waiting.
            return new JsonObject
            {
                ["message"] = $"What was thrown cannot be shown: looking at the {exception.GetType().Name} throws.",
                ["cancelled"] = call.CancellationToken.IsCancellationRequested,
            };
        }
    }

    private static JsonObject DescribeUnguarded(Exception exception, RunnerCall call, string memory)
    {
        var (cause, where) = Unwrap(exception);
        var isPlain = Plain.Contains(cause.GetType());
        var text = cause switch
        {
            OutOfMemoryException => memory,
            OperationCanceledException when call.CancellationToken.IsCancellationRequested => "The call was cancelled.",
            _ => cause.Message,
        };
        return new JsonObject
        {
            ["name"] = isPlain || cause is OutOfMemoryException ? null : cause.GetType().Name,
            ["message"] = Cut($"{where}{text}{(isPlain ? "" : PlaceOf(cause))}"),
            ["code"] = cause is ShapeException ? "invalid_shape" : null,
            ["stack"] = Cut(cause.StackTrace),
            ["cancelled"] = call.CancellationToken.IsCancellationRequested,
        };
    }

    /// <summary>What reflection and static constructors wrap is what counts.</summary>
    private static (Exception Cause, string Where) Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        TypeInitializationException { InnerException: { } inner } failed => (Unwrap(inner).Cause, $"The static members of {failed.TypeName} cannot be made: "),
        _ => (exception, ""),
    };

    private static string? Cut(string? text) => text is { Length: > MessageLength } ? $"{text.AsSpan(0, MessageLength)}… ({text.Length} characters)" : text;

    /// <summary>The line of the extension that is nearest to the fault.</summary>
    private static string PlaceOf(Exception exception) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .Where(static f => f.GetMethod()?.Module.Assembly.IsCollectible == true && f.GetFileName() is not null)
            .Select(static f => $" ({Path.GetFileName(f.GetFileName())}:{f.GetFileLineNumber()})")
            .FirstOrDefault("");
}
