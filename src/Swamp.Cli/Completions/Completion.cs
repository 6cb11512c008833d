using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Inputs;
using Swamp.Engine.Models;
using Swamp.Operations.Data;
using Swamp.Operations.Models;
using Swamp.Operations.Vaults;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Completions;

/// <summary>The sources that commands attach to their arguments and options.</summary>
internal static class Completion
{
    private const int MostNames = 200;

    /// <summary>Files and folders, found by the shell.</summary>
    public static CompletionSource Files { get; } = new((_, _) => Task.FromResult(new CandidateList(CandidateKind.Files, [])));

    /// <summary>Folders, found by the shell.</summary>
    public static CompletionSource Folders { get; } = new((_, _) => Task.FromResult(new CandidateList(CandidateKind.Folders, [])));

    /// <summary>Levels of importance.</summary>
    public static CompletionSource LogLevels { get; } = Fixed("trace", "debug", "info", "warning", "error", "fatal");

    /// <summary>AI tools that a repository can be prepared for.</summary>
    public static CompletionSource Tools { get; } = Fixed("claude", "cursor", "opencode", "codex", "copilot", "kiro", "none");

    /// <summary>Kinds of data.</summary>
    public static CompletionSource DataKinds { get; } = Fixed("resource", "file", "report", "log", "data");

    /// <summary>Kinds of owners of data.</summary>
    public static CompletionSource OwnerKinds { get; } = Fixed("model-method", "workflow-step", "manual");

    /// <summary>Inputs and arguments of the method that was typed before, each with the sign that the value follows.</summary>
    public static CompletionSource Inputs { get; } = new(async (query, cancellationToken) =>
    {
        if ((query.Argument("model") ?? query.Argument("model_or_type")) is not { } model)
        {
            return CandidateList.Empty;
        }

        var method = (await MethodsAsync(model, query, cancellationToken)).FirstOrDefault(m => m.Name == query.Argument("method"));
        var arguments = (method?.Arguments["properties"] as JsonObject ?? []).Select(static argument => new Candidate($"{argument.Key}=", "argument"));
        var inputs = (await DeclaredAsync(model, query, cancellationToken)).Select(static name => new Candidate($"{name}=", "input"));
        return CandidateList.Of(inputs.Concat(arguments).DistinctBy(static candidate => candidate.Value));
    });

    /// <summary>Words of commands, and topics of the help in their place.</summary>
    public static CompletionSource CommandsAndTopics { get; } = new((query, _) =>
    {
        var words = new TypedWords(CommandTree.BuildFor(query.Before), [.. query.Before.Skip(1), ""]);
        var commands = words.Command.Subcommands.Where(c => !c.Hidden).Select(c => new Candidate(c.Name, c.Description));
        var topics = query.Before.Count == 1 ? HelpTopics.Names.Select(t => new Candidate(t.Name, t.Title)) : [];
        return Task.FromResult(CandidateList.Of(commands.Concat(topics)));
    });

    /// <summary>Names of the repository's models.</summary>
    public static CompletionSource ModelNames { get; } = new(async (query, cancellationToken) => CandidateList.Of(await ModelsAsync(query, cancellationToken)));

    /// <summary>Names of the repository's workflows.</summary>
    public static CompletionSource WorkflowNames { get; } = new(async (query, cancellationToken) =>
        CandidateList.Of((await query.CallAsync(WorkflowOperations.Search, new SearchWorkflowsRequest(), cancellationToken)).Results
            .Select(static found => new Candidate(found.Name, found.Description?.Split('\n')[0] ?? "workflow"))));

    /// <summary>Names of the model types that can be used here.</summary>
    public static CompletionSource ModelTypes { get; } = new(async (query, cancellationToken) => CandidateList.Of(await TypesAsync(query, cancellationToken)));

    /// <summary>Models, and types in their place.</summary>
    public static CompletionSource ModelsAndTypes { get; } = new(async (query, cancellationToken) =>
        CandidateList.Of([.. await ModelsAsync(query, cancellationToken), .. await TypesAsync(query, cancellationToken)]));

    /// <summary>Methods of the model or type that was typed before.</summary>
    public static CompletionSource Methods { get; } = new(async (query, cancellationToken) =>
    {
        if ((query.Argument("model") ?? query.Argument("model_or_type")) is not { } model)
        {
            return CandidateList.Empty;
        }

        var methods = await MethodsAsync(model, query, cancellationToken);
        return CandidateList.Of(methods.Select(m => new Candidate(m.Name, m.Description)));
    });

    /// <summary>Names of the data of the model that was typed before, or of all data.</summary>
    public static CompletionSource DataNames { get; } = new(async (query, cancellationToken) =>
    {
        var model = query.Argument("model") ?? query.Option("--model");
        var found = await query.CallAsync(DataOperations.Search, new DataSearchRequest { Model = model, Limit = MostNames }, cancellationToken);
        return CandidateList.Of(found.Results.Select(d => new Candidate(d.Name, d.ModelName)));
    });

    /// <summary>Names of the repository's vaults.</summary>
    public static CompletionSource VaultNames { get; } = new(async (query, cancellationToken) =>
    {
        var found = await query.CallAsync(VaultOperations.Search, new SearchVaultsRequest(), cancellationToken);
        return CandidateList.Of(found.Results.Select(v => new Candidate(v.Name, v.Type)));
    });

    /// <summary>Kinds of vaults.</summary>
    public static CompletionSource VaultTypes { get; } = new(async (query, cancellationToken) =>
    {
        var found = await query.CallAsync(VaultOperations.SearchTypes, new SearchVaultTypesRequest(), cancellationToken);
        return CandidateList.Of(found.Results.Select(t => new Candidate(t.Type, t.Name)));
    });

    /// <summary>Keys of the vault that was typed before, never their values.</summary>
    public static CompletionSource VaultKeys { get; } = new(async (query, cancellationToken) =>
    {
        if ((query.Argument("vault") ?? query.Option("--vault")) is not { } vault)
        {
            return CandidateList.Empty;
        }

        var found = await query.CallAsync(VaultOperations.ListKeys, new ListKeysRequest { Vault = vault }, cancellationToken);
        return CandidateList.Of(found.SecretKeys.Select(k => new Candidate(k)));
    });

    /// <summary>The same values everywhere.</summary>
    public static CompletionSource Fixed(params string[] values) => new((_, _) => Task.FromResult(CandidateList.Of(values.Select(v => new Candidate(v)))));

    private static async Task<IEnumerable<Candidate>> ModelsAsync(CompletionQuery query, CancellationToken cancellationToken) =>
        (await query.CallAsync(ModelOperations.Search, new SearchModelsRequest(), cancellationToken)).Results.Select(m => new Candidate(m.Name, m.Type));

    private static async Task<IEnumerable<Candidate>> TypesAsync(CompletionQuery query, CancellationToken cancellationToken) =>
        (await query.CallAsync(ModelOperations.SearchTypes, new SearchTypesRequest(), cancellationToken)).Results.Select(t => new Candidate(t.Normalized, "model type"));

    private static async Task<IReadOnlyList<string>> DeclaredAsync(string model, CompletionQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var source = await query.CallAsync(ModelOperations.GetSource, new GetModelSourceRequest { Model = model }, cancellationToken);
            return DefinitionInputs.From(DefinitionReader.Read(source.Yaml, source.Path, new ModelTypeName(source.Type)).Inputs).Names;
        }
        catch (SwampException missing) when (missing.Code == ErrorCodes.ModelNotFound)
        {
            return [];
        }
    }

    private static async Task<IReadOnlyList<MethodView>> MethodsAsync(string model, CompletionQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return (await query.CallAsync(ModelOperations.Get, new GetModelRequest { Model = model }, cancellationToken)).Methods;
        }
        catch (SwampException missing) when (missing.Code == ErrorCodes.ModelNotFound)
        {
            return (await query.CallAsync(ModelOperations.DescribeType, new DescribeTypeRequest { Type = model, Compact = true }, cancellationToken)).Methods;
        }
    }
}
