using Swamp.Storage.Bench;

// usage: [versions, default 100000]
var versions = args.Length > 0 ? int.Parse(args[0]) : 100_000;
var folder = Directory.CreateTempSubdirectory("swamp-storage-bench-");
try
{
    await Writes.RunAsync(folder.CreateSubdirectory("writes").FullName);
    await Queries.RunAsync(folder.CreateSubdirectory("queries").FullName, versions);
}
finally
{
    folder.Delete(recursive: true);
}
