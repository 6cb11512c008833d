using System.CommandLine;
using System.CommandLine.Completions;
using Swamp.Cli.CommandLine;

namespace Swamp.Cli.Completions;

/// <summary>Finds what the current word could become.</summary>
internal static class Completer
{
    /// <summary>How long a source may take; a shell waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    /// <summary>The candidates that start with the current word, each once, in the order of the help or of their source.</summary>
    public static async Task<CandidateList> CompleteAsync(
        Command root, IReadOnlyList<string> words, Invocation invocation, CancellationToken cancellationToken)
    {
        var typed = new TypedWords(root, words);
        if (typed.IsLost)
        {
            return CandidateList.Empty;
        }

        if (typed.Pending is { } pending)
        {
            return await ValuesAsync(pending, "", typed, invocation, cancellationToken);
        }

        if (typed.Current.StartsWith('-') && !typed.OptionsEnded)
        {
            var equals = typed.Current.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? StartingWith(typed.Current, Options(typed))
                : typed.FindOption(typed.Current[..equals]) is { } option
                    ? await ValuesAsync(option, typed.Current[..(equals + 1)], typed, invocation, cancellationToken)
                    : CandidateList.Empty;
        }

        var subcommands = typed.Command.Subcommands.Where(c => !c.Hidden).Select(c => new Candidate(c.Name, c.Description)).ToList();
        if (subcommands.Count > 0)
        {
            return StartingWith(typed.Current, subcommands);
        }

        return typed.NextArgument is { } argument ? await ValuesAsync(argument, "", typed, invocation, cancellationToken)
            : typed.Current.Length == 0 && !typed.OptionsEnded ? CandidateList.Of(Options(typed))
            : CandidateList.Empty;
    }

    private static IEnumerable<Candidate> Options(TypedWords typed) =>
        from option in typed.KnownOptions
        where !option.Hidden && (option.Arity.MaximumNumberOfValues > 1 || !typed.Has(option))
        select new Candidate(option.Name, option.Description);

    private static async Task<CandidateList> ValuesAsync(
        Symbol symbol, string prefix, TypedWords typed, Invocation invocation, CancellationToken cancellationToken)
    {
        var current = typed.Current[prefix.Length..];
        var known = symbol switch
        {
            Option option => option.GetCompletions(CompletionContext.Empty),
            Argument argument => argument.GetCompletions(CompletionContext.Empty),
            _ => [],
        };
        var found = CandidateList.Of(known.Select(k => new Candidate(k.Label)));
        if (found.Items.Count == 0 && UsualSources.Of(typed.Command, symbol) is { } source)
        {
            found = await AskAsync(source, new CompletionQuery(typed, invocation), cancellationToken);
        }

        var matching = StartingWith(current, found.Items);
        return found with { Items = [.. matching.Items.Select(c => c with { Value = prefix + c.Value })] };
    }

    private static async Task<CandidateList> AskAsync(CompletionSource source, CompletionQuery query, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await Task.Run(() => source.FindAsync(query, limit.Token), limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception)
        {
            // A half-typed line is the wrong moment for an error: no repository here, a broken file, a slow disk. Nothing is offered.
            return CandidateList.Empty;
        }
    }

    private static CandidateList StartingWith(string current, IEnumerable<Candidate> candidates) =>
        CandidateList.Of(candidates.Where(c => c.Value.StartsWith(current, StringComparison.Ordinal)).DistinctBy(c => c.Value));
}
