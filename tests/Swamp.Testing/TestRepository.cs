using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Repositories;
using Swamp.Operations;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Testing;

/// <summary>A repository in a folder of its own, opened as the command line opens it. It hears everything that is said about it.</summary>
internal sealed class TestRepository : IOperationEvents, IRunObserver, IAsyncDisposable
{
    private readonly ConcurrentQueue<string> said = new();
    private readonly Dictionary<string, string> variables;
    private RepositorySession? session;

    /// <summary>Makes one.</summary>
    /// <param name="settings">Variables beside those of this process; <c>&lt;root&gt;</c> in a value is the folder of the repository.</param>
    public TestRepository(IEnumerable<(string Name, string Value)> settings)
    {
        Root = Directory.CreateTempSubdirectory("swamp-test-").FullName;
        Write(".swamp.yaml", "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\n");
        variables = new Dictionary<string, string>(HostEnvironmentReader.Read().Variables, StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            variables[name] = value.Replace("<root>", Root, StringComparison.Ordinal);
        }
    }

    public string Root { get; }

    /// <summary>Everything that was logged, printed or warned about, in order.</summary>
    public IReadOnlyList<string> Said => [.. said];

    public RepositorySession Session => session ??= Open();

    public string Write(string relativePath, string text)
    {
        var path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public Task<MethodRunResult> RunAsync(MethodRunRequest request, CancellationToken cancellationToken) => Session.CreateMethodRunner().RunAsync(request, this, cancellationToken);

    /// <summary>Closes everything, as the end of a command does.</summary>
    public async Task CloseAsync()
    {
        if (session is not null)
        {
            await session.DisposeAsync();
            session = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Root, recursive: true);
    }

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken) => Say(operationEvent.ToString());

    public ValueTask StageAsync(string stage, string text, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OutputAsync(MethodLogLine line, CancellationToken cancellationToken) => Say($"{line.Stream}: {line.Text}");

    public ValueTask NoticeAsync(string kind, string message, bool isWarning, JsonObject? data, CancellationToken cancellationToken) => Say($"{kind}: {message}");

    private RepositorySession Open()
    {
        var host = HostEnvironmentReader.Read() with { Variables = variables };
        var environment = SwampEnvironment.From(host.Variables);
        return new RepositorySession(host, environment, new RepositoryOpener(environment, Root).Open(Root), new CallOptions { WorkingDirectory = Root }, this);
    }

    private ValueTask Say(string text)
    {
        said.Enqueue(text);
        return ValueTask.CompletedTask;
    }
}
