using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>
/// Stores what drivers give (DRV-24). Everything passes the method's own writers, so that schemas, sensitive fields, tags, lifetimes, retention and the
/// overrides of definition and step hold under every driver.
/// </summary>
internal sealed class OutputNormaliser(MethodContext context, TimeProvider clock)
{
    private const int Deepest = 256;

    /// <summary>Stores all outputs and then throws the failure, if there is one.</summary>
    /// <returns>Ids of the versions that the method named as its result; empty for everything it wrote.</returns>
    public async Task<IReadOnlyList<string>> TakeAsync(DriverCall call, ExecutionResult result, CancellationToken cancellationToken)
    {
        var returned = new List<string>();
        try
        {
            // What a method wrote before it failed or was cancelled is kept, as it is on raw.
            var token = result.Failure is null ? cancellationToken : CancellationToken.None;
            foreach (var output in result.Outputs)
            {
                var id = await TakeAsync(call, output, token);
                if (output.IsReturned && id is not null)
                {
                    returned.Add(id);
                }
            }
        }
        catch (SwampException) when (result.Failure is not null)
        {
            // That an output of a failed method cannot be kept matters less than why the method failed.
        }
        finally
        {
            if (result.Held is { } held)
            {
                await held.DisposeAsync();
            }
        }

        if (result.Failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        return returned;
    }

    private async Task<string?> TakeAsync(DriverCall call, DriverOutput output, CancellationToken cancellationToken)
    {
        switch (output)
        {
            case PersistedOutput stored:
                await context.AdoptAsync(stored.Name, stored.Version, stored.Id, cancellationToken);
                return stored.Id;
            case PendingResource resource:
                return (await context.WriteResourceAsync(resource.SpecName, resource.Name, resource.Data, resource.Overrides, cancellationToken)).Id;
            case PendingText text:
                return (await context.WriteResourceAsync(text.SpecName, text.Name, ContentOf(call, text), text.Overrides, cancellationToken)).Id;
            case PendingFile file:
                return await WriteAsync(file, cancellationToken);
            case PendingDeletion deletion:
                await context.DeleteResourceAsync(deletion.Name, cancellationToken);
                return null;
            default:
                throw new InvalidOperationException($"An output of kind {output.GetType().Name} is not known.");
        }
    }

    private JsonNode ContentOf(DriverCall call, PendingText text)
    {
        var facts = (JsonObject)text.Facts.DeepClone();
        facts.TryAdd("executedAt", IdFormat.Text(clock.GetUtcNow()));
        facts["stdout"] = text.Text;
        if (Parsed(text.Text) is not { } json)
        {
            return facts;
        }

        var schema = JsonSchema.Compile(call.Type.Resources.TryGetValue(text.SpecName, out var spec) ? spec.Schema : new JsonObject());
        return schema.IsValid(json) || !schema.IsValid(facts) ? json : facts;
    }

    private static JsonNode? Parsed(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0 || start[0] is not ('{' or '['))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = Deepest });
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private async Task<string> WriteAsync(PendingFile file, CancellationToken cancellationToken)
    {
        await using var writer = await context.CreateFileWriterAsync(file.SpecName, file.Name, file.Overrides, cancellationToken);
        await file.Content(bytes => writer.WriteAsync(bytes, cancellationToken), cancellationToken);
        return (await writer.CompleteAsync(cancellationToken)).Id;
    }
}
