using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Yaml;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Models;

/// <summary>Replaces the text of a definition file after looking at it (MOD-20, MOD-21). A broken file can be mended this way too.</summary>
internal static class EditModelHandler
{
    public static async Task<EditModelResult> RunAsync(EditModelRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var (stored, broken) = await session.Definitions.GetOrBrokenAsync(request.Model, cancellationToken);
        return broken is null
            ? await ReplaceAsync(stored!, request, session, cancellationToken)
            : await MendAsync(broken, request, session, cancellationToken);
    }

    private static async Task<EditModelResult> ReplaceAsync(StoredDefinition stored, EditModelRequest request, RepositorySession session, CancellationToken cancellationToken)
    {
        var source = request.Editor is null ? "stdin" : Path.GetFileName(stored.Path);
        var (document, definition) = Read(request.Yaml, source, stored.Definition.Name, stored.Definition.Id, stored.Definition.Type);
        if (definition.Name != stored.Definition.Name)
        {
            DefinitionName.RequireCreatable(definition.Name);
        }

        await CheckTypeAsync(definition, stored.Definition.Type, session, cancellationToken);
        return ResultOf(await session.Definitions.ReplaceTextAsync(stored, document.Text, request.ExpectedYaml, cancellationToken), request.Editor);
    }

    // Where the broken file still tells its id, that stays, so that its data stays with it.
    private static async Task<EditModelResult> MendAsync(BrokenDefinition broken, EditModelRequest request, RepositorySession session, CancellationToken cancellationToken)
    {
        var source = request.Editor is null ? "stdin" : Path.GetFileName(broken.Path);
        var (document, definition) = Read(request.Yaml, source, request.Model, broken.Id, new DefinitionPaths(session.Layout).TypeOf(broken.Path, autoCreated: false));
        if (definition.Name != broken.Name)
        {
            DefinitionName.RequireCreatable(definition.Name);
        }

        await CheckTypeAsync(definition, broken.Type, session, cancellationToken);
        var expected = request.ExpectedYaml is null ? broken : broken with { Text = request.ExpectedYaml };
        return ResultOf(await session.Definitions.MendAsync(expected, document.Text, cancellationToken), request.Editor);
    }

    // A type that is not here today may be kept, since its extension may come back; it cannot be chosen.
    private static async Task CheckTypeAsync(Definition definition, ModelTypeName? before, RepositorySession session, CancellationToken cancellationToken)
    {
        var type = definition.Type.Equals(before)
            ? await session.ModelTypes.FindAsync(definition.Type, cancellationToken)
            : await session.ModelTypes.GetAsync(definition.Type, cancellationToken);
        if (type is not null)
        {
            SensitiveLiterals.Refuse(type, definition.GlobalArguments);
        }
    }

    private static EditModelResult ResultOf(StoredDefinition written, string? editor) => new()
    {
        Path = written.Path,
        Editor = editor,
        Status = editor is null ? "updated" : "opened",
        Name = written.Definition.Name,
        Type = written.Definition.Type.Normalized,
    };

    private static (YamlDocument Document, Definition Definition) Read(string yaml, string source, string name, string? id, ModelTypeName? type)
    {
        try
        {
            var document = YamlDocument.Parse(yaml, source);
            if (id is not null && document.Root?.Resolved is YamlMapping)
            {
                document = document.With(["id"], JsonValue.Create(id));
            }

            return (document, DefinitionReader.Read(document, source, type));
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidDocument or ErrorCodes.InvalidDefinition)
        {
            throw new SwampException(exception.Error with { Message = $"Invalid YAML from {source}: {exception.Error.Message} '{name}' was not changed." }, exception);
        }
    }
}
