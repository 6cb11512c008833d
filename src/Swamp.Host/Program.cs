using Swamp.Host;
using Swamp.Operations.Hosting;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = true;
    stop.Cancel();
};
return await HostApplication.RunAsync(args, HostEnvironmentReader.Read(), stop.Token);
