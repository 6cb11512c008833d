using Swamp.Cli.CommandLine;
using Swamp.Operations;

namespace Swamp.Cli.Completions;

/// <summary>What a source may ask: what was typed so far, and operations.</summary>
internal sealed class CompletionQuery(TypedWords words, Invocation invocation)
{
    private readonly CallOptions call = new()
    {
        WorkingDirectory = invocation.Call.WorkingDirectory,
        RepositoryDirectory = words.OptionValue(GlobalOptions.RepositoryDirectory.Name) is { } folder
            ? Path.GetFullPath(folder, invocation.Call.WorkingDirectory)
            : invocation.Call.RepositoryDirectory,
    };

    /// <summary>The word to complete, as far as it is typed.</summary>
    public string Current => words.Current;

    /// <summary>The words before it, without the program's name.</summary>
    public IReadOnlyList<string> Before => words.Before;

    /// <summary>A positional argument that was typed before, by its name; null when it was not.</summary>
    public string? Argument(string name) => words.ArgumentValue(name);

    /// <summary>An option that was typed before, by its long name; null when it was not.</summary>
    public string? Option(string name) => words.OptionValue(name);

    /// <summary>Calls an operation in the repository that the typed words are about.</summary>
    public Task<TResult> CallAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancellationToken) =>
        invocation.CallQuietlyAsync(operation, request, call, cancellationToken);
}
