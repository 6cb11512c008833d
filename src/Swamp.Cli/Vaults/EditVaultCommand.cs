using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Models;
using Swamp.Engine.Errors;
using Swamp.Operations.Vaults;

namespace Swamp.Cli.Vaults;

/// <summary><c>swamp vault edit</c> (VCMD-5). The editor works on a copy, so that a broken text never reaches the repository.</summary>
internal static class EditVaultCommand
{
    private const int LimitBytes = 1024 * 1024;

    public static Command Build()
    {
        var vault = new Argument<string?>("vault") { Description = "Name or id", Arity = ArgumentArity.ZeroOrOne };
        var type = VaultOptions.Type();
        return new FlowCommand("edit", VaultOperations.Edit.Summary, VaultOperations.Edit)
        {
            Arguments = { vault },
            Options = { type },
            AlsoCalls = [VaultOperations.GetSource],
            Examples = [new("Edit in $VISUAL or $EDITOR", "swamp vault edit team"), new("Replace the file", "swamp vault edit team < team.yaml")],
            Flow = async (invocation, cancellationToken) =>
            {
                var name = invocation.Value(vault)
                    ?? throw new SwampException(ErrorCodes.InvalidArgument, "Missing argument(s): vault", "swamp vault search, then swamp vault edit <name>");
                var piped = await invocation.ReadPipedInputAsync(LimitBytes, cancellationToken);
                var request = new EditVaultRequest { Vault = name, Type = invocation.Value(type), Yaml = piped ?? "" };
                var result = string.IsNullOrWhiteSpace(piped)
                    ? await EditAsync(invocation, request, cancellationToken)
                    : await invocation.CallAsync(VaultOperations.Edit, request, cancellationToken);
                invocation.Write(VaultOperations.Edit, result, static (edited, output) =>
                {
                    output.Line($"{(edited.Editor is null ? "Updated" : "Edited")}: {edited.Name} ({edited.Type})");
                    output.Field("Path", edited.Path);
                });
                return ExitCodes.Ok;
            },
        };
    }

    private static async Task<EditVaultResult> EditAsync(Invocation invocation, EditVaultRequest request, CancellationToken cancellationToken)
    {
        var editor = EditorProcess.Find(invocation.Host, invocation.Terminal);
        var source = await invocation.CallAsync(VaultOperations.GetSource, new GetVaultSourceRequest { Vault = request.Vault, Type = request.Type }, cancellationToken);
        using var copy = new EditorCopy(Path.GetFileName(source.Path), source.Yaml);
        await EditorProcess.RunAsync(editor, copy.Path, cancellationToken);
        var edited = await copy.ReadAsync(cancellationToken);
        if (edited == source.Yaml)
        {
            return new EditVaultResult { Path = source.Path, Editor = editor, Status = "opened", Name = source.Name, Type = source.Type };
        }

        try
        {
            return await invocation.CallAsync(VaultOperations.Edit, request with { Yaml = edited, ExpectedYaml = source.Yaml, Editor = editor }, cancellationToken);
        }
        catch (SwampException exception)
        {
            copy.Keep();
            throw new SwampException(exception.Error with { Hint = $"Your text is kept in {copy.Path}" }, exception);
        }
    }
}
