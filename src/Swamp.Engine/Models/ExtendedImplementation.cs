using System.Text.Json.Nodes;
using Swamp.Engine.Execution;

namespace Swamp.Engine.Models;

/// <summary>Sends what an extension added to the extension and everything else to the type.</summary>
internal sealed class ExtendedImplementation(IModelImplementation inner, ModelTypeExtension extension) : IModelImplementation
{
    public Task<MethodOutcome> ExecuteAsync(string method, JsonObject arguments, IMethodContext context, CancellationToken cancellationToken) =>
        Behind(method).ExecuteAsync(method, arguments, context, cancellationToken);

    public Task<CheckOutcome> CheckAsync(string check, IMethodContext context, CancellationToken cancellationToken) =>
        BehindCheck(check).CheckAsync(check, context, cancellationToken);

    public bool ParsesArguments(string method) =>
        Behind(method).ParsesArguments(method);

    public void Prepare() => inner.Prepare();

    public IModelImplementation Behind(string method) => extension.Methods.Any(m => m.Name == method) ? extension.Implementation : inner.Behind(method);

    public IModelImplementation BehindCheck(string check) => extension.Checks.Any(c => c.Name == check) ? extension.Implementation : inner.BehindCheck(check);
}
