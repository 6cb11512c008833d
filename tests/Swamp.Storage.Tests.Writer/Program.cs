using Swamp.Engine.Repositories;
using Swamp.Storage.Tests.Writer;

// usage: <repository> <mode> <seed>
var layout = new RepositoryLayout(args[0]);
await using var session = new WriterSession(layout, int.Parse(args[2]));
return args[1] switch
{
    "loop" => await session.LoopAsync(),
    "hold" => await session.HoldAsync(),
    "query" => await session.QueryAsync(),
    "until-refused" => await session.UntilRefusedAsync(),
    _ => await session.WriteManyAsync(int.Parse(args[1])),
};
