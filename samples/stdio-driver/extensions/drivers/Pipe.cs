using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Swamp.Sdk;

/// <summary>Runs methods in another process, near or far, that is reached over its standard streams.</summary>
[Driver("@sample/pipe", Name = "Standard input and output, in C#")]
public sealed class Pipe(Pipe.Settings settings) : IDriver
{
    /// <param name="Command">The program and its arguments, such as <c>ssh host deno run -A far_end.ts</c>.</param>
    public sealed record Settings(string[] Command);

    public async Task<DriverResult> ExecuteAsync(DriverRequest request, IDriverContext context, CancellationToken cancellationToken)
    {
        if (request.Bundle is not { } bundle)
        {
            return DriverResult.Failed("This driver runs methods of TypeScript extensions; this method has no bundle.");
        }

        using var process = Process.Start(new ProcessStartInfo(settings.Command[0], settings.Command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var errors = EachLineAsync(process.StandardError, context.Log);
        await process.StandardInput.WriteAsync(Message(request, bundle).ToJsonString());
        process.StandardInput.Close();
        JsonNode? result = null;
        await EachLineAsync(process.StandardOutput, line =>
        {
            var message = JsonNode.Parse(line)!;
            if (message["log"] is { } text)
            {
                context.Log((string)text!);
            }
            else
            {
                result = message["result"];
            }
        });
        await errors;
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (result is null)
        {
            return DriverResult.Failed($"{settings.Command[0]} ended with status {process.ExitCode} and gave no result.");
        }

        DriverOutput[] outputs = [.. result["outputs"]!.AsArray().Select(static o => OutputOf(o!))];
        return (string?)result["error"] is { } error ? DriverResult.Failed(error, outputs) : DriverResult.Success(outputs);
    }

    private static JsonObject Message(DriverRequest request, ReadOnlyMemory<byte> bundle) => new()
    {
        ["bundle"] = Encoding.UTF8.GetString(bundle.Span),
        ["modelType"] = request.ModelType,
        ["modelId"] = request.ModelId,
        ["methodName"] = request.MethodName,
        ["globalArgs"] = request.GlobalArgs.DeepClone(),
        ["methodArgs"] = request.MethodArgs.DeepClone(),
        ["definitionMeta"] = new JsonObject { ["id"] = request.DefinitionMeta.Id, ["name"] = request.DefinitionMeta.Name, ["version"] = request.DefinitionMeta.Version },
    };

    private static DriverOutput OutputOf(JsonNode output)
    {
        var (spec, name, content) = ((string)output["specName"]!, (string)output["name"]!, Convert.FromBase64String((string)output["content"]!));
        var made = (string?)output["type"] == "file" ? DriverOutput.File(spec, name, content) : DriverOutput.Resource(spec, name, Encoding.UTF8.GetString(content));
        return output["tags"] is JsonObject tags ? made with { Tags = tags.ToDictionary(static t => t.Key, static t => t.Value!.ToString()) } : made;
    }

    private static async Task EachLineAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine(line);
        }
    }
}
