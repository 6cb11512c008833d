using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model edit</c> (MOD-20 to MOD-22). A broken text never reaches the repository: the editor works on a copy.</summary>
internal static class EditModelCommand
{
    private const int LimitBytes = 16 * 1024 * 1024;

    public static Command Build()
    {
        var model = new Argument<string?>("model") { Description = "Name or id; asked for on a terminal when left out", Arity = ArgumentArity.ZeroOrOne };
        var command = new FlowCommand("edit", ModelOperations.Edit.Summary, ModelOperations.Edit)
        {
            Examples = [new("Edit in $VISUAL or $EDITOR", "swamp model edit greet"), new("Replace the file", "swamp model edit greet < greet.yaml")],
            AlsoCalls = [ModelOperations.GetSource, ModelOperations.Search],
            Notes = "The id stays the same whatever the new text says. A text that is not a definition is refused.",
            Flow = async (invocation, cancellationToken) =>
            {
                var name = invocation.Value(model) ?? await ModelPicker.PickAsync(invocation, cancellationToken);
                var piped = await invocation.ReadPipedInputAsync(LimitBytes, cancellationToken);
                var result = string.IsNullOrWhiteSpace(piped)
                    ? await EditAsync(invocation, name, cancellationToken)
                    : await invocation.CallAsync(ModelOperations.Edit, new EditModelRequest { Model = name, Yaml = piped }, cancellationToken);
                invocation.Write(ModelOperations.Edit, result, Render);
                return 0;
            },
        };
        command.Arguments.Add(model);
        return command;
    }

    private static async Task<EditModelResult> EditAsync(Invocation invocation, string name, CancellationToken cancellationToken)
    {
        var editor = EditorProcess.Find(invocation.Host, invocation.Terminal);
        var source = await invocation.CallAsync(ModelOperations.GetSource, new GetModelSourceRequest { Model = name }, cancellationToken);
        using var copy = new EditorCopy(Path.GetFileName(source.Path), source.Yaml);
        while (true)
        {
            await EditorProcess.RunAsync(editor, copy.Path, cancellationToken);
            var edited = await copy.ReadAsync(cancellationToken);
            if (edited == source.Yaml)
            {
                return new EditModelResult { Path = source.Path, Editor = editor, Status = "opened", Name = source.Name, Type = source.Type };
            }

            try
            {
                var request = new EditModelRequest { Model = name, Yaml = edited, ExpectedYaml = source.Yaml, Editor = editor };
                return await invocation.CallAsync(ModelOperations.Edit, request, cancellationToken);
            }
            catch (SwampException exception) when (invocation.Output.MayAsk)
            {
                invocation.Tell($"{exception.Error.Location}: {exception.Error.Message}");
                if (!await invocation.ConfirmAsync("Edit again?", given: false, cancellationToken))
                {
                    copy.Keep();
                    throw new SwampException(exception.Error with { Hint = $"Your text is kept in {copy.Path}" }, exception);
                }
            }
            catch (SwampException exception)
            {
                copy.Keep();
                throw new SwampException(exception.Error with { Hint = $"Your text is kept in {copy.Path}" }, exception);
            }
        }
    }

    private static void Render(EditModelResult result, TextOutput output)
    {
        output.Line($"{(result.Editor is null ? "Updated" : "Edited")}: {result.Name} ({result.Type})");
        output.Field("Path", result.Path);
    }
}
