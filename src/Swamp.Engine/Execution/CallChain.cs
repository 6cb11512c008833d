using Swamp.Engine.Errors;
using Swamp.Engine.Models;

namespace Swamp.Engine.Execution;

/// <summary>The methods that stand behind a call that a method makes, and what limits them (TYPE-24, EXT-63).</summary>
public sealed class CallChain
{
    /// <summary>How deep methods may call each other.</summary>
    public const int Deepest = 10;

    /// <summary>How many calls one run may make in all.</summary>
    public const int Most = 100;

    private readonly IReadOnlyList<Link> links;
    private readonly Counter counter;

    private CallChain(IReadOnlyList<Link> links, Counter counter) => (this.links, this.counter) = (links, counter);

    /// <summary>The output record of the method that calls.</summary>
    public string OutputId => links[^1].OutputId;

    /// <summary>The installed extension of the method that calls; null when it is built in or written here.</summary>
    public string? Extension => links[^1].Type.Origin?.Name;

    /// <summary>The chain with one more method at its end.</summary>
    /// <param name="before">The chain of the run; null when nobody called it.</param>
    /// <param name="type">Type of the method that runs.</param>
    /// <param name="method">Name of the method that runs.</param>
    /// <param name="modelId">The definition that it runs on.</param>
    /// <param name="outputId">Its output record.</param>
    internal static CallChain Then(CallChain? before, ModelType type, string method, string modelId, string outputId) =>
        new([.. before?.links ?? [], new Link(type, method, modelId, outputId)], before?.counter ?? new Counter());

    /// <summary>Whether a method of the chain runs on a definition, and so holds its lock.</summary>
    internal bool Holds(string modelId) => links.Any(l => l.ModelId == modelId);

    /// <summary>Allows one more call.</summary>
    /// <exception cref="SwampException">It goes too deep, in a circle, too often, or to an extension that the caller does not depend on.</exception>
    internal void Allow(ModelType type, string method)
    {
        if (links.Any(l => l.Type.Name.Equals(type.Name) && l.Method == method))
        {
            throw Refused($"{Shown()} → {type.Name.Normalized}.{method} is a circle of calls.", "A method may not call itself, not even through others.");
        }

        if (links.Count >= Deepest)
        {
            throw Refused($"{Shown()} is {links.Count} calls deep; {Deepest} are allowed.", "Put the calls into a workflow.");
        }

        if (Interlocked.Increment(ref counter.Calls) > Most)
        {
            throw Refused($"The run of {links[0].Type.Name.Normalized}.{links[0].Method} has made {Most} calls of other methods; more are not allowed.", "Put the calls into a workflow.");
        }

        if (type.Origin is { } callee && links[^1].Type.Origin is { } caller && caller.Name != callee.Name && !caller.Dependencies.Contains(callee.Name))
        {
            throw Refused($"{caller.Name} calls {type.Name.Normalized} of {callee.Name}, which its manifest does not depend on.", $"Add \"{callee.Name}\" to dependencies in the manifest of {caller.Name}.");
        }
    }

    private string Shown() => string.Join(" → ", links.Select(static l => $"{l.Type.Name.Normalized}.{l.Method}"));

    private static SwampException Refused(string message, string hint) => new(ErrorCodes.MethodExecutionFailed, message, hint);

    private sealed record Link(ModelType Type, string Method, string ModelId, string OutputId);

    private sealed class Counter
    {
        public int Calls;
    }
}
