using System.Globalization;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Processes;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Drivers;

/// <summary>
/// Runs methods of TypeScript extensions in a Deno process of their own whose permissions are what the settings grant. Each call has a fresh process and a fresh
/// scratch folder, which is its working directory and its temporary folder.
/// </summary>
public sealed class SandboxDriver : IExecutionDriver
{
    /// <summary>Name of the driver.</summary>
    public const string Type = "sandbox";

    private const string Prefix = "sandbox-";

    private readonly ExtensionHostOptions options;
    private readonly SandboxSettings settings;
    private readonly string temporary;

    internal SandboxDriver(DriverChoice choice, ExtensionHostOptions options, string repository, string temporary)
    {
        this.options = options;
        this.temporary = temporary;
        settings = SandboxSettings.Read(choice, repository);
        Sweep();
    }

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(DriverCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var model = ModelOf(call);
        var folder = Directory.CreateDirectory(temporary);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{options.ProcessId}-{Path.GetRandomFileName()}");
        var scratch = folder.CreateSubdirectory(name).FullName;
        SandboxGuard? guard = null;
        try
        {
            await using var host = new ExtensionHost(options, new SandboxProgram(options, settings, model.Loaded, scratch));
            var outcome = await model.ExecuteAsync(
                host, call.Method.Name, call.Arguments, call.Context, scratch, inner => guard = new SandboxGuard(inner, settings), cancellationToken);
            return new ExecutionResult { Outputs = [.. outcome.DataHandles.Select(PersistedOutput.Of)] };
        }
        catch (SwampException exception)
        {
            throw SandboxRefusal.Explained(exception, guard);
        }
        finally
        {
            Remove(scratch);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static HostedModel ModelOf(DriverCall call)
    {
        var what = $"{call.Type.Name.Normalized}.{call.Method.Name}";
        var loaded = (call.Type.Implementation.Behind(call.Method.Name) as HostedModel)?.Loaded;
        var problem = loaded is null ? ($"{what} is built in", "A shell command can be confined by the driver 'docker'.")
            : !loaded.Source.Path.EndsWith(".ts", StringComparison.Ordinal) ? ($"{what} is written in C#", "The driver 'docker' confines C#, with an image that has .NET; 'raw' runs it with your rights.")
            : loaded.ModulePath == loaded.Source.Path ? ($"{loaded.Source.DisplayPath} could not be bundled, and its source would need more than its own file", "swamp doctor extensions says why.")
            : default;
        return problem.Item1 is null
            ? (HostedModel)call.Type.Implementation.Behind(call.Method.Name)
            : throw new SwampException(ErrorCodes.MethodExecutionFailed, $"The driver 'sandbox' runs methods of extensions in TypeScript; {problem.Item1}.", problem.Item2);
    }

    /// <summary>Removes what processes left behind that are gone.</summary>
    private void Sweep()
    {
        if (!Directory.Exists(temporary))
        {
            return;
        }

        foreach (var folder in new DirectoryInfo(temporary).EnumerateDirectories($"{Prefix}*"))
        {
            var parts = folder.Name.Split('-');
            if (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid != options.ProcessId
                && (!ProcessTree.IsAlive(pid) || ProcessTree.StartedAfter(pid, new DateTimeOffset(folder.CreationTimeUtc))))
            {
                Remove(folder.FullName);
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next process removes what this one could not.
        }
    }
}
