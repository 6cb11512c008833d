using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Yaml;

namespace Swamp.Operations.Models;

/// <summary>Replaces the text of a definition file after looking at it (MOD-20, MOD-21).</summary>
internal static class EditModelHandler
{
    public static async Task<EditModelResult> RunAsync(EditModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await session.Definitions.GetAsync(request.Model, cancellationToken);
        var source = request.Editor is null ? "stdin" : Path.GetFileName(stored.Path);
        var (document, definition) = Read(request.Yaml, source, stored);
        if (definition.Name != stored.Definition.Name)
        {
            DefinitionName.RequireCreatable(definition.Name);
        }

        if (await session.ModelTypes.FindAsync(definition.Type, cancellationToken) is { } type)
        {
            SensitiveLiterals.Refuse(type, definition.GlobalArguments);
        }

        var written = await session.Definitions.ReplaceTextAsync(stored, document.Text, request.ExpectedYaml, cancellationToken);
        return new EditModelResult
        {
            Path = written.Path,
            Editor = request.Editor,
            Status = request.Editor is null ? "updated" : "opened",
            Name = written.Definition.Name,
            Type = written.Definition.Type.Normalized,
        };
    }

    private static (YamlDocument Document, Definition Definition) Read(string yaml, string source, StoredDefinition stored)
    {
        try
        {
            var document = YamlDocument.Parse(yaml, source);
            if (document.Root?.Resolved is YamlMapping)
            {
                document = document.With(["id"], JsonValue.Create(stored.Definition.Id));
            }

            return (document, DefinitionReader.Read(document, source, stored.Definition.Type));
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidDocument or ErrorCodes.InvalidDefinition)
        {
            throw new SwampException(
                exception.Error with { Message = $"Invalid YAML from {source}: {exception.Error.Message} '{stored.Definition.Name}' was not changed." }, exception);
        }
    }
}
