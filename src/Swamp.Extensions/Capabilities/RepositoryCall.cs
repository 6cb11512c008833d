using System.Text.Json.Nodes;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Capabilities;

/// <summary>Answers what code outside of methods asks for, such as a report.</summary>
internal sealed class RepositoryCall(ExtensionServices services) : IHostCall
{
    private readonly RepositoryCapabilities repository = new(services, context: null);

    public Task<HostAnswer> AskAsync(string name, JsonObject parameters, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        repository.AskAsync(name, new Asked(parameters), cancellationToken);

    public ValueTask LogAsync(string level, string text, CancellationToken cancellationToken) =>
        services.OnLog(level, services.Redactor.Redact(text), cancellationToken);
}
