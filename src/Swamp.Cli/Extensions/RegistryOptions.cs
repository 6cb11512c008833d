using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations;

namespace Swamp.Cli.Extensions;

/// <summary>The options that commands about registries share, in one order: where, which channel, what is the command's own, and whether it only looks or asks.</summary>
/// <param name="channel">What the channel is for; null when the command has none.</param>
/// <param name="dryRun">What a dry run does; null when the command has none.</param>
/// <param name="yes">The option that answers the command's question; null when it has none.</param>
internal sealed class RegistryOptions(string? channel = null, Option<bool>? dryRun = null, Option<bool>? yes = null)
{
    private readonly Option<string?> registry = new("--registry")
    {
        Description = "A folder (file:/srv/extensions), an OCI registry (oci://host/path) or one with the HTTP API (https://host) instead of the configured ones",
        HelpName = "address",
    };

    private readonly Option<string?>? channels = channel is null ? null : new("--channel") { Description = channel, HelpName = "beta|rc|stable" };

    public static Option<bool> DryRun(string description) => new("--dry-run") { Description = description };

    /// <param name="others">Further names of it, such as <c>--force</c> where that has no meaning of its own.</param>
    public static Option<bool> Yes(params string[] others) => new("--yes", ["-y", .. others]) { Description = "Do not ask" };

    public static Argument<string?> Extension(string description) => new("extension") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Gives them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="own">Options of its own.</param>
    public TCommand AddTo<TCommand>(TCommand command, params Option[] own)
        where TCommand : Command
    {
        foreach (var option in ((Option?[])[registry, channels, .. own, dryRun, yes]).OfType<Option>())
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <summary>The registry that was named; null for the configured ones.</summary>
    public string? Registry(Invocation invocation) => invocation.Value(registry);

    /// <summary>The channel that was named; null for none.</summary>
    public string? Channel(Invocation invocation) => channels is null ? null : invocation.Value(channels);

    /// <summary>Whether nothing is to be changed.</summary>
    public bool IsDryRun(Invocation invocation) => dryRun is not null && invocation.Value(dryRun);

    /// <summary>Shows a person who can be asked what would be done, asks, and does it; does it at once for everybody else.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="operation">What does it.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="review">Shows and asks; returns what is to be done then, or null for nothing.</param>
    /// <param name="declined">What is said when it is not wanted.</param>
    /// <param name="render">Writes the result for people.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<int> RunAsync<TRequest, TResult>(
        Invocation invocation,
        Operation<TRequest, TResult> operation,
        TRequest request,
        Func<TRequest, Task<TRequest?>> review,
        string declined,
        Action<TResult, TextOutput> render,
        CancellationToken cancellationToken)
        where TRequest : class
    {
        var isAnswered = IsDryRun(invocation) || (yes is not null && invocation.Value(yes)) || invocation.Output.Json || !invocation.Output.MayAsk;
        if ((isAnswered ? request : await review(request)) is not { } wanted)
        {
            invocation.Tell(declined);
            return ExitCodes.Ok;
        }

        var result = await invocation.CallAsync(operation, wanted, cancellationToken);
        invocation.Write(operation, result, render);
        return ExitCodes.Ok;
    }
}
