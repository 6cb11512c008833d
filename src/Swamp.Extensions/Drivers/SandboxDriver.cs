using System.Globalization;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Models;
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

    /// <summary>How the names of its scratch folders begin; the id of the process follows.</summary>
    internal const string Prefix = "sandbox-";

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
        var model = Confinable(call.Type.Implementation.Behind(call.Method.Name), $"{call.Type.Name.Normalized}.{call.Method.Name}");
        var outcome = await ConfineAsync(
            model, (host, scratch, guard) => model.ExecuteAsync(host, call.Method.Name, call.Arguments, call.Context, scratch, guard, cancellationToken));
        return new ExecutionResult { Outputs = [.. outcome.DataHandles.Select(PersistedOutput.Of)] };
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> CheckAsync(ModelType type, string check, IMethodContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            var model = Confinable(type.Implementation.BehindCheck(check), $"the check '{check}' of {type.Name.Normalized}");
            return await ConfineAsync(model, (host, scratch, guard) => model.CheckAsync(host, check, context, scratch, guard, cancellationToken));
        }
        catch (SwampException exception) when (exception.Error.Hint is { } hint)
        {
            // Of what a check throws only the text is shown, and what can be done about a refusal belongs to it.
            return new CheckOutcome(Passed: false, [exception.Message, hint]);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs something of an extension in a process and a folder of its own.</summary>
    private async Task<T> ConfineAsync<T>(HostedModel model, Func<ExtensionHost, string, Func<IHostCall, IHostCall>, Task<T>> run)
    {
        var folder = Directory.CreateDirectory(temporary);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{options.ProcessId}-{Path.GetRandomFileName()}");
        var scratch = folder.CreateSubdirectory(name).FullName;
        SandboxGuard? guard = null;
        try
        {
            await using var host = new ExtensionHost(options, new SandboxProgram(options, settings, [model.Loaded.ModulePath], scratch));
            return await run(host, scratch, inner => guard = new SandboxGuard(inner, settings));
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

    /// <summary>The code, if the sandbox can hold it.</summary>
    private static HostedModel Confinable(IModelImplementation implementation, string what)
    {
        var loaded = (implementation as HostedModel)?.Loaded;
        var problem = loaded is null ? ($"{what} is built in", "A shell command can be confined by the driver 'docker'.")
            : !loaded.Source.Path.EndsWith(".ts", StringComparison.Ordinal) ? ($"{what} is written in C#", "The driver 'docker' confines C#, with an image that has .NET; 'raw' runs it with your rights.")
            : loaded.ModulePath == loaded.Source.Path ? ($"{loaded.Source.DisplayPath} could not be bundled, and its source would need more than its own file", "swamp doctor extensions says why.")
            : default;
        return problem.Item1 is null
            ? (HostedModel)implementation
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

    /// <summary>Removes a scratch folder.</summary>
    internal static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever written there.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next process removes what this one could not.
        }
    }
}
