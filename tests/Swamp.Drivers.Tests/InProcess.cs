using Swamp.Operations;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;

namespace Swamp.Drivers.Tests;

/// <summary>Calls operations on a repository.</summary>
internal sealed class InProcess(DriverRepository repository)
{
    public async Task<TResult> CallAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request)
    {
        var host = HostEnvironmentReader.Read();
        var client = new InProcessClient(host, new SessionFactory(host));
        return await client.CallAsync(operation, request, new CallOptions { WorkingDirectory = repository.Root }, repository, CancellationToken.None);
    }
}
