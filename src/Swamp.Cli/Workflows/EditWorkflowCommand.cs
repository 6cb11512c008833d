using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Models;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow edit</c> (WFC-15). A broken text never reaches the repository: the editor works on a copy.</summary>
internal static class EditWorkflowCommand
{
    private const int LimitBytes = 16 * 1024 * 1024;

    public static Command Build()
    {
        var workflow = new Argument<string?>("workflow") { Description = "Name or id", Arity = ArgumentArity.ZeroOrOne };
        var command = new FlowCommand("edit", WorkflowOperations.Edit.Summary, WorkflowOperations.Edit)
        {
            Examples =
            [
                new("Edit in $VISUAL or $EDITOR", "swamp workflow edit nightly-audit"),
                new("Replace the file", "swamp workflow edit nightly-audit < nightly-audit.yaml"),
            ],
            AlsoCalls = [WorkflowOperations.GetSource],
            Notes = "The id stays the same whatever the new text says. A text that is not a workflow is refused. A broken file can be mended in the editor.",
            Flow = async (invocation, cancellationToken) =>
            {
                var name = invocation.Value(workflow) ?? throw new SwampException(
                    ErrorCodes.InvalidArgument, "Missing argument(s): workflow", "swamp workflow search, then swamp workflow edit <name>");
                var piped = await invocation.ReadPipedInputAsync(LimitBytes, cancellationToken);
                var result = string.IsNullOrWhiteSpace(piped)
                    ? await EditAsync(invocation, name, cancellationToken)
                    : await invocation.CallAsync(WorkflowOperations.Edit, new EditWorkflowRequest { Workflow = name, Yaml = piped }, cancellationToken);
                invocation.Write(WorkflowOperations.Edit, result, Render);
                return 0;
            },
        };
        command.Arguments.Add(workflow);
        return command;
    }

    private static async Task<EditWorkflowResult> EditAsync(Invocation invocation, string name, CancellationToken cancellationToken)
    {
        var editor = EditorProcess.Find(invocation.Host, invocation.Terminal, "swamp workflow edit <name> < new.yaml");
        var source = await invocation.CallAsync(WorkflowOperations.GetSource, new WorkflowRequest(name), cancellationToken);
        using var copy = new EditorCopy(Path.GetFileName(source.Path), source.Yaml);
        while (true)
        {
            await EditorProcess.RunAsync(editor, copy.Path, cancellationToken);
            var edited = await copy.ReadAsync(cancellationToken);
            if (edited == source.Yaml)
            {
                return new EditWorkflowResult { Path = source.Path, Editor = editor, Status = "opened", Name = source.Name, Id = source.Id };
            }

            try
            {
                var request = new EditWorkflowRequest { Workflow = name, Yaml = edited, ExpectedYaml = source.Yaml, Editor = editor };
                return await invocation.CallAsync(WorkflowOperations.Edit, request, cancellationToken);
            }
            catch (SwampException exception) when (invocation.Output.MayAsk)
            {
                invocation.Tell($"{exception.Error.Location}: {exception.Error.Message}");
                if (!await invocation.ConfirmAsync("Edit again?", given: false, cancellationToken))
                {
                    throw Kept(copy, exception);
                }
            }
            catch (SwampException exception)
            {
                throw Kept(copy, exception);
            }
        }
    }

    private static SwampException Kept(EditorCopy copy, SwampException exception)
    {
        copy.Keep();
        return new SwampException(exception.Error with { Hint = $"Your text is kept in {copy.Path}" }, exception);
    }

    private static void Render(EditWorkflowResult result, TextOutput output)
    {
        output.Line($"{(result.Editor is null ? "Updated" : "Edited")}: {result.Name}");
        output.Field("Path", result.Path);
    }
}
